import type { Directions, Keys, Messages, Schema, TypedRule } from "./typed-rule.js";

/**
 * Declares a rule. It is returned as it is, checked by the compiler only: ids of messages and the data that each needs,
 * suggestions and their directions, options by their schema. A message has to be one literal text: of `"a" + "b"` the
 * compiler does not know the placeholders.
 */
export function defineRule<
  const M extends Messages,
  const D extends Directions | undefined = undefined,
  const K extends Keys | undefined = undefined,
  const S extends Schema | undefined = undefined,
>(rule: TypedRule<M, D, K, S>): TypedRule<NoInfer<M>, NoInfer<D>, NoInfer<K>, NoInfer<S>> {
  return rule;
}
