import type { CallerNeed, CallerPhase } from "../../knowledge/index.js";
import {
  display,
  groupBy,
  listed,
  type MessageData,
  ownValue,
  phrase,
  type Phrase,
  type Text,
} from "../../rule-kit/index.js";
import { leastStatements, type Permission } from "../shared/new-statements/least-statement.js";
import { shownArn } from "../shared/messages/names.js";
import { statedPlaces } from "../shared/needs/own-requirements.js";

/** An action that a caller is missing, and the resources it is needed on (none if they are not known). */
export interface MissingNeed {
  readonly need: CallerNeed;
  readonly resources: readonly Text[];
}

export type Cause = "missing" | "denied" | "boundary";

/** `own` is about what the user's own requirements ask: AWS documents no error for it. */
export type CauseMessage = Cause | "own";

/** Needs of the facts, and needs of the user's own requirements. No group is empty. */
export function byOrigin<T extends Pick<MissingNeed, "need">>(needs: readonly T[]): readonly (readonly T[])[] {
  return [...groupBy(needs, ({ need }) => need.statedIn === undefined).values()];
}

/** The message for needs of one cause. They are either all of the facts or all of the user's own requirements. */
export function messageFor(cause: Cause, needs: readonly Pick<MissingNeed, "need">[]): CauseMessage {
  return needs.every(({ need }) => need.statedIn !== undefined) ? "own" : cause;
}

/** The message data for needs that are not met. */
export function missingNeedData(
  needs: readonly MissingNeed[],
): MessageData<"actions" | "first" | "permissions" | "places" | "source"> {
  const actions = [...new Set(needs.map(({ need }) => need.action))];
  return {
    actions,
    first: (needs.find(({ need }) => need.need !== "recommended") ?? needs[0])?.need.action ?? "",
    permissions: permissionsWithReasons(needs),
    places: statedPlaces(needs.map(({ need }) => need)),
    source: [...new Set(needs.flatMap(({ need }) => need.source.slice(0, 1)))],
  };
}

export function permissionsOf(needs: readonly MissingNeed[]): readonly Permission[] {
  return needs.flatMap(({ need, resources }) => resources.map((resource) => ({ action: need.action, resource })));
}

/** Permissions, each with its purpose: `dms:DeleteEndpoint on arn:… (to delete)`. */
function permissionsWithReasons(needs: readonly MissingNeed[]): readonly Phrase[] {
  return [...groupBy(eachPermissionOnce(needs), reasonOf)].map(([reason, ones]) =>
    phrase(written(ones), ` (${reason})`),
  );
}

/** An action on one resource, or on resources that are not known, and what it is needed for. */
interface NeededPermission {
  readonly action: string;
  readonly resource?: Text;
  readonly phases: ReadonlySet<CallerPhase>;
}

/** Several resources may need one permission in different phases: a replication config and a project use one key. */
function eachPermissionOnce(needs: readonly MissingNeed[]): readonly NeededPermission[] {
  const all = needs.flatMap(({ need, resources }): NeededPermission[] => {
    const known = { action: need.action, phases: new Set(need.phases) };
    return resources.length === 0 ? [known] : resources.map((resource) => ({ ...known, resource }));
  });
  const alike = groupBy(all, ({ action, resource }) => `${action}\n${resource ? display(resource) : ""}`);
  return [...alike.values()].flatMap((ones) => {
    const [first] = ones;
    return first ? [{ ...first, phases: new Set(ones.flatMap(({ phases }) => [...phases])) }] : [];
  });
}

function written(permissions: readonly NeededPermission[]): readonly Phrase[] {
  const vague = permissions.flatMap(({ action, resource }) => (resource ? [] : [action]));
  const known = permissions.flatMap(({ action, resource }) => (resource ? [{ action, resource }] : []));
  const statements = leastStatements(known).map(({ actions, resources }) =>
    phrase(actions, " on ", resources.map(shownArn)),
  );
  return [...statements, ...(vague.length > 0 ? [phrase(vague)] : [])];
}

/** Why permissions of other services than DMS are needed. */
const purposes: Readonly<Record<string, string>> = {
  ec2: "the network",
  iam: "the role",
  kms: "the key",
  redshift: "the cluster",
  secretsmanager: "the secret",
};

/** The phases of a deployment, in the order in which they are named. */
const phasesInOrder: readonly CallerPhase[] = ["create", "read", "update", "delete", "operate"];

function reasonOf({ action, phases }: NeededPermission): string {
  const purpose = ownValue(purposes, action.slice(0, action.indexOf(":")));
  const named = phasesInOrder.filter((phase) => phases.has(phase));
  return `to ${listed(named)}${purpose === undefined ? "" : `, for ${purpose}`}`;
}
