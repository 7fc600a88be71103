import { nameOf } from "../../dms/index.js";
import { groupBy, listed, visible } from "../../source/index.js";
import { literalOf } from "../../tree/index.js";
import { nameOfHolder } from "../policies/holder.js";
import type { LeastPolicy, LeastTrust } from "../policies/least-policy.js";
import type { Undecided } from "../permissions/permission.js";
import type { LeastStatement } from "../permissions/least-statements.js";

/** Why a statement is there, and the pages that say so, as lines of a comment. */
export function statementComment({ isRecommended, reasons, resources }: LeastStatement): readonly string[] {
  const byTitle = groupBy(reasons, ({ title }) => title);
  const lines = [...byTitle].map(([title, some]) => {
    const users = [...new Set(some.map(({ user }) => nameOf(user)))];
    return purposeText(title, shortList(users));
  });
  const isByAws = reasons.some(({ isOwn }) => isOwn !== true);
  const isEverything = resources.some((resource) => literalOf(resource) === "*");
  return [
    ...lines,
    ...(isRecommended && isByAws ? ["AWS lists these actions; it is not proved that all of them are needed."] : []),
    ...(isEverything && isByAws ? ["AWS cannot limit these actions to resources."] : []),
    ...new Set(reasons.map(({ source }) => source)),
  ].map(visible);
}

/** Who must be able to assume a role, as lines of a comment. */
export function trustComment({ source, sourceAccount }: LeastTrust): readonly string[] {
  const limit = sourceAccount ? ["Only for this account, so that no other account can use the role."] : [];
  return [...limit, source].map(visible);
}

/** For whom a policy is, and what could not be decided, as lines of a comment. */
export function headComment(policy: LeastPolicy): readonly string[] {
  const { holder, managedPolicies, statements, undecided } = policy;
  const more = statements.length > 0 ? ", and the statements below" : "";
  const managed =
    managedPolicies.length > 0 ? [`Its least policy is the AWS managed policy, which AWS keeps current${more}.`] : [];
  const none = statements.length + managedPolicies.length === 0 ? ["It is not known to need anything."] : [];
  return [`For ${nameOfHolder(holder)}.`, ...managed, ...none, ...undecidedLines(undecided)].map(visible);
}

/** What something is needed for, and who needs it: `S3 as a target: endpoint Lake`, `to create endpoint Lake`. */
export function purposeText(title: string, users: string): string {
  return title.startsWith("to ") ? `${title} ${users}` : `${title}: ${users}`;
}

/** At most three names; more of them are counted. */
function shortList(names: readonly string[]): string {
  const [first = "", second = "", ...others] = names;
  return others.length < 2 ? listed(names) : `${first}, ${second} and ${String(others.length)} more`;
}

/** What could not be decided, a line for each reason. */
export function undecidedLines(undecided: readonly Undecided[]): readonly string[] {
  const byReason = groupBy(undecided, ({ reason, title, user }) => [user.address, title, reason].join("\n"));
  return [...byReason.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const actions = [...new Set(alike.flatMap((one) => one.actions))];
    const what = actions.length === 0 ? "" : `${listed(actions)}: `;
    return [`Not decided: ${what}${first.reason} (${purposeText(first.title, nameOf(first.user))}).`];
  });
}
