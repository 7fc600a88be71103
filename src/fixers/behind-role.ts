import type { Resource, Template } from "../model/index.js";
import { textOf, type TextEdit } from "../source/index.js";
import { entryOf } from "../tree/index.js";
import { alignedLines } from "./hcl-text.js";
import { indentUnit, insertAt, withNewlines } from "./lines.js";
import { scopeOf, type Scope } from "./spelling.js";

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
export function resourceBehind(
  role: Resource,
  { by, reach, type }: Companion,
  attributes: (scope: Scope) => readonly Attribute[] | undefined,
  template: Template,
): TextEdit[] | undefined {
  const { extent, body } = role;
  const { file } = extent;
  if (body.layout?.syntax !== "hcl" || file.path.endsWith(".json")) return undefined;
  const own = attributes(scopeOf(template, file));
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

function headFor({ address, body, extent, name }: Resource, reach: Companion["reach"]): Head | undefined {
  const text = textOf(extent);
  const reference = `aws_iam_role.${name}`;
  if (entryOf(body, "for_each") || /\bfor_each\s*=/.test(text)) {
    if (reach === "block")
      return { repetition: [{ key: "for_each", text: reference }], reference: "each.value", suffix: "" };
    const key = /\["([\w-]+)"\]$/.exec(address)?.[1];
    return key === undefined ? undefined : { repetition: [], reference: `${reference}["${key}"]`, suffix: `_${key}` };
  }
  const count = countIn(text);
  if (count === undefined) return { repetition: [], reference, suffix: "" };
  const repetition = [{ key: "count", text: count }];
  return isWhole(count) ? { repetition, reference: `${reference}[count.index]`, suffix: "" } : undefined;
}

function countIn(block: string): string | undefined {
  const [, written] = /\n[ \t]*count[ \t]*=[ \t]*([^\r\n]*)/.exec(block) ?? [];
  return written?.replace(/\s*(?:#|\/\/).*/, "").trim();
}

/** Whether an expression ends where its line does. */
function isWhole(expression: string): boolean {
  return (
    expression.split(/[([{]/).length === expression.split(/[)\]}]/).length && !/[-+*/%?:&|<>=!,]$/.test(expression)
  );
}

function freeName({ address, name }: Resource, type: string, suffix: string, template: Template): string {
  const module = /^(?:module\.[^.]+\.)*/.exec(address)?.[0] ?? "";
  const isTaken = (label: string): boolean =>
    [...template.resources.keys()].some((one) => one.replace(/\[[^\]]*\]$/, "").endsWith(`${module}${type}.${label}`));
  let label = name + suffix;
  for (let number = 2; isTaken(label); number++) label = `${name}${suffix}_${String(number)}`;
  return label;
}
