import { oncePer } from "../../../../source/index.js";
import type { Expression, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { argumentIn } from "../modules/declarations.js";
import { chainsIn } from "../modules/expressions.js";
import { literalIn } from "../modules/literals.js";
import type { Instance } from "../modules/scope.js";

/**
 * Whether Terraform keeps the value that the state has for an argument, whatever the module says. Such a value is
 * certain only when the resource is created: so the argument is judged where it is written, and what refers to it is
 * not. https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes
 */
export function ignoresChanges(instance: Instance, name: string): boolean {
  const names = ignoredNames(instance.declaration.block);
  return ignoresByName(instance, name) || names.has("all") || names.has("*");
}

/** Whether the list names the argument. What a resource is called does not change later because `all` is ignored. */
export function ignoresByName({ declaration: { block } }: Instance, name: string): boolean {
  return ignoredNames(block).has(name);
}

const ignoredNames = oncePer(({ body }: HclBlock): ReadonlySet<string> => {
  const lifecycles = body.blocks.filter(({ type }) => type === "lifecycle");
  const given = lifecycles.flatMap((lifecycle) => argumentIn(lifecycle.body, "ignore_changes")?.value ?? []);
  return new Set(given.flatMap((value) => (value.kind === "tuple" ? value.items : [value])).flatMap(firstName));
});

/** `tags["Name"]`: `tags`. JSON and Terraform 0.11 write it in quotes. */
function firstName(item: Expression): readonly string[] {
  const written = literalIn(item)?.split(/[.[]/, 1);
  return written ?? chainsIn(item).flatMap(({ names }) => names.slice(0, 1));
}
