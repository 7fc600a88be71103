import { and, asItems, isSatisfiable, member } from "../../../../tree/index.js";
import { literalAsRead } from "../values/plain-booleans.js";
import type { Scope, Stack } from "../templates/scope.js";

const prefix = "#Parameters.";

/** The symbol of a parameter without a value. */
export function symbolOf(name: string, { path }: Stack): string {
  return `${path}${prefix}${name}`;
}

/** Path of the template that declares the parameter of a symbol. */
export function homeOf(symbol: string): string | undefined {
  const at = symbol.lastIndexOf(prefix);
  return at === -1 ? undefined : symbol.slice(0, at);
}

/** All values that a parameter may have, by its symbol, or by the symbol of the value passed to it. */
export function domainOf(symbol: string, stack: Stack): readonly string[] | undefined {
  const own = symbolOf("", stack);
  const name = symbol.startsWith(own) ? symbol.slice(own.length) : stack.aliases.get(symbol);
  const allowed = name === undefined ? undefined : member(stack.parameters.get(name), "AllowedValues");
  if (!allowed) return stack.links.domainOf(symbol);
  const values = asItems(allowed).items.map(literalAsRead);
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** Under a condition that requires another value, the default is not the value. */
export function mayHaveValue(symbol: string, value: string, { when, stack }: Scope): boolean {
  if (when.op === "true") return true;
  const domain = domainOf(symbol, stack);
  return isSatisfiable(and(when, { op: "equals", subject: symbol, value, ...(domain && { domain }) })) !== false;
}
