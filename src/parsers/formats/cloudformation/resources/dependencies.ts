import type { Dependency, OutputReference, Resource } from "../../../../model/index.js";
import { fitted, type Location } from "../../../../source/index.js";
import { asItems, asLiteral, entryOf, type Node } from "../../../../tree/index.js";
import { argumentsOf, callIn, type Call } from "../templates/call.js";
import { marksInSub, substituteText } from "../templates/for-each.js";
import type { Declaration, Stack } from "../templates/scope.js";

/** The dependencies of a resource: those in `DependsOn`, and all references in its properties. */
export function dependenciesOf(
  declaration: Declaration,
  stack: Stack,
): Pick<Resource, "dependencies" | "refersToItself"> {
  const { body, loops, logicalId } = declaration;
  const seen = new Set<string>();
  const implied = referencesIn(entryOf(body, "Properties")?.value).flatMap(({ name, location }): Dependency[] => {
    const on = substituteText(name, loops);
    const target = seen.has(on) ? undefined : stack.declared.byId.get(on);
    if (!target) return [];
    seen.add(on);
    return on === logicalId ? [] : [{ on: target.address, how: "implied", location }];
  });
  const dependencies = fitted([...given(declaration, stack), ...implied]);
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

interface NamedReference {
  readonly name: string;
  readonly location: Location;
}

/** Logical ids, and other names, in `Ref`, `Fn::GetAtt` and `Fn::Sub`. */
function referencesIn(node: Node | undefined): readonly NamedReference[] {
  const found: NamedReference[] = [];
  if (node) addReferences(node, found);
  return found;
}

function addReferences(node: Node, found: NamedReference[]): void {
  if (node.kind === "list") for (const item of node.items) addReferences(item, found);
  if (node.kind !== "mapping") return;
  const { location } = node;
  for (const name of namesInCall(callIn(node))) found.push({ name, location });
  for (const { value } of node.entries) addReferences(value, found);
}

function namesInCall(call: Call | undefined): readonly string[] {
  const text = call && asLiteral(argumentsOf(call)[0]);
  if (text === undefined) return [];
  switch (call?.name) {
    case "Ref":
      return [text];
    case "Fn::GetAtt":
      return [text.split(".")[0] ?? ""];
    case "Fn::Sub":
      return namesIn(text);
    default:
      return [];
  }
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(marksInSub)].flatMap(([, mark, escape, name = ""]) =>
    mark === "$" && escape === "" ? [name.split(".", 1).join().trim()] : [],
  );
}
