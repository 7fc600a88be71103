import type { CallerNeed } from "../../knowledge/index.js";
import { listed, type MessageData, ownValue, phrase, type Phrase, type Text } from "../../rule-kit/index.js";
import { leastStatements, type Permission } from "../shared/least-statement.js";
import { shownArn } from "../shared/names.js";

/** An action that a caller is missing, and the resources it is needed on (none if they are not known). */
export interface MissingNeed {
  readonly need: CallerNeed;
  readonly resources: readonly Text[];
}

/** The message data for needs that are not met. */
export function missingNeedData(
  needs: readonly MissingNeed[],
): MessageData<"actions" | "first" | "permissions" | "source"> {
  const actions = [...new Set(needs.map(({ need }) => need.action))];
  return {
    actions,
    first: (needs.find(({ need }) => need.need !== "recommended") ?? needs[0])?.need.action ?? "",
    permissions: permissionsWithReasons(needs),
    source: [...new Set(needs.flatMap(({ need }) => need.source.slice(0, 1)))],
  };
}

export function permissionsOf(needs: readonly MissingNeed[]): readonly Permission[] {
  return needs.flatMap(({ need, resources }) => resources.map((resource) => ({ action: need.action, resource })));
}

/** Permissions, each with its purpose: `dms:DeleteEndpoint on arn:… (to delete)`. */
function permissionsWithReasons(needs: readonly MissingNeed[]): readonly Phrase[] {
  const byReason = new Map<string, MissingNeed[]>();
  for (const one of needs) byReason.set(reasonOf(one), [...(byReason.get(reasonOf(one)) ?? []), one]);
  return [...byReason].map(([reason, ones]) => phrase(written(ones), ` (${reason})`));
}

function written(needs: readonly MissingNeed[]): readonly Phrase[] {
  const vague = needs.filter(({ resources }) => resources.length === 0).map(({ need }) => need.action);
  const statements = leastStatements(permissionsOf(needs)).map(({ actions, resources }) =>
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

function reasonOf({ need }: MissingNeed): string {
  const purpose = ownValue(purposes, need.action.slice(0, need.action.indexOf(":")));
  return `to ${listed(need.phases)}${purpose === undefined ? "" : `, for ${purpose}`}`;
}
