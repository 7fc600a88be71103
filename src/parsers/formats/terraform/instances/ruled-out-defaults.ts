import { onceIn, oncePer } from "../../../../source/index.js";
import { asLiteral, formulaKey, type Formula } from "../../../../tree/index.js";
import type { Expression, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { prune, withoutFailingBranches } from "../../../values/choices.js";
import { evaluate } from "../evaluation/evaluate.js";
import { argumentIn } from "../modules/declarations.js";
import { variablesIn } from "../modules/expressions.js";
import { moduleScope, type Module } from "../modules/scope.js";

/**
 * The variables of the root module whose defaults do not count in an instance of a block: with all defaults there would be none.
 * Where a condition like `var.name != ""` says which variable has another value, the others keep their defaults. Behind a function it
 * does not say it: `trimspace(var.name) != ""`.
 */
export function defaultsAgainst(existence: Formula, block: HclBlock, module: Module): ReadonlySet<string> | undefined {
  if (existence.op === "true") return undefined;
  return onceIn(knownIn(module)(block), formulaKey(existence), () => foundAgainst(existence, block, module));
}

/** The instances of a block exist under few conditions, and a long list would be evaluated for each of its items. */
const knownIn = oncePer((_module: Module) =>
  oncePer((_block: HclBlock) => new Map<string, ReadonlySet<string> | undefined>()),
);

function foundAgainst(existence: Formula, block: HclBlock, module: Module): ReadonlySet<string> | undefined {
  const repeating = argumentIn(block.body, "count") ?? argumentIn(block.body, "for_each");
  if (!repeating) return undefined;
  const value = withoutFailingBranches(evaluate(repeating.value, { ...moduleScope(module), assumed: existence }));
  if (!isNone(prune(value, existence))) return undefined;
  const names = new Set(rootVariables(repeating.value, module));
  return names.size > 0 ? names : undefined;
}

function isNone(node: ReturnType<typeof evaluate>): boolean {
  if (node.kind === "list") return node.items.length === 0 && node.incompleteReason === undefined;
  if (node.kind === "mapping") return node.entries.length === 0 && node.incompleteReason === undefined;
  const literal = asLiteral(node);
  return literal === "0" || literal === "false";
}

/** The variables with a default that the root module uses in an expression, or in what it passes for it to a called module. */
function rootVariables(expression: Expression, { call, declarations }: Module): readonly string[] {
  const names = [...variablesIn([expression], declarations)];
  if (!call) return names.filter((name) => declarations.variables.get(name)?.default !== undefined);
  return names.flatMap((name) => {
    const argument = argumentIn(call.block.body, name);
    return argument ? rootVariables(argument.value, call.scope.module) : [];
  });
}
