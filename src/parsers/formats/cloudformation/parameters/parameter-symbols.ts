import { onceIn, oncePer } from "../../../../source/index.js";
import { and, asItems, formulaKey, isSatisfiable, member, type Formula, type Node } from "../../../../tree/index.js";
import { literalAsRead } from "../values/plain-booleans.js";
import type { Scope, Stack } from "../templates/scope.js";

const prefix = "#Parameters.";

/** The symbol of a parameter without a value. */
export function symbolOf(name: string, { path }: Stack): string {
  return `${path}${prefix}${name}`;
}

/** Path of the template that declares the parameter of a symbol. */
export function declaringPath(symbol: string): string | undefined {
  const at = symbol.lastIndexOf(prefix);
  return at === -1 ? undefined : symbol.slice(0, at);
}

/** All values that a parameter may have, by its symbol, or by the symbol of the value passed to it. */
export function domainOf(symbol: string, stack: Stack): readonly string[] | undefined {
  const own = symbolOf("", stack);
  const name = symbol.startsWith(own) ? symbol.slice(own.length) : stack.aliases.get(symbol);
  const allowed = name === undefined ? undefined : member(stack.parameters.get(name), "AllowedValues");
  if (!allowed) return stack.links.domainOf(symbol);
  return literalsIn(allowed);
}

/** The texts of a list. `undefined`: not all of them are known. */
const literalsIn = oncePer((list: Node): readonly string[] | undefined => {
  const values = asItems(list).items.map(literalAsRead);
  return values.every((value) => value !== undefined) ? values : undefined;
});

/** Under a condition that requires another value, the default is not the value. */
export function mayHaveValue(symbol: string, value: string, { when, stack }: Scope): boolean {
  return when.op === "true" || canBe(symbol, value, domainOf(symbol, stack), when);
}

/** The allowed values that a parameter can have under a condition, by its symbol. Many references may ask. */
export function possibleValues(symbol: string, allowed: readonly string[], { when }: Scope): readonly string[] {
  if (when.op === "true") return allowed;
  const key = `${formulaKey(when)} ${symbol}`;
  return onceIn(possibleOf(allowed), key, () => allowed.filter((value) => canBe(symbol, value, allowed, when)));
}

// By the list: two parameters that are passed one value have one symbol, and each its own allowed values.
const possibleOf = oncePer((_allowed: readonly string[]) => new Map<string, readonly string[]>());

function canBe(subject: string, value: string, domain: readonly string[] | undefined, when: Formula): boolean {
  return isSatisfiable(and(when, { op: "equals", subject, value, ...(domain && { domain }) })) !== false;
}
