import { plainText } from "../../iam/index.js";
import type { Principal, PrincipalElement } from "../../model/index.js";
import { asText, display, literalOf, type List, type Node, type Suggestion, type Text } from "../../rule-kit/index.js";
import { literalInList } from "../shared/texts/fixed-values.js";
import { sampleOf } from "../shared/texts/samples.js";
import { keyOfServices, principalKinds, type PrincipalProblem } from "./principal-problem.js";

export type Correction = Suggestion<"useName", "candidate"> | Suggestion<"removeName", "name">;

/** How to write what is meant. Where the same list has it already, the wrong name is removed. */
export function correctionsOf(
  { candidate, messageId }: PrincipalProblem,
  { node, principalKind, text }: Principal,
  element: PrincipalElement | undefined,
): readonly Correction[] {
  const kind = messageId === "serviceAsAccount" ? element && keyOfServices(element, principalKind) : undefined;
  if (kind) return [using("Service", (fixer) => fixer.renameKey(kind, "Service"))];
  const meant = meantName(candidate, text);
  if (!meant || candidate === undefined) return [];
  const list = element && listWith(element, node, candidate);
  return list
    ? [{ messageId: "removeName", data: { name: text }, fix: (fixer) => fixer.remove(list, [node]) }]
    : [using(display(meant), (fixer) => fixer.replaceText(node, meant))];
}

/** The type that is meant by one that differs in the case of its letters, or is in the plural: `service`, `Services`. */
export function correctionsOfKind(key: Node): readonly Correction[] {
  const text = asText(key);
  const written = text && literalOf(text)?.toLowerCase();
  const meant = principalKinds.find((kind) => [kind, `${kind}s`].some((form) => form.toLowerCase() === written));
  return text && meant ? [using(meant, (fixer) => fixer.renameKey(text, meant))] : [];
}

/** What to write, with the unknown values of the text as it has them. */
export function hintOf({ candidate, messageId }: PrincipalProblem, text: Text): string {
  const meant = meantName(candidate, text);
  if (meant) return ` Write ${display(meant)}.`;
  return messageId === "malformed" ? " Write an account ID, or the ARN of an account, role, user or session." : "";
}

function meantName(candidate: string | undefined, text: Text): Text | undefined {
  return candidate === undefined ? undefined : rewritten(text, candidate);
}

function using(candidate: string, fix: Suggestion["fix"]): Correction {
  return { messageId: "useName", data: { candidate }, fix };
}

/** What is meant, with the unknown values of the text. `undefined`: more than the text behind them is another one. */
function rewritten(text: Text, candidate: string): Text | undefined {
  if (literalOf(text) !== undefined) return plainText(candidate);
  const [sample, last] = [sampleOf(text), text.parts.at(-1)];
  if (sample === undefined || last?.kind !== "literal") return undefined;
  const start = sample.slice(0, -last.text.length);
  if (last.text === "" || !candidate.startsWith(start)) return undefined;
  return { ...text, parts: [...text.parts.slice(0, -1), { ...last, text: candidate.slice(start.length) }] };
}

/** The list of a principal, if it has a certain name as well, and both in every deployment. */
function listWith({ items, node: kinds }: PrincipalElement, node: Node, name: string): List | undefined {
  const same = items.find(({ text }) => literalInList(text) === name);
  if (!same || kinds.kind !== "mapping") return undefined;
  const lists = kinds.entries.map(({ value }) => value).filter((value) => value.kind === "list");
  return lists.find((list) => list.layout !== undefined && [same.node, node].every((one) => list.items.includes(one)));
}
