import type { Expression, HclBlock } from "../hcl-ast.js";
import { chainsIn } from "./expressions.js";
import type { Declarations } from "./scope.js";

/**
 * Variables that are empty by default and say how often some block is there. A resource under such a block is judged as
 * if it were there, and then the variable has another value than its default.
 */
export function repeatingVariables(
  blocks: readonly HclBlock[],
  { variables, locals }: Pick<Declarations, "variables" | "locals">,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (expression: Expression): void => {
    for (const { kind, name } of referencesIn(expression)) {
      if (seen.has(`${kind}.${name}`)) continue;
      seen.add(`${kind}.${name}`);
      const local = kind === "local" ? locals.get(name) : undefined;
      if (local) visit(local.value);
      if (kind === "var" && isEmptyCollection(variables.get(name)?.default)) found.add(name);
    }
  };
  for (const block of blocks) {
    if (block.type !== "resource" && block.type !== "module" && block.type !== "data") continue;
    for (const { name, value } of block.body.attributes) if (name === "count" || name === "for_each") visit(value);
  }
  return found;
}

function referencesIn(expression: Expression): readonly { readonly kind: string; readonly name: string }[] {
  return [...chainsIn(expression)].flatMap(({ names: [kind = "", name] }) =>
    name === undefined ? [] : [{ kind, name }],
  );
}

function isEmptyCollection(value: Expression | undefined): boolean {
  return (value?.kind === "object" || value?.kind === "tuple") && value.items.length === 0;
}
