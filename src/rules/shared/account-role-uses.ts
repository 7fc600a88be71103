import { roleUses, type RoleUse } from "../../knowledge/index.js";
import type { Project, Role, Template } from "../../model/index.js";
import { literalOf, type Text } from "../../tree/index.js";
import { policiesOf } from "../../analysis/index.js";

/** A role that DMS looks up by its name, with the AWS managed policy made for it. */
export interface AccountRole {
  readonly use: RoleUse;
  readonly name: string;
  /** ARN with `${Partition}`. */
  readonly policyArn: string;
  readonly policyName: string;
}

/** The account roles that people declare: `dms-access-for-tasks` is made by DMS alone. */
export const accountRoles: readonly AccountRole[] = roleUses.flatMap((use) => {
  const policyArn = use.managedPolicies.find(({ attach }) => attach.startsWith("must"))?.arn;
  if (use.kind !== "account-role" || use.roleName === null || policyArn === undefined) return [];
  return [{ use, name: use.roleName, policyArn, policyName: nameOfPolicy(policyArn) }];
});

/** The last part of a policy's ARN. */
export function nameOfPolicy(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

/** The account role whose exact name a role has. */
export function accountRoleOf(role: Role): AccountRole | undefined {
  const name = literalOf(role.name);
  return accountRoles.find((known) => known.name === name);
}

/** Where a policy is attached to a role: the ARN in the role, or in a resource of its own. */
export interface Attached {
  readonly text: Text;
  readonly location: Text["location"];
  /** Address of the resource that attaches it; absent when the role does. */
  readonly by?: string;
}

/** Managed policies of a role, wherever in the run they are attached. */
export function attachedPolicies(project: Project, template: Template, role: Role): readonly Attached[] {
  const { attachments } = policiesOf(project, template, role);
  return [
    ...role.managedPolicyArns.items.map(({ text, node }) => ({ text, location: node.location })),
    ...attachments.flatMap((attachment) =>
      attachment.policyArns.map(({ text, node }) => ({ text, location: node.location, by: attachment.address })),
    ),
  ];
}

/** The name of an AWS managed policy, where a text is the ARN of one, in any partition. */
export function awsPolicyName(text: Text): string | undefined {
  const tail = text.parts.map((part) => (part.kind === "literal" ? part.text : "")).join("");
  const at = tail.lastIndexOf(":iam::aws:policy/");
  const isWhole = text.parts.at(-1)?.kind === "literal" && at >= 0;
  return isWhole ? nameOfPolicy(tail) : undefined;
}

