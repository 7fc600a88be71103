import { arnText, isRole, policiesOf, type PlacedResource } from "../../../iam/index.js";
import { placeOfRole, policyNameOf, type RoleUseInstance } from "../../../dms/index.js";
import { dmsManagedPolicies, roleUses, type PolicyGrant, type RoleUse } from "../../../knowledge/index.js";
import type { PolicyReference, Project, Role, Template } from "../../../model/index.js";
import { literalOf, type Node, oncePer, type RuleContext, type Text } from "../../../rule-kit/index.js";
import { usesInRun, type AccountTrust } from "./uses-in-run.js";

/** A role that DMS finds by its name, and the AWS managed policy for it. */
export interface AccountRole {
  readonly use: RoleUse;
  readonly name: string;
  /** The ARN, with `${Partition}`. */
  readonly policyArn: string;
  readonly policyName: string;
  /**
   * For each old version of the managed policy: the permissions that it does not grant. Copies of that version do not
   * grant them either.
   */
  readonly former: readonly (readonly PolicyGrant[])[];
}

/**
 * The account roles that people create themselves. `dms-access-for-tasks` is not among them, because only DMS creates
 * it.
 */
export const accountRoles: readonly AccountRole[] = roleUses.flatMap((use) => {
  const policyArn = use.managedPolicies.find(({ attach }) => attach.startsWith("must"))?.arn;
  if (use.kind !== "account-role" || use.roleName === null || policyArn === undefined) return [];
  const policyName = policyNameOf(use);
  const former = dmsManagedPolicies.find(({ name }) => name === policyName)?.former.map(({ missing }) => missing) ?? [];
  return [{ use, name: use.roleName, policyArn, policyName, former }];
});

/**
 * The role with which DMS creates network interfaces. It is the only account role that must exist before other
 * resources.
 */
export const vpcRoleName = "dms-vpc-role";

/** The role with which DMS stages files for Redshift. */
export const endpointRoleName = "dms-access-for-endpoint";

/** The roles of a template that certainly have this name. */
export function rolesNamed(template: Template, name: string): readonly Role[] {
  return template.principals.filter(isRole).filter((role) => literalOf(role.name) === name);
}

/** The account role with exactly the name of a role. */
export const accountRoleOf = oncePer((role: Role): AccountRole | undefined => {
  const name = literalOf(role.name);
  return accountRoles.find((known) => known.name === name);
});

/** A logical name in the style of the format: `DmsVpcRole` or `dms_vpc_role`. */
export function logicalNameOf({ dialect }: Template, name: string): string {
  const words = name.split("-");
  if (dialect.nameCase === "snake_case") return words.join("_");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** What fails if DMS does not find the role, or if the role does not grant enough. */
export function failureOf({ name }: AccountRole): string {
  if (name === "dms-cloudwatch-logs-role") return "Tasks run without an error but write no logs.";
  if (name === endpointRoleName) {
    return `Loading into Redshift fails when DMS stages its first file: "Role '${name}' is not configured properly".`;
  }
  return `Creating a subnet group or replication instance fails: "The IAM Role …:role/${name} is not configured properly".`;
}

/** What fails if a service cannot assume the role. Redshift itself reads the staged files. */
export function trustFailureOf(account: AccountRole): string {
  return account.name === endpointRoleName
    ? `Loading into Redshift fails: "Not authorized to get credentials of role …:role/${account.name}".`
    : failureOf(account);
}

/** The ARN of the managed policy as a text, in the partition of the deployment. */
export function managedPolicyArn({ policyArn }: AccountRole): Text {
  return arnText(policyArn);
}

/** A managed policy that is attached to a role: in the role, or by a separate resource. */
export interface AttachedPolicy {
  readonly text: Text;
  readonly node: Node;
  /** The address of the resource that attaches it. */
  readonly by?: string;
  /** Whether a list of all policies of the role leaves it out, so that Terraform detaches it again. */
  readonly isRemoved: boolean;
}

/** The managed policies of a role, attached anywhere in the run. */
export function attachedPolicies(project: Project, template: Template, role: Role): readonly AttachedPolicy[] {
  const { attachments, removedArns } = policiesOf(project, template, role);
  const attached = ({ text, node }: PolicyReference): AttachedPolicy => ({
    text,
    node,
    isRemoved: removedArns?.has(node) === true,
  });
  return [
    ...role.managedPolicyArns.items.map(attached),
    ...attachments.flatMap(({ address, policyArns }) => policyArns.map((one) => ({ ...attached(one), by: address }))),
  ];
}

/**
 * The services that an account role must trust: always DMS, and other services only if a resource of the run needs
 * them. This is because people use `dms-access-for-endpoint` without Redshift too.
 */
export function trustOfAccountRole(
  context: RuleContext,
  account: AccountRole,
  place: PlacedResource,
): readonly AccountTrust[] {
  return usesInRun(context, account, place).trust;
}

/** The uses that the run certainly has of an account role in the account of a resource. */
export function accountRoleUses(
  context: RuleContext,
  account: AccountRole,
  place: PlacedResource,
): readonly RoleUseInstance[] {
  return usesInRun(context, account, place).certain;
}

/** The uses that the run has or may have of an account role, in whatever account it is. */
export function possibleUses(context: RuleContext, account: AccountRole): readonly RoleUseInstance[] {
  return usesInRun(context, account).possible;
}

/** Whether the run has DMS resources, but none that may need the account role. */
export function isLeftUnused(context: RuleContext, role: Role): boolean {
  const account = accountRoleOf(role);
  if (!account || !hasDmsResources(context.project)) return false;
  return usesInRun(context, account, placeOfRole({ role, template: context.template })).possible.length === 0;
}

/** Whether a template of the run has DMS resources. */
const hasDmsResources = oncePer(({ templates }: Project) =>
  templates.some(({ dmsResources }) => dmsResources.length > 0),
);
