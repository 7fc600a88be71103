import { ownValue } from "../../../source/index.js";
import type { PolicyAttachment } from "../../../model/index.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";
import { argument, dueArgument, textList } from "../../values/arguments.js";
import type { Declared } from "./iam.js";

/** Which arguments name the principals and the policy. */
interface AttachmentType {
  readonly role?: string;
  readonly user?: string;
  readonly group?: string;
  readonly document?: string;
  readonly arn?: string;
}

const types: Readonly<Record<string, AttachmentType>> = {
  aws_iam_role_policy: { role: "role", document: "policy" },
  aws_iam_user_policy: { user: "user", document: "policy" },
  aws_iam_group_policy: { group: "group", document: "policy" },
  aws_iam_role_policy_attachment: { role: "role", arn: "policy_arn" },
  aws_iam_user_policy_attachment: { user: "user", arn: "policy_arn" },
  aws_iam_group_policy_attachment: { group: "group", arn: "policy_arn" },
  aws_iam_policy_attachment: { role: "roles", user: "users", group: "groups", arn: "policy_arn" },
  aws_iam_role_policy_attachments_exclusive: { role: "role_name", arn: "policy_arns" },
  aws_iam_user_policy_attachments_exclusive: { user: "user_name", arn: "policy_arns" },
  aws_iam_group_policy_attachments_exclusive: { group: "group_name", arn: "policy_arns" },
};

/** A resource that gives a policy to principals. */
export function readAttachment({ resource }: Declared): PolicyAttachment[] {
  const type = resource.isData ? undefined : ownValue(types, resource.type);
  if (!type) return [];
  const { properties, address, location, existence } = resource;
  const list = (name: string | undefined): PolicyAttachment["roles"] =>
    one(name === undefined ? undefined : argument(properties, name), properties);
  const node = type.document === undefined ? undefined : dueArgument(properties, type.document);
  const read = node && readPolicyDocuments(node, { policyType: "identity", address });
  const arns = one(type.arn === undefined ? undefined : argument(properties, type.arn), properties);
  const open = read?.open ?? arns.open;
  return [
    {
      kind: "PolicyAttachment",
      address,
      location,
      existence,
      properties,
      roles: list(type.role),
      users: list(type.user),
      groups: list(type.group),
      documents: read?.documents ?? [],
      ...(open !== undefined && { open }),
      policyArns: arns.items,
    },
  ];
}

/** A single argument that is not known is one text with a hole, not an open list. */
function one(node: ReturnType<typeof argument>, at: Parameters<typeof textList>[1]): PolicyAttachment["roles"] {
  if (node?.kind !== "unknown") return textList(node, at);
  const { symbol, reason, location, origin, spelling } = node;
  const hole = { kind: "hole", symbol, reason, location, origin, ...(spelling !== undefined && { spelling }) } as const;
  const text = { kind: "text", parts: [hole], location } as const;
  return { location, node, items: [{ text, node, when: { op: "true" } }] };
}
