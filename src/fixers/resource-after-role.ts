import type { Resource, Template } from "../model/index.js";
import { textOf, type TextEdit } from "../source/index.js";
import { entryOf } from "../tree/index.js";
import { alignedLines } from "./hcl-text.js";
import { indentUnit, insertAt, isOneLine, withNewlines } from "./lines.js";
import { isTerraformJson, moduleOf } from "./module-of.js";
import { writeContextOf, type WriteContext } from "./text-pieces.js";

interface Attribute {
  readonly key: string;
  readonly text: string;
}

/** What is written behind a role: a type of resource, and the role's attribute that names it there. */
interface Companion {
  readonly type: string;
  readonly by: "id" | "name";
  /** Of a role with `for_each`: whether there is one for each of its instances, or for this one alone. */
  readonly reach: "block" | "instance";
}

/** Writes a Terraform resource behind the role that it gives something. `attributes`: what it says beside the role. */
export function resourceAfterRole(
  role: Resource,
  { by, reach, type }: Companion,
  attributes: (context: WriteContext) => readonly Attribute[] | undefined,
  template: Template,
): TextEdit[] | undefined {
  const { extent, body } = role;
  const { file } = extent;
  if (body.layout?.syntax !== "hcl" || isTerraformJson(file)) return undefined;
  const own = attributes(writeContextOf(template, file));
  const head = headFor(role, reach);
  if (own === undefined || head === undefined) return undefined;
  const { repetition, reference, suffix } = head;
  const lines = alignedLines([...repetition, { key: "role", text: `${reference}.${by}` }, ...own]);
  const block = `resource "${type}" "${freeName(role, type, suffix, template)}" {`;
  const inside = lines.map((line) => indentUnit(file) + line);
  return [insertAt(file, extent.end, withNewlines(file, ["", "", block, ...inside, "}"]))];
}

/** How often the resource is made, what it calls the role, and what its label ends in. */
interface Head {
  readonly repetition: readonly Attribute[];
  readonly reference: string;
  readonly suffix: string;
}

function headFor({ address, body, name }: Resource, reach: Companion["reach"]): Head | undefined {
  const reference = `aws_iam_role.${name}`;
  if (entryOf(body, "for_each")) {
    if (reach === "block")
      return { repetition: [{ key: "for_each", text: reference }], reference: "each.value", suffix: "" };
    const key = /\["([\w-]+)"\]$/.exec(address)?.[1];
    return key === undefined ? undefined : { repetition: [], reference: `${reference}["${key}"]`, suffix: `_${key}` };
  }
  const count = entryOf(body, "count")?.value.location;
  if (!count) return { repetition: [], reference, suffix: "" };
  const repetition = [{ key: "count", text: textOf(count) }];
  return isOneLine(count) ? { repetition, reference: `${reference}[count.index]`, suffix: "" } : undefined;
}

function freeName({ extent, name }: Resource, type: string, suffix: string, template: Template): string {
  const declared = moduleOf(template, extent.file)?.declarations.map((one) => one.name) ?? [];
  let label = name + suffix;
  for (let number = 2; declared.includes(`${type}.${label}`); number++) label = `${name}${suffix}_${String(number)}`;
  return label;
}
