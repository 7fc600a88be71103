import type { Dependency, OutputReference, Resource } from "../../../../model/index.js";
import { fitted } from "../../../../source/index.js";
import { asItems, asLiteral, entryOf } from "../../../../tree/index.js";
import { substituteText } from "../templates/for-each.js";
import { macroCallIn, mayAdd } from "../templates/macros.js";
import { referencesIn } from "../templates/named-references.js";
import type { Declaration, Stack } from "../templates/scope.js";

/**
 * Where references make a resource wait for another one, in the order in which they are reported. Among them is the usual way to
 * wait for a resource under a condition, because `DependsOn` takes no functions: a reference in `Metadata`.
 * https://cloudonaut.io/optional-dependson-with-cloudformation-metadata-to-the-rescue
 */
const waitingKeys = ["Properties", "Metadata", "CreationPolicy", "UpdatePolicy"];

/** The dependencies of a resource: those in `DependsOn`, and all references in it. */
export function dependenciesOf(
  declaration: Declaration,
  stack: Stack,
): Pick<Resource, "dependencies" | "refersToItself"> {
  const { body, loops, logicalId } = declaration;
  const seen = new Set<string>();
  const references = waitingKeys.flatMap((key) => referencesIn(entryOf(body, key)?.value));
  const implied = references.flatMap(({ name, location }): Dependency[] => {
    const on = substituteText(name, loops);
    const target = seen.has(on) ? undefined : stack.declared.byId.get(on);
    if (!target) return [];
    seen.add(on);
    return on === logicalId ? [] : [{ on: target.address, how: "implied", location }];
  });
  const macros = [body, entryOf(body, "Properties")?.value].flatMap((node) => macroCallIn(node) ?? []);
  const open = macros.map((macro): Dependency => ({ how: "implied", location: macro.location, reason: mayAdd(macro) }));
  const dependencies = fitted([...given(declaration, stack), ...implied, ...open]);
  return { dependencies, ...(seen.has(logicalId) && { refersToItself: true }) };
}

/** The references to resources in the outputs of a template. */
export function outputReferencesIn({ declared, outputs }: Stack): readonly OutputReference[] {
  return [...outputs.values()].flatMap(({ body, loops }) =>
    referencesIn(entryOf(body, "Value")?.value).flatMap(({ location, name }) => {
      const target = declared.byId.get(substituteText(name, loops));
      return target ? [{ on: target.address, location }] : [];
    }),
  );
}

function given({ body, loops }: Declaration, stack: Stack): readonly Dependency[] {
  const names = entryOf(body, "DependsOn")?.value;
  if (!names || names.kind === "null") return [];
  return asItems(names).items.map((item): Dependency => {
    const literal = asLiteral(item);
    const { location } = item;
    if (literal === undefined) return { how: "given", location, reason: "what DependsOn names is not known" };
    const on = substituteText(literal, loops);
    const target = stack.declared.byId.get(on);
    if (!target) return { how: "given", location, reason: `${on} is not declared in this template` };
    return { on: target.address, how: "given", location };
  });
}
