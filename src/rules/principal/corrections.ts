import { plainText } from "../../iam/index.js";
import type { Principal, PrincipalElement } from "../../model/index.js";
import { literalOf, type List, type Node, type Suggestion } from "../../rule-kit/index.js";
import { areInOneList, fixedLiteral } from "../shared/texts/fixed-values.js";
import { keyOfServices, type PrincipalProblem } from "./principal-problem.js";

type Correction = Suggestion<"useName", "candidate"> | Suggestion<"removeName", "name">;

/** How to write what is meant. Where the same list has it already, the wrong name is removed. */
export function correctionsOf(
  { candidate, messageId }: PrincipalProblem,
  { node, principalKind, text }: Principal,
  element: PrincipalElement | undefined,
): readonly Correction[] {
  const kind = messageId === "serviceAsAccount" ? element && keyOfServices(element, principalKind) : undefined;
  if (kind) return [using("Service", (fixer) => fixer.renameKey(kind, "Service"))];
  // A name that is not fully known cannot be written again.
  if (candidate === undefined || literalOf(text) === undefined) return [];
  const list = element && listWith(element, node, candidate);
  return list
    ? [{ messageId: "removeName", data: { name: text }, fix: (fixer) => fixer.remove(list, [node]) }]
    : [using(candidate, (fixer) => fixer.replaceText(node, plainText(candidate)))];
}

function using(candidate: string, fix: Suggestion["fix"]): Correction {
  return { messageId: "useName", data: { candidate }, fix };
}

/** The list of a principal, if it has a certain name as well. */
function listWith({ items, node: kinds }: PrincipalElement, node: Node, name: string): List | undefined {
  const same = items.find(({ text }) => fixedLiteral(text) === name);
  if (!same || kinds.kind !== "mapping") return undefined;
  const lists = kinds.entries.map(({ value }) => value).filter((value) => value.kind === "list");
  return lists.find((list) => areInOneList(list, [same.node, node]));
}
