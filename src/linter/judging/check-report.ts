import { isMapping, listed, shownValue } from "../../source/index.js";
import type { Placed, Report, Rule, Suggestion } from "../../rule-kit/index.js";
import type { Skip } from "../finding.js";

/**
 * Throws if a rule reports what it does not declare, as in ESLint. Code without types may report anything: people would
 * see a finding that says nothing, or an edit of a rule that says it makes none.
 */
export function checkReport(report: Partial<Report>, { meta }: Rule): void {
  const { address, alsoAt, data, fix, messageId, node, related, restsOn, suggest } = report;
  checkMessage(messageId, data, meta);
  const call = `context.report was called for "${messageId}"`;
  if (!isPlaced(node)) throw new TypeError(`${call} without "node", a node of the template`);
  if (!isListOf(isRelated, related))
    throw new TypeError(`${call} with a wrong "related": it must be a list of places, each with location and message`);
  if (!isListOf(isPlaced, restsOn))
    throw new TypeError(`${call} with a wrong "restsOn": it must be a list of nodes of the template`);
  if (typeof address !== "string") throw new TypeError(`${call} without "address", the address of the node`);
  if (!isListOf((one) => typeof one === "string", alsoAt))
    throw new TypeError(`${call} with a wrong "alsoAt": it must be a list of addresses`);
  if (fix && !meta.fixable) throw new TypeError(`${call} with "fix", but meta.fixable is not true`);
  if (!suggest || suggest.length === 0) return;
  if (!meta.hasSuggestions) throw new TypeError(`${call} with "suggest", but meta.hasSuggestions is not true`);
  for (const one of suggest as readonly Partial<Suggestion>[]) checkMessage(one.messageId, one.data, meta);
}

/** What a rule skips. Throws if that has no place, or if no reason is given. */
export function skipOf(at: Partial<Placed> = {}, reason: unknown, { name }: Rule): Skip {
  const { address = "", location } = at;
  if (!location || !isPlaced(at))
    throw new TypeError("context.skip was called without a node of the template as its first argument");
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
  if (data !== undefined && !isMapping(data))
    throw new TypeError(`context.report was called for "${id}" with a wrong "data": it must be an object`);
  // An item that is `undefined` fills no placeholder.
  const wrong = Object.entries(data ?? {}).find(([, value]) => value !== undefined && ![value].flat().every(isItem));
  if (wrong)
    throw new TypeError(
      `context.report was called for "${id}" with a wrong "data.${wrong[0]}": it must be a text, a number, a Text of the template, or a list of them`,
    );
}

/** Whether a value is a node, or a place, of a template. */
function isPlaced(value: unknown): boolean {
  if (!isMapping(value) || !("location" in value) || !isMapping(value.location)) return false;
  const { end, file, start } = value.location;
  return typeof start === "number" && typeof end === "number" && isMapping(file) && "path" in file && "text" in file;
}

function isRelated(value: unknown): boolean {
  return isPlaced(value) && isMapping(value) && "message" in value && typeof value.message === "string";
}

/** A list that is left out is right as well, also by `null`. */
function isListOf(isItem: (value: unknown) => boolean, given: unknown): boolean {
  return given === undefined || given === null || (Array.isArray(given) && given.every(isItem));
}

/** Items are texts, numbers, texts of the template and phrases. */
function isItem(item: unknown): boolean {
  if (typeof item === "object" && item !== null) return "kind" in item;
  return typeof item === "string" || typeof item === "number";
}
