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

/**
 * Writes a Terraform resource behind the role that it gives something, as often as there are roles. `attributes`: what it
 * says beside the role, which it names by the role's attribute `by`.
 */
export function resourceBehind(
  role: Resource,
  type: string,
  by: "id" | "name",
  attributes: (scope: Scope) => readonly Attribute[] | undefined,
  template: Template,
): TextEdit[] | undefined {
  const { extent, body } = role;
  const { file } = extent;
  if (body.layout?.syntax !== "hcl" || file.path.endsWith(".json") || entryOf(body, "for_each")) return undefined;
  if (/\bfor_each\s*=/.test(textOf(extent))) return undefined;
  const own = attributes(scopeOf(template, file));
  const count = countIn(textOf(extent));
  if (own === undefined || (count !== undefined && !isWhole(count))) return undefined;
  const index = count === undefined ? "" : "[count.index]";
  const lines = alignedLines([
    ...(count === undefined ? [] : [{ key: "count", text: count }]),
    { key: "role", text: `aws_iam_role.${role.name}${index}.${by}` },
    ...own,
  ]);
  const head = `resource "${type}" "${freeName(role, type, template)}" {`;
  const inside = lines.map((line) => indentUnit(file) + line);
  return [insertAt(file, extent.end, withNewlines(file, ["", "", head, ...inside, "}"]))];
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

function freeName({ address, name }: Resource, type: string, template: Template): string {
  const module = /^(?:module\.[^.]+\.)*/.exec(address)?.[0] ?? "";
  const isTaken = (label: string): boolean =>
    [...template.resources.keys()].some((one) => one.replace(/\[[^\]]*\]$/, "").endsWith(`${module}${type}.${label}`));
  let label = name;
  for (let number = 2; isTaken(label); number++) label = `${name}_${String(number)}`;
  return label;
}
