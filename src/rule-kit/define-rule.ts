import type { Directions, Keys, Messages, Schema, TypedRule } from "./typed-rule.js";

/**
 * Declares a rule. The rule is returned unchanged. The compiler checks it: the ids of messages and the data that each
 * message needs, suggestions and their directions, and options by their schema. A message must be one literal text: the
 * compiler does not know the placeholders in `"a" + "b"`.
 */
export function defineRule<
  const M extends Messages,
  const D extends Directions | undefined = undefined,
  const K extends Keys | undefined = undefined,
  const S extends Schema | undefined = undefined,
>(rule: TypedRule<M, D, K, S>): TypedRule<NoInfer<M>, NoInfer<D>, NoInfer<K>, NoInfer<S>> {
  return rule;
}
