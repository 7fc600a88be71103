import type { Resource, Role, Template } from "../../model/index.js";
import type { IamEdit } from "../../rule-kit/index.js";
import { groupBy, oncePer, type TextEdit } from "../../source/index.js";
import { alternatives, asItems, asLiteral, asText, entryOf, identityOf, member, type List } from "../../tree/index.js";
import { terraformDependsOn } from "./dependency.js";
import { roleWords } from "./role-words.js";
import { resourceAfterRole } from "./resource-after-role.js";
import { newDocumentValue, newMapping, newText } from "../values/new-value.js";
import { insertAtEnd } from "../syntax/hcl-block.js";
import { alignedLines, writeHcl, type Argument } from "../syntax/hcl-text.js";
import { indentUnit } from "../layout/lines.js";
import { isTerraformJson } from "../scope/module-of.js";
import { writeContextOf, type WriteContext } from "../values/write-context.js";
import { exclusiveFor, listExclusively } from "./exclusive-policies.js";
import { editorAt } from "../syntax/node-editor.js";

type NewPolicy = Extract<IamEdit, { readonly kind: "add-policy" }>;

/**
 * Adds a separate policy to a role of a module: as a new resource, or as a block of a role with such blocks, because
 * the provider removes all other policies of that role.
 */
export function addPolicyResource(
  { name, reach, role, statements }: NewPolicy,
  template: Template,
): TextEdit[] | undefined {
  if (hasPolicy(role, name, template)) return [];
  const resource = template.resources.get(role.address);
  const words = resource && roleWords(resource)?.policy;
  // The provider awscc would remove a policy beside those that the role lists.
  if (!words || entryOf(role.properties, "policies")) return undefined;
  const attributes = (context: WriteContext, unit: string, indent = unit): readonly Argument[] | undefined => {
    const text = writeHcl(newDocumentValue(statements), { kind: "own-line", indent, unit }, context);
    return text === undefined
      ? undefined
      : [
          { key: words.name, text: JSON.stringify(name) },
          { key: words.document, text: `jsonencode(${text})` },
        ];
  };
  const inline = entryOf(role.properties, "inline_policy");
  if (inline) {
    const context = writeContextOf(template, resource.extent);
    const isOne = reach === "instance" && resource.address.endsWith("]");
    const isNew = isNewName(name, "name", asItems(inline.value));
    if (isNew !== true || isOne) return isNew === false ? [] : undefined;
    return addPolicyBlock(resource, (unit) => attributes(context, unit, unit + unit));
  }
  const kind = { type: words.type, role: words.role, by: "id", reach } as const;
  const added = resourceAfterRole(resource, kind, (context) => attributes(context, indentUnit(context.file)), template);
  const exclusive = exclusiveFor("aws_iam_role_policies_exclusive", role, template);
  if (!added || !exclusive) return added?.edits;
  const listed = listExclusively(exclusive, name, template);
  // The provider cannot create a policy that is listed and not there yet: it does not know its document.
  const order = terraformDependsOn(exclusive, [added.address], template);
  return listed && order && [...added.edits, ...listed, ...order];
}

function addPolicyBlock(
  { body, extent }: Resource,
  attributes: (unit: string) => readonly Argument[] | undefined,
): TextEdit[] | undefined {
  const unit = indentUnit(extent.file);
  const own = attributes(unit);
  if (!own || body.layout?.syntax !== "hcl" || isTerraformJson(extent.file)) return undefined;
  const inside = alignedLines(own).map((line) => unit + line);
  return insertAtEnd(extent, ["inline_policy {", ...inside, "}"]);
}

/** Whether another resource already gives the role a policy with this name. */
function hasPolicy(role: Role, name: string, { resources }: Template): boolean {
  return policyNames(resources).get(identityOf(role.name))?.includes(name) ?? false;
}

/** The names of the policies that are resources of their own, by the name of their role. */
const policyNames = oncePer((resources: Template["resources"]): ReadonlyMap<string, readonly string[]> => {
  const named = [...resources.values()].flatMap(({ properties, type }) => {
    const holder = asText(entryOf(properties, "role")?.value);
    const name = asLiteral(entryOf(properties, "name")?.value);
    return type === "aws_iam_role_policy" && holder && name !== undefined ? [{ holder: identityOf(holder), name }] : [];
  });
  const byHolder = groupBy(named, ({ holder }) => holder);
  return new Map([...byHolder].map(([holder, all]) => [holder, all.map(({ name }) => name)]));
});

/** Adds a separate policy to the policy list of a role of a stack. */
export function addInlinePolicy({ name, role, statements }: NewPolicy, template: Template): TextEdit[] | undefined {
  const { properties } = role;
  const known = entryOf(properties, "Policies");
  const policy = newMapping([
    ["PolicyName", newText(name)],
    ["PolicyDocument", newDocumentValue(statements)],
  ]);
  const editor = editorAt(properties, template);
  if (!known) return editor?.insert(properties, "Policies", { kind: "list", items: [policy] });
  if (known.value.kind !== "list") return undefined;
  const isNew = isNewName(name, "PolicyName", known.value);
  return isNew === true ? editor?.extend(properties, known, [policy]) : isNew === false ? [] : undefined;
}

/**
 * Whether no policy of a list has a name. `undefined`: one without a known name may have it. Two policies with one name
 * would overwrite each other or be rejected.
 */
function isNewName(
  name: string,
  key: string,
  { items, incompleteReason }: Pick<List, "items" | "incompleteReason">,
): boolean | undefined {
  const policies = items.flatMap((item) => alternatives(item)).filter(({ value }) => value.kind !== "null");
  const names = policies.map(({ value }) => asLiteral(member(value, key)));
  if (incompleteReason !== undefined || names.includes(undefined)) return undefined;
  return !names.includes(name);
}
