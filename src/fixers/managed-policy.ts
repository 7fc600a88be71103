import type { Resource, Role, Template } from "../model/index.js";
import { textOf, type TextEdit } from "../source/index.js";
import { asItems, asText, entryOf, isSameText, type Mapping, type Text } from "../tree/index.js";
import { isAlike } from "./alike.js";
import { draftList, draftText } from "./draft.js";
import { alignedLines, writeHcl } from "./hcl-text.js";
import { indentUnit, insertAt, withNewlines } from "./lines.js";
import { scopeOf, type Scope } from "./spelling.js";
import { penAt } from "./syntax-of.js";

/** Attaches a managed policy: in the role's own list, in Terraform mostly by a resource behind the role. */
export function attachManagedPolicy(role: Role, arn: Text, template: Template): TextEdit[] | undefined {
  const isStack = role.address.startsWith("Resources.");
  const listed = addToList(role.properties, isStack ? "ManagedPolicyArns" : "managed_policy_arns", arn, template);
  if (listed !== "absent") return listed;
  if (isStack) {
    const pen = penAt(role.properties, template);
    return pen?.syntax.insert(role.properties, "ManagedPolicyArns", draftList([arn]), pen.scope);
  }
  const isAttachedBeside = template.attachments.some(
    ({ roles, policyArns }) =>
      roles.items.some(({ text }) => isSameText(text, role.name)) &&
      policyArns.some(({ text, node }) => isAttached(text, arn, scopeOf(template, node.location.file))),
  );
  if (isAttachedBeside) return [];
  const resource = template.resources.get(role.address);
  return resource && attachment(resource, arn, template);
}

function addToList(properties: Mapping, key: string, arn: Text, template: Template): TextEdit[] | undefined | "absent" {
  const entry = entryOf(properties, key);
  if (!entry) return "absent";
  const pen = penAt(properties, template);
  const isListed = asItems(entry.value).items.some((item) => isAttached(asText(item), arn, pen?.scope));
  if (isListed) return [];
  return entry.value.kind === "list" ? pen?.syntax.extend(properties, entry, [draftText(arn)], pen.scope) : undefined;
}

function isAttached(known: Text | undefined, arn: Text, scope: Scope | undefined): boolean {
  return known !== undefined && scope !== undefined && isAlike(known, arn, scope);
}

/** An attachment behind the role, as often as there are roles. */
function attachment(role: Resource, arn: Text, template: Template): TextEdit[] | undefined {
  const { extent, body } = role;
  const { file } = extent;
  if (body.layout?.syntax !== "hcl" || file.path.endsWith(".json") || entryOf(body, "for_each")) return undefined;
  if (/\bfor_each\s*=/.test(textOf(extent))) return undefined;
  const module = /^(?:module\.[^.]+\.)*/.exec(role.address)?.[0] ?? "";
  const name = freeName(role.name, module, template);
  const policy = writeHcl(draftText(arn), { kind: "inline" }, scopeOf(template, file));
  if (policy === undefined) return undefined;
  const count = /\n[ \t]*count[ \t]*=[ \t]*([^\r\n]*)/
    .exec(textOf(extent))?.[1]
    ?.replace(/\s*(?:#|\/\/).*/, "")
    .trim();
  if (count !== undefined && !isWhole(count)) return undefined;
  const index = count === undefined ? "" : "[count.index]";
  const attributes = alignedLines([
    ...(count === undefined ? [] : [{ key: "count", text: count }]),
    { key: "role", text: `aws_iam_role.${role.name}${index}.name` },
    { key: "policy_arn", text: policy },
  ]);
  const unit = indentUnit(file);
  const head = `resource "aws_iam_role_policy_attachment" "${name}" {`;
  const lines = ["", "", head, ...attributes.map((line) => unit + line), "}"];
  return [insertAt(file, extent.end, withNewlines(file, lines))];
}

/** Whether an expression ends where its line does. */
function isWhole(expression: string): boolean {
  return (
    expression.split(/[([{]/).length === expression.split(/[)\]}]/).length && !/[-+*/%?:&|<>=!,]$/.test(expression)
  );
}

function freeName(name: string, module: string, template: Template): string {
  const isTaken = (label: string): boolean =>
    [...template.resources.keys()].some((address) =>
      address.replace(/\[[^\]]*\]$/, "").endsWith(`${module}aws_iam_role_policy_attachment.${label}`),
    );
  let label = name;
  for (let number = 2; isTaken(label); number++) label = `${name}_${String(number)}`;
  return label;
}
