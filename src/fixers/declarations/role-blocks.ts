import type { Template } from "../../model/index.js";
import type { NewRole } from "../../rule-kit/index.js";
import { complete, type SourceFile, type TextEdit } from "../../source/index.js";
import { newDocumentValue, newList, newText, newTrustStatement } from "../values/new-value.js";
import { alignedLines, writeHcl, type Argument } from "../syntax/hcl-text.js";
import { indentUnit, insertAt, newlineOf, withNewlines } from "../layout/lines.js";
import { declaredNames, isTerraformJson, moduleOf, rolesFile } from "../scope/module-of.js";
import { providerFor, usesCloudControlAlone } from "../scope/provider.js";
import { outsideOfBlocks, writeContextOf, type WriteContext } from "../values/write-context.js";
import { declareCreationVariable } from "./creation-variable.js";

/**
 * Adds a role and its policy attachment at the end of the file with the roles of the module, or with its DMS resources. A new
 * variable decides whether they are created.
 */
export function addRoleBlocks(role: NewRole, template: Template): TextEdit[] | undefined {
  const user = template.dmsResources.find(({ address }) => !address.startsWith("module."))?.location.file;
  const label = role.logicalName;
  const module = user && moduleOf(template, user);
  const file = module && (rolesFile(module, user) ?? user);
  const ofCloudControl = usesCloudControlAlone(template);
  const types = ofCloudControl ? ["awscc_iam_role"] : ["aws_iam_role", "aws_iam_role_policy_attachment"];
  const names = types.map((type) => `${type}.${label}`);
  if (!file || isTerraformJson(file)) return undefined;
  if (names.some((name) => declaredNames(module).has(name))) return undefined;
  const variable = `create_${label}`;
  const switched = declareCreationVariable(variable, `the role ${role.name}`, file, template);
  const provider = providerFor([role.neededBy, ...role.dependents], template);
  if (!switched || !provider) return undefined;
  const context = writeContextOf(template, outsideOfBlocks(file));
  const meta = [
    { key: "count", text: `var.${variable} ? 1 : 0` },
    ...(provider.written === undefined ? [] : [{ key: "provider", text: provider.written }]),
  ];
  const blocks = complete(
    ofCloudControl
      ? [cloudControlBlock(role, meta, context)]
      : [roleBlock(role, meta, context), attachmentBlock(role, meta, context)],
  );
  if (!blocks) return undefined;
  const newline = newlineOf(file);
  const text = blocks.map((block) => `${newline}${newline}${block}`).join("");
  return [switched, insertAt(file, file.text.trimEnd().length, text)];
}

/** What a resource has to wait for that needs the new role and its policy: an attachment refers to the role. */
export function awaitedOf({ logicalName }: NewRole, template: Template): string {
  return `${usesCloudControlAlone(template) ? "awscc_iam_role" : "aws_iam_role_policy_attachment"}.${logicalName}`;
}

function roleBlock(
  { logicalName, name, services }: NewRole,
  meta: readonly Argument[],
  context: WriteContext,
): string | undefined {
  const document = trustDocument(services, context);
  if (document === undefined) return undefined;
  return blockText(context.file, `resource "aws_iam_role" "${logicalName}" {`, [
    ...alignedLines([...meta, { key: "name", text: JSON.stringify(name) }]),
    "",
    `assume_role_policy = jsonencode(${document})`,
  ]);
}

function trustDocument(services: NewRole["services"], context: WriteContext): string | undefined {
  const unit = indentUnit(context.file);
  return writeHcl(newDocumentValue([newTrustStatement(services)]), { kind: "own-line", indent: unit, unit }, context);
}

/** A role of the provider awscc, with its policy. The partition can only be read by the provider aws. */
function cloudControlBlock(
  { logicalName, managedPolicy, name, services }: NewRole,
  meta: readonly Argument[],
  context: WriteContext,
): string | undefined {
  const document = trustDocument(services, context);
  const policies = writeHcl(newList([managedPolicy]), { kind: "inline" }, context);
  if (document === undefined || policies === undefined || policies.includes("data.")) return undefined;
  return blockText(context.file, `resource "awscc_iam_role" "${logicalName}" {`, [
    ...alignedLines([
      ...meta,
      { key: "role_name", text: JSON.stringify(name) },
      { key: "managed_policy_arns", text: policies },
    ]),
    "",
    `assume_role_policy_document = jsonencode(${document})`,
  ]);
}

function attachmentBlock(
  { logicalName, managedPolicy }: NewRole,
  meta: readonly Argument[],
  context: WriteContext,
): string | undefined {
  const arn = writeHcl(newText(managedPolicy), { kind: "inline" }, context);
  if (arn === undefined) return undefined;
  const attributes = alignedLines([
    ...meta,
    { key: "role", text: `aws_iam_role.${logicalName}[0].name` },
    { key: "policy_arn", text: arn },
  ]);
  return blockText(context.file, `resource "aws_iam_role_policy_attachment" "${logicalName}" {`, attributes);
}

function blockText(file: SourceFile, head: string, inside: readonly string[]): string {
  const unit = indentUnit(file);
  return withNewlines(file, [head, ...inside.map((line) => (line === "" ? "" : unit + line)), "}"]);
}
