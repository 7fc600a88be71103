import type { Resource, Template } from "../../model/index.js";
import { complete, groupBy, textOf, type TextEdit } from "../../source/index.js";
import { asLiteral, entryOf, type Entry } from "../../tree/index.js";
import { newElement, newList } from "../values/new-value.js";
import { dependsOnBlock } from "./hcl-dependency.js";
import { json } from "../syntax/json.js";
import { isTerraformJson } from "../scope/module-of.js";
import { blockDependencyOf, type DependentBlock } from "./block-dependency.js";
import { writeContextOf } from "../values/write-context.js";
import { editorAt } from "../syntax/node-editor.js";

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
    ? editor.extend(body, entry, newList(missing).items)
    : editor.insert(body, "DependsOn", newElement(missing), entryOf(body, "Type"));
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
  const dependencies = complete(on.map((address) => blockDependencyOf(resource, address, template)));
  if (!dependencies) return undefined;
  const edits = [...groupBy(dependencies, ({ dependent }) => dependent)].map(([waiter, all]) =>
    blockDependsOn(waiter, [...new Set(all.map(({ name }) => name))], template),
  );
  return complete(edits)?.flat();
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
