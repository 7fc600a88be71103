import type { Resource, Template } from "../model/index.js";
import type { RoleSketch } from "../rule-kit/index.js";
import type { SourceFile, TextEdit } from "../source/index.js";
import { insertBehind } from "./brackets.js";
import { draftRole, draftText, draftTrust, type Draft } from "./draft.js";
import { alignedLines, writeHcl } from "./hcl-text.js";
import { jsonBrackets } from "./json.js";
import { writeJsonEntry } from "./json-text.js";
import {
  columnOf,
  indentUnit,
  insertAt,
  isFirstOnLine,
  lineEndOf,
  contentEnd,
  newlineOf,
  withNewlines,
} from "./lines.js";
import { scopeOf, type Scope } from "./spelling.js";
import { entryLines } from "./yaml-lines.js";

/** Writes a role: behind the last resource of a stack, at the end of the Terraform file that has the DMS resources. */
export function addRole(role: RoleSketch, template: Template): TextEdit[] | undefined {
  if (template.format === "cloudformation") return addToStack(role, template);
  return template.format === "terraform" ? addToModule(role, template) : undefined;
}

function addToStack(role: RoleSketch, template: Template): TextEdit[] | undefined {
  const file = template.files[0];
  const resources = [...template.resources.values()].filter(({ extent }) => extent.file.path === file?.path);
  const last = lastOf(resources);
  if (!file || !last || template.resources.has(`Resources.${role.logicalName}`)) return undefined;
  const scope = scopeOf(template, file);
  const draft = draftRole(role);
  return last.body.layout?.syntax === "json"
    ? addJsonEntry(role.logicalName, draft, last, resources, scope)
    : addYamlEntry(role.logicalName, draft, last, scope);
}

function lastOf(resources: readonly Resource[]): Resource | undefined {
  return [...resources].sort((one, other) => one.extent.start - other.extent.start).at(-1);
}

function addYamlEntry(name: string, draft: Draft, last: Resource, scope: Scope): TextEdit[] | undefined {
  const { file, start } = last.extent;
  if (last.body.layout?.syntax !== "yaml" || !isFirstOnLine(file, start)) return undefined;
  const at = lineEndOf(file, contentEnd(last.extent));
  // Between the brackets of a flow mapping more would follow.
  if (/^\s*[,}\]]/.test(file.text.slice(at))) return undefined;
  const lines = entryLines(name, draft, columnOf(file, start), scope, "plain");
  const space = /\n[ \t]*\r?\n[ \t]*$/.test(file.text.slice(0, start)) ? [""] : [];
  return lines && [insertAt(file, at, withNewlines(file, ["", ...space, ...lines]))];
}

function addJsonEntry(
  name: string,
  draft: Draft,
  last: Resource,
  resources: readonly Resource[],
  scope: Scope,
): TextEdit[] | undefined {
  const { file } = last.extent;
  const open = file.text.lastIndexOf("{", Math.min(...resources.map(({ extent }) => extent.start)));
  const close = contentEnd(last.extent) + (/^\s*\}/.exec(file.text.slice(contentEnd(last.extent)))?.[0].length ?? 0);
  const into = { location: { file, start: open, end: close }, children: resources.map(({ extent }) => extent) };
  return insertBehind(
    into,
    last.extent,
    (place) => [writeJsonEntry(name, draft, place, last.extent, scope)],
    jsonBrackets,
  );
}

function addToModule(role: RoleSketch, template: Template): TextEdit[] | undefined {
  const file = template.dmsResources.find(({ address }) => !address.startsWith("module."))?.location.file;
  const label = role.logicalName;
  if (!file || file.path.endsWith(".json") || template.resources.has(`aws_iam_role.${label}`)) return undefined;
  const scope = scopeOf(template, file);
  const blocks = [roleBlock(role, scope), attachmentBlock(role, scope)];
  if (blocks.includes(undefined)) return undefined;
  const newline = newlineOf(file);
  const end = file.text.trimEnd().length;
  const text = blocks.map((block) => `${newline}${newline}${block ?? ""}`).join("");
  return [insertAt(file, end, text)];
}

function roleBlock({ logicalName, name, services }: RoleSketch, scope: Scope): string | undefined {
  const unit = indentUnit(scope.file);
  const trust: Draft = {
    kind: "mapping",
    entries: [
      { key: "Version", value: draftText("2012-10-17") },
      { key: "Statement", value: { kind: "list", items: [draftTrust(services)] } },
    ],
  };
  const document = writeHcl(trust, { kind: "own-line", indent: unit, unit }, scope);
  if (document === undefined) return undefined;
  return blockText(scope.file, `resource "aws_iam_role" "${logicalName}" {`, [
    `name = ${JSON.stringify(name)}`,
    "",
    `assume_role_policy = jsonencode(${document})`,
  ]);
}

function attachmentBlock({ logicalName, managedPolicy }: RoleSketch, scope: Scope): string | undefined {
  const arn = writeHcl(draftText(managedPolicy), { kind: "inline" }, scope);
  if (arn === undefined) return undefined;
  const attributes = alignedLines([
    { key: "role", text: `aws_iam_role.${logicalName}.name` },
    { key: "policy_arn", text: arn },
  ]);
  return blockText(scope.file, `resource "aws_iam_role_policy_attachment" "${logicalName}" {`, attributes);
}

function blockText(file: SourceFile, head: string, inside: readonly string[]): string {
  const unit = indentUnit(file);
  return withNewlines(file, [head, ...inside.map((line) => (line === "" ? "" : unit + line)), "}"]);
}
