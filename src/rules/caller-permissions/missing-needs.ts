import type { CallerNeed } from "../../knowledge/index.js";
import { listed, type MessageData, ownValue, phrase, type Phrase, type Text } from "../../rule-kit/index.js";
import { leastStatements, type Permission } from "../shared/least-statement.js";
import { shownArn } from "../shared/names.js";

/** An action that a caller lacks, and what it is needed on; nothing, where that is not known. */
export interface MissingNeed {
  readonly need: CallerNeed;
  readonly resources: readonly Text[];
}

/** What a finding says of needs that are not met. */
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

/** Permissions, each with what it is for: `dms:DeleteEndpoint on arn:… (to delete)`. */
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

/** What services other than DMS are needed for. */
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
