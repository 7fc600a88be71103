import type { Expression, HclAttribute, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { isFailure } from "../../../../source/index.js";
import { variablesIn } from "./expressions.js";
import type { Declarations, ModuleSource } from "./scope.js";

/** The variables that decide how many instances of a block exist. */
export function repeatingVariables(
  blocks: readonly HclBlock[],
  declarations: Pick<Declarations, "locals">,
): ReadonlySet<string> {
  const values = blocks
    .filter(({ type }) => type === "resource" || type === "module" || type === "data")
    .flatMap((block) => [...repetitionIn(block), ...enabledIn(block)].map(({ value }) => value));
  return variablesIn(values, declarations);
}

const inModules = new WeakMap<ModuleSource, ReadonlySet<string>>();

/** The repeating variables of a module, including those that it passes to a repeating variable of a called module. */
export function repeatingVariablesIn(source: ModuleSource): ReadonlySet<string> {
  const known = inModules.get(source);
  if (known) return known;
  const { calls, declarations } = source;
  const own = declarations.repeatingVariables;
  inModules.set(source, own);
  const handed = [...declarations.modules].flatMap(([name, block]) => {
    const called = calls.get(name);
    const repeating = called && !isFailure(called) ? repeatingVariablesIn(called) : undefined;
    return block.body.attributes.filter((argument) => repeating?.has(argument.name)).map(({ value }) => value);
  });
  const found = new Set([...own, ...variablesIn(handed, declarations)]);
  inModules.set(source, found);
  return found;
}

function repetitionIn({ body }: HclBlock): readonly HclAttribute[] {
  return body.attributes.filter(({ name }) => name === "count" || name === "for_each");
}

/**
 * The argument `enabled` of a block, which OpenTofu has.
 * https://opentofu.org/docs/language/meta-arguments/enabled/
 */
export function enabledIn({ body }: HclBlock): readonly HclAttribute[] {
  const lifecycle = body.blocks.find(({ type }) => type === "lifecycle");
  return lifecycle?.body.attributes.filter(({ name }) => name === "enabled") ?? [];
}

/**
 * Whether a default is an empty collection. If a repeating variable has such a default, its resources are judged as if
 * they existed. So the variable must have another value than its default.
 */
export function isEmptyCollection(value: Expression | undefined): boolean {
  return (value?.kind === "object" || value?.kind === "tuple") && value.items.length === 0;
}
