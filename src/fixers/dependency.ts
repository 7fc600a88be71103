import type { Resource, Template } from "../model/index.js";
import { textOf, type TextEdit } from "../source/index.js";
import { asLiteral, entryOf, type Entry } from "../tree/index.js";
import { newElement, newList } from "./new-value.js";
import { dependsOnBlock } from "./hcl-dependency.js";
import { json } from "./json.js";
import { isTerraformJson } from "./module-of.js";
import { blockDependencyOf, type DependentBlock } from "./block-dependency.js";
import { writeContextOf } from "./text-pieces.js";
import { editorAt } from "./node-editor.js";

/**
 * Makes a resource of a stack wait for other resources, which are given by their addresses.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html
 */
export function dependsOn({ body }: Resource, on: readonly string[], template: Template): TextEdit[] | undefined {
  const editor = editorAt(body, template);
  if (!editor) return undefined;
  const entry = entryOf(body, "DependsOn");
  const missing = on
    .map((address) => address.slice("Resources.".length))
    .filter((name) => !entry || !holds(entry, name));
  if (missing.length === 0) return [];
  return entry
    ? editor.syntax.extend(body, entry, newList(missing).items, editor.scope)
    : editor.syntax.insert(body, "DependsOn", newElement(missing), editor.scope, entryOf(body, "Type"));
}

function holds({ value }: Entry, name: string): boolean {
  return value.kind === "list" ? value.items.some((item) => asLiteral(item) === name) : asLiteral(value) === name;
}

/**
 * Makes a resource of a module wait for other resources, which are given by their addresses.
 * https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on
 */
export function terraformDependsOn(
  resource: Resource,
  on: readonly string[],
  template: Template,
): TextEdit[] | undefined {
  const orders = on.map((address) => blockDependencyOf(resource, address, template));
  if (orders.includes(undefined)) return undefined;
  const known = orders.flatMap((dependency) => dependency ?? []);
  const edits = [...new Set(known.map(({ dependent }) => dependent))].map((waiter) =>
    blockDependsOn(
      waiter,
      [...new Set(known.flatMap((one) => (one.dependent === waiter ? [one.name] : [])))],
      template,
    ),
  );
  return edits.includes(undefined) ? undefined : edits.flatMap((edit) => edit ?? []);
}

function blockDependsOn(
  { body, extent }: DependentBlock,
  names: readonly string[],
  template: Template,
): TextEdit[] | undefined {
  if (body.layout?.syntax !== "hcl") return undefined;
  const { file } = extent;
  if (!isTerraformJson(file)) return dependsOnBlock({ body, extent }, names);
  // In Terraform JSON, the body is plain JSON, and the references are strings.
  const entry = entryOf(body, "depends_on");
  const context = writeContextOf(template, body.location);
  const written = entry?.value.kind === "list" ? entry.value.items.map(({ location }) => textOf(location)) : [];
  const missing = newList(names.filter((name) => !written.includes(`"${name}"`)));
  if (missing.items.length === 0) return [];
  return entry ? json.extend(body, entry, missing.items, context) : json.insert(body, "depends_on", missing, context);
}
