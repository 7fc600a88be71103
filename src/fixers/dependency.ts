import type { Resource, Template } from "../model/index.js";
import type { TextEdit } from "../source/index.js";
import { asLiteral, entryOf, type Entry } from "../tree/index.js";
import { draftElement, draftList } from "./draft.js";
import { dependsOnBlock } from "./hcl-dependency.js";
import { penAt } from "./syntax-of.js";

/** Makes a resource wait for others, given by their addresses. */
export function addDependency(resource: Resource, on: readonly string[], template: Template): TextEdit[] | undefined {
  return resource.address.startsWith("Resources.")
    ? dependsOn(resource, on, template)
    : terraformDependsOn(resource, on, template);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html */
function dependsOn({ body }: Resource, on: readonly string[], template: Template): TextEdit[] | undefined {
  const pen = penAt(body, template);
  if (!pen) return undefined;
  const entry = entryOf(body, "DependsOn");
  const missing = on
    .map((address) => address.slice("Resources.".length))
    .filter((name) => !entry || !holds(entry, name));
  if (missing.length === 0) return [];
  return entry
    ? pen.syntax.extend(body, entry, draftList(missing).items, pen.scope)
    : pen.syntax.insert(body, "DependsOn", draftElement(missing), pen.scope, entryOf(body, "Type"));
}

function holds({ value }: Entry, name: string): boolean {
  return value.kind === "list" ? value.items.some((item) => asLiteral(item) === name) : asLiteral(value) === name;
}

/** https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on */
function terraformDependsOn(resource: Resource, on: readonly string[], template: Template): TextEdit[] | undefined {
  const names: string[] = [];
  for (const address of on) {
    const name = nameFrom(resource.address, address);
    if (name === undefined) return undefined;
    if (!names.includes(name)) names.push(name);
  }
  const { body, extent } = resource;
  const pen = penAt(body, template);
  if (!pen || names.length === 0) return pen && [];
  if (body.layout?.syntax === "hcl") return dependsOnBlock(extent, names);
  const entry = entryOf(body, "depends_on");
  return entry
    ? pen.syntax.extend(body, entry, draftList(names).items, pen.scope)
    : pen.syntax.insert(body, "depends_on", draftList(names), pen.scope);
}

/** How a resource names another one: within its own module, without an index; a module it calls as a whole. */
function nameFrom(from: string, to: string): string | undefined {
  const scope = /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/.exec(from)?.[0] ?? "";
  if (!to.startsWith(scope)) return undefined;
  const rest = to.slice(scope.length);
  return /^module\.[\w-]+/.exec(rest)?.[0] ?? rest.replace(/\[[^\]]*\]$/, "");
}
