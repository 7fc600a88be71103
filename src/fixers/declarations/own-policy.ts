import type { Role, Template } from "../../model/index.js";
import type { IamEdit } from "../../rule-kit/index.js";
import { groupBy, oncePer, type TextEdit } from "../../source/index.js";
import { alternatives, asLiteral, asText, entryOf, identityOf, member } from "../../tree/index.js";
import { resourceAfterRole } from "./resource-after-role.js";
import { newDocumentValue, newMapping, newText } from "../values/new-value.js";
import { writeHcl, type Argument } from "../syntax/hcl-text.js";
import { indentUnit } from "../layout/lines.js";
import type { WriteContext } from "../values/text-pieces.js";
import { editorAt } from "../syntax/node-editor.js";

type NewPolicy = Extract<IamEdit, { readonly kind: "add-policy" }>;

/** Adds a separate policy to a role of a module, as a new resource. */
export function addPolicyResource(
  { name, reach, role, statements }: NewPolicy,
  template: Template,
): TextEdit[] | undefined {
  if (hasPolicy(role, name, template)) return [];
  const resource = template.resources.get(role.address);
  const attributes = (context: WriteContext): readonly Argument[] | undefined => {
    const unit = indentUnit(context.file);
    const text = writeHcl(newDocumentValue(statements), { kind: "own-line", indent: unit, unit }, context);
    return text === undefined
      ? undefined
      : [
          { key: "name", text: JSON.stringify(name) },
          { key: "policy", text: `jsonencode(${text})` },
        ];
  };
  const kind = { type: "aws_iam_role_policy", by: "id", reach } as const;
  return resource && resourceAfterRole(resource, kind, attributes, template)?.edits;
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
  if (known.value.kind !== "list" || known.value.incompleteReason !== undefined) return undefined;
  const policies = known.value.items.flatMap((item) => alternatives(item)).filter(({ value }) => value.kind !== "null");
  const names = policies.map(({ value }) => asLiteral(member(value, "PolicyName")));
  // A policy without a known name may have the new name. Two policies with one name would overwrite each other or be
  // rejected.
  if (names.includes(undefined)) return undefined;
  return names.includes(name) ? [] : editor?.extend(properties, known, [policy]);
}
