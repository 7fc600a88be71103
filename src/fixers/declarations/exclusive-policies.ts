import type { Resource, Role, Template } from "../../model/index.js";
import { groupBy, oncePer, ownValue, type TextEdit } from "../../source/index.js";
import { asText, entryOf, identityOf, type Text } from "../../tree/index.js";
import { editorAt } from "../syntax/node-editor.js";
import { newText } from "../values/new-value.js";

/** The resources that remove the policies of a role which they do not list, with their lists. */
const lists: Readonly<Record<string, string>> = {
  aws_iam_role_policies_exclusive: "policy_names",
  aws_iam_role_policy_attachments_exclusive: "policy_arns",
};

/** The resource of a type by which a module manages all policies of a role. */
export function exclusiveFor(type: string, role: Role, { resources }: Template): Resource | undefined {
  return exclusives(resources).get(`${type} ${identityOf(role.name)}`)?.[0];
}

const exclusives = oncePer((resources: Template["resources"]) => {
  const all = [...resources.values()].filter(({ type }) => Object.hasOwn(lists, type));
  return groupBy(all, ({ properties, type }) => {
    const role = asText(entryOf(properties, "role_name")?.value);
    return role && `${type} ${identityOf(role)}`;
  });
});

/** Lists a policy, so that it is not removed. `undefined`: the list cannot be written for this role alone. */
export function listExclusively(
  { address, properties, type }: Resource,
  policy: Text | string,
  template: Template,
): TextEdit[] | undefined {
  const entry = entryOf(properties, ownValue(lists, type) ?? "");
  if (entry?.value.kind !== "list" || address.endsWith("]")) return undefined;
  return editorAt(properties, template)?.extend(properties, entry, [newText(policy)]);
}
