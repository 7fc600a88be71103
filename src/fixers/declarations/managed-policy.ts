import type { Resource, Role, Template } from "../../model/index.js";
import { addTo, oncePer, unitedEdits, type TextEdit } from "../../source/index.js";
import { asItems, asText, entryOf, isSameText, type Mapping, type Text } from "../../tree/index.js";
import { isAlike } from "../values/alike.js";
import { terraformDependsOn } from "./dependency.js";
import { exclusiveFor, listExclusively } from "./exclusive-policies.js";
import { resourceAfterRole } from "./resource-after-role.js";
import { roleWords } from "./role-words.js";
import { newList, newText } from "../values/new-value.js";
import { writeHcl, type Argument } from "../syntax/hcl-text.js";
import { writeContextOf, type WriteContext } from "../values/write-context.js";
import { editorAt } from "../syntax/node-editor.js";

/** Attaches a managed policy to a role: in its list, or as the provider aws does it. */
export function attachManagedPolicy(role: Role, arn: Text, template: Template): TextEdit[] | undefined {
  const resource = template.resources.get(role.address);
  const list = resource && roleWords(resource)?.managedPolicies;
  if (list === undefined) return attachByResource(role, resource, arn, template);
  const { properties } = role;
  const listed = addToList(properties, list, arn, template);
  return listed === "absent" ? editorAt(properties, template)?.insert(properties, list, newList([arn])) : listed;
}

/**
 * In the list of the role or of the resource that alone attaches its policies, otherwise with a new resource after the role. What
 * waits for the role by `depends_on` then waits for its new policy too.
 */
function attachByResource(
  role: Role,
  resource: Resource | undefined,
  arn: Text,
  template: Template,
): TextEdit[] | undefined {
  const listed = addToList(role.properties, "managed_policy_arns", arn, template);
  const exclusive = exclusiveFor("aws_iam_role_policy_attachments_exclusive", role, template);
  if (listed === undefined || (listed !== "absent" && !exclusive)) return listed;
  const ofRole = template.attachments.filter(({ roles }) =>
    roles.items.some(({ text }) => isSameText(text, role.name)),
  );
  // What others attach is removed again, if the list leaves it out.
  const lasting = exclusive ? ofRole.filter(({ address }) => address === exclusive.address) : ofRole;
  const isAttachedElsewhere = lasting.some(({ policyArns }) =>
    policyArns.some(({ text, node }) => isAttached(text, arn, writeContextOf(template, node.location))),
  );
  const ownList = listed === "absent" ? [] : listed;
  if (isAttachedElsewhere) return ownList;
  if (exclusive) {
    const edits = listExclusively(exclusive, arn, template);
    return edits && [...ownList, ...edits];
  }
  const attributes = (context: WriteContext): readonly Argument[] | undefined => {
    const text = writeHcl(newText(arn), { kind: "inline" }, context);
    return text === undefined ? undefined : [{ key: "policy_arn", text }];
  };
  const kind = { type: "aws_iam_role_policy_attachment", role: "role", by: "name", reach: "instance" } as const;
  const added = resource && resourceAfterRole(resource, kind, attributes, template);
  if (!added) return undefined;
  const known = [role, ...ofRole].map(({ address }) => address);
  const waiters = known.flatMap((address) => waitersByTarget(template).get(address) ?? []);
  // The policies of a role need no order among themselves.
  const orders = waiters
    .filter(({ address }) => !known.includes(address))
    .flatMap((waiter) => terraformDependsOn(waiter, [added.address], template) ?? []);
  return [...unitedEdits([...added.edits, ...orders])];
}

/** The resources that wait for another one by their own `depends_on` or by that of their module. */
const waitersByTarget = oncePer(({ resources }: Template): ReadonlyMap<string, readonly Resource[]> => {
  const found = new Map<string, Resource[]>();
  for (const resource of resources.values()) {
    for (const { how, on } of resource.dependencies)
      if (how === "given" && on !== undefined) addTo(found, on, resource);
  }
  return found;
});

function addToList(properties: Mapping, key: string, arn: Text, template: Template): TextEdit[] | undefined | "absent" {
  const entry = entryOf(properties, key);
  if (!entry) return "absent";
  const editor = editorAt(properties, template);
  const isListed = asItems(entry.value).items.some((item) => isAttached(asText(item), arn, editor?.context));
  if (isListed) return [];
  return entry.value.kind === "list" ? editor?.extend(properties, entry, [newText(arn)]) : undefined;
}

function isAttached(known: Text | undefined, arn: Text, context: WriteContext | undefined): boolean {
  return known !== undefined && context !== undefined && isAlike(known, arn, context);
}
