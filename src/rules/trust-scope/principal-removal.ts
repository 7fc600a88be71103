import type { PolicyDocument, Principal, Statement } from "../../model/index.js";
import type { Entry, Mapping, Suggestion } from "../../rule-kit/index.js";
import { fixedLiteral, isOwnList } from "../shared/texts/fixed-values.js";

/** Whether a trust policy does not need a principal. */
type IsIdle = (principal: Principal, statement: Statement) => boolean;

/**
 * Removes a principal from a trust policy, with the entry or statement that has only such principals. All of them may
 * be removed together, so another principal must stay. `undefined`: none would stay, or it is not written there.
 */
export function principalRemoval(
  document: PolicyDocument,
  statement: Statement,
  principal: Principal,
  isIdle: IsIdle,
): Suggestion["fix"] | undefined {
  const element = statement.principals?.node;
  const entry = element?.kind === "mapping" ? entryWith(element, principal) : undefined;
  if (element?.kind !== "mapping" || !entry || statement.principals?.incompleteReason !== undefined) return undefined;
  if (fixedLiteral(principal.text) === undefined) return undefined;
  const idle = statement.principals?.items.filter((one) => isIdle(one, statement)).map(({ node }) => node) ?? [];
  const { value } = entry;
  if (value.kind === "list" && value.items.some((item) => !idle.includes(item)))
    return isOwnList(value, [principal], statement) ? (fixer) => fixer.remove(value, [principal.node]) : undefined;
  if (element.entries.length > 1) return value.layout && ((fixer) => fixer.remove(element, [entry]));
  return statementRemoval(document, statement, isIdle);
}

function entryWith({ entries }: Mapping, { node }: Principal): Entry | undefined {
  return entries.find(({ value }) => value === node || (value.kind === "list" && value.items.includes(node)));
}

function statementRemoval(
  { node, statements }: PolicyDocument,
  statement: Statement,
  isIdle: IsIdle,
): Suggestion["fix"] | undefined {
  const list = node.entries.find(({ key }) => key.text === "Statement")?.value;
  const isNeeded = (one: Statement): boolean =>
    one.effect === "Allow" && (one.principals?.items.some((principal) => !isIdle(principal, one)) ?? false);
  if (list?.kind !== "list" || !list.items.includes(statement.node) || !statements.some(isNeeded)) return undefined;
  return (fixer) => fixer.remove(list, [statement.node]);
}
