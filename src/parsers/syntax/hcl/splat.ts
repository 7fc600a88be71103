import type { Location } from "../../../source/index.js";
import type { Expression, SplatStep } from "./hcl-ast.js";

/** A splat with the steps after it. After `.*`, an index applies to the whole list. After `[*]`, it applies to every item. */
export function splatOf(
  of: Expression,
  mark: ".*" | "[*]",
  steps: readonly SplatStep[],
  location: Location,
): Expression {
  const firstIndex = steps.findIndex((one) => one.kind === "index");
  const isOfAll = mark === ".*" && firstIndex >= 0;
  const inside = isOfAll ? steps.slice(0, firstIndex) : steps;
  const behind = isOfAll ? steps.slice(firstIndex) : [];
  const start: Expression = { kind: "splat", of, steps: inside, location };
  return behind.reduce<Expression>((whole, one) => ({ of: whole, ...one, location }), start);
}
