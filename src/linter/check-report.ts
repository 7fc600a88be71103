import { listed, shownValue } from "../source/index.js";
import type { Placed, Report, Rule, Suggestion } from "../rule-kit/index.js";
import type { Skip } from "./finding.js";

/**
 * Throws if a rule reports what it does not declare, as in ESLint. Code without types may report anything: people would
 * see a finding that says nothing, or an edit of a rule that says it makes none.
 */
export function checkReport({ address, data, fix, messageId, node, suggest }: Partial<Report>, { meta }: Rule): void {
  checkMessage(messageId, data, meta);
  const call = `context.report was called for "${messageId}"`;
  if (node?.location === undefined) throw new TypeError(`${call} without "node", a node of the template`);
  if (typeof address !== "string") throw new TypeError(`${call} without "address", the address of the node`);
  if (fix && !meta.fixable) throw new TypeError(`${call} with "fix", but meta.fixable is not true`);
  if (!suggest || suggest.length === 0) return;
  if (!meta.hasSuggestions) throw new TypeError(`${call} with "suggest", but meta.hasSuggestions is not true`);
  for (const one of suggest as readonly Partial<Suggestion>[]) checkMessage(one.messageId, one.data, meta);
}

/** What a rule skips. Throws if that has no place, or if no reason is given. */
export function skipOf({ address = "", location }: Partial<Placed> = {}, reason: unknown, { name }: Rule): Skip {
  if (!location) throw new TypeError("context.skip was called without a node of the template as its first argument");
  if (typeof reason !== "string")
    throw new TypeError("context.skip was called without a reason, a text, as its second argument");
  return { ruleId: name, address, reason, location };
}

function checkMessage(id: unknown, data: object | undefined, { messages }: Rule["meta"]): asserts id is string {
  if (typeof id !== "string" || !Object.hasOwn(messages, id)) {
    const ids = Object.keys(messages).map((one) => `"${one}"`);
    const given = id === undefined ? "without a messageId" : `with the messageId ${shownValue(id)}`;
    const known = ids.length === 0 ? "is empty" : `has ${listed(ids, "and")}`;
    throw new TypeError(`context.report was called ${given}, but meta.messages ${known}`);
  }
  // An item that is `undefined` fills no placeholder.
  const wrong = Object.entries(data ?? {}).find(([, value]) => value !== undefined && ![value].flat().every(isItem));
  if (wrong)
    throw new TypeError(
      `context.report was called for "${id}" with a wrong "data.${wrong[0]}": it must be a text, a number, a Text of the template, or a list of them`,
    );
}

/** Items are texts, numbers, texts of the template and phrases. */
function isItem(item: unknown): boolean {
  if (typeof item === "object" && item !== null) return "kind" in item;
  return typeof item === "string" || typeof item === "number";
}
