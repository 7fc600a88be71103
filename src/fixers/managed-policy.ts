import type { Role, Template } from "../model/index.js";
import type { TextEdit } from "../source/index.js";
import { asItems, asText, entryOf, isSameText, type Mapping, type Text } from "../tree/index.js";
import { isAlike } from "./alike.js";
import { resourceBehind } from "./behind-role.js";
import { draftList, draftText } from "./draft.js";
import { writeHcl } from "./hcl-text.js";
import { scopeOf, type Scope } from "./spelling.js";
import { penAt } from "./syntax-of.js";

/** Attaches a managed policy to a role of a stack, in its list. */
export function listManagedPolicy({ properties }: Role, arn: Text, template: Template): TextEdit[] | undefined {
  const listed = addToList(properties, "ManagedPolicyArns", arn, template);
  if (listed !== "absent") return listed;
  const pen = penAt(properties, template);
  return pen?.syntax.insert(properties, "ManagedPolicyArns", draftList([arn]), pen.scope);
}

/** Attaches a managed policy to a role of a module: in its list where it has one, else by a resource behind the role. */
export function attachManagedPolicy(role: Role, arn: Text, template: Template): TextEdit[] | undefined {
  const listed = addToList(role.properties, "managed_policy_arns", arn, template);
  if (listed !== "absent") return listed;
  const isAttachedBeside = template.attachments.some(
    ({ roles, policyArns }) =>
      roles.items.some(({ text }) => isSameText(text, role.name)) &&
      policyArns.some(({ text, node }) => isAttached(text, arn, scopeOf(template, node.location.file))),
  );
  if (isAttachedBeside) return [];
  const resource = template.resources.get(role.address);
  const attributes = (scope: Scope): { key: string; text: string }[] | undefined => {
    const text = writeHcl(draftText(arn), { kind: "inline" }, scope);
    return text === undefined ? undefined : [{ key: "policy_arn", text }];
  };
  const kind = { type: "aws_iam_role_policy_attachment", by: "name", reach: "instance" } as const;
  return resource && resourceBehind(resource, kind, attributes, template);
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
