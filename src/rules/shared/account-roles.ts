import {
  literalPart,
  perProject,
  placeHole,
  plainText,
  policiesOf,
  textOfParts,
  type PlaceName,
} from "../../iam/index.js";
import { usesOf, type RoleUseInstance } from "../../dms/index.js";
import { dmsManagedPolicies, roleUses, type PolicyGrant, type RoleUse } from "../../knowledge/index.js";
import type { DmsResource, IamPrincipal, Project, Role, Template } from "../../model/index.js";
import { display, isSatisfiable, literalOf, type Node, type RuleContext, type Text } from "../../rule-kit/index.js";
import { surroundingsOf } from "./surroundings.js";

/** A role that DMS looks up by its name, with the AWS managed policy made for it. */
export interface AccountRole {
  readonly use: RoleUse;
  readonly name: string;
  /** ARN with `${Partition}`. */
  readonly policyArn: string;
  readonly policyName: string;
  /** For each former version of the managed policy, what it lacks: hand copies of it lack the same. */
  readonly former: readonly (readonly PolicyGrant[])[];
}

/** The account roles that people declare; `dms-access-for-tasks` is made by DMS alone. */
export const accountRoles: readonly AccountRole[] = roleUses.flatMap((use) => {
  const policyArn = use.managedPolicies.find(({ attach }) => attach.startsWith("must"))?.arn;
  if (use.kind !== "account-role" || use.roleName === null || policyArn === undefined) return [];
  const policyName = lastPart(policyArn);
  const former = dmsManagedPolicies.find(({ name }) => name === policyName)?.former.map(({ missing }) => missing) ?? [];
  return [{ use, name: use.roleName, policyArn, policyName, former }];
});

const dmsService = "dms.amazonaws.com";

/** The role under which DMS makes network interfaces: the only one whose order of creation matters. */
export const vpcRoleName = "dms-vpc-role";

/** The role under which DMS stages what it loads into Redshift. */
export const endpointRoleName = "dms-access-for-endpoint";

export function isRole(principal: IamPrincipal): principal is Role {
  return principal.kind === "Role";
}

/** Roles of a template whose name is certainly this one. */
export function rolesNamed(template: Template, name: string): readonly Role[] {
  return template.principals.filter(isRole).filter((role) => literalOf(role.name) === name);
}

/** The account role whose exact name a role has. */
export function accountRoleOf(role: Role): AccountRole | undefined {
  const name = literalOf(role.name);
  return accountRoles.find((known) => known.name === name);
}

/** As people name such things in the format: `DmsVpcRole`, `dms_vpc_role`. */
export function logicalNameOf({ format }: Template, name: string): string {
  const words = name.split("-");
  if (format === "terraform") return words.join("_");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** What goes wrong when DMS does not find the role, or the role may do too little. */
export function failureOf({ name }: AccountRole): string {
  if (name === "dms-cloudwatch-logs-role") return "Tasks run without an error but write no logs.";
  if (name === "dms-access-for-endpoint") {
    return `Loading into Redshift fails when DMS stages its first file: "Role '${name}' is not configured properly".`;
  }
  return `Creating a subnet group or replication instance fails: "The IAM Role …:role/${name} is not configured properly".`;
}

/** What goes wrong when a service cannot assume the role: Redshift itself reads what DMS has staged. */
export function trustFailureOf(account: AccountRole): string {
  return account.name === "dms-access-for-endpoint"
    ? `Loading into Redshift fails: "Not authorized to get credentials of role …:role/${account.name}".`
    : failureOf(account);
}

/** The ARN of the managed policy as a text, in the partition of the deployment. */
export function managedPolicyArn({ policyArn }: AccountRole): Text {
  return arnText(policyArn);
}

/** An ARN pattern of the facts: `${Partition}`, `${Region}` and `${Account}` become the holes of the deployment. */
export function arnText(pattern: string): Text {
  return textOfParts(
    pattern.split(/\$\{(\w+)\}/).map((piece, index) => {
      const isToken = index % 2 === 1;
      return isToken && isPlace(piece) ? placeHole(piece, undefined) : literalPart(piece);
    }),
  );
}

function isPlace(word: string): word is PlaceName {
  return word === "Partition" || word === "Region" || word === "Account";
}

/** Where a managed policy is attached to a role: in the role, or by a resource of its own. */
export interface AttachedPolicy {
  readonly text: Text;
  readonly node: Node;
  /** Address of the resource that attaches it. */
  readonly by?: string;
}

/** Managed policies of a role, wherever in the run they are attached. */
export function attachedPolicies(project: Project, template: Template, role: Role): readonly AttachedPolicy[] {
  const { attachments } = policiesOf(project, template, role);
  return [
    ...role.managedPolicyArns.items.map(({ text, node }) => ({ text, node })),
    ...attachments.flatMap((attachment) =>
      attachment.policyArns.map(({ text, node }) => ({ text, node, by: attachment.address })),
    ),
  ];
}

/** Name of the AWS managed policy whose ARN a text is, in any partition, with whatever path is written. */
export function awsPolicyName(text: Text): string | undefined {
  const last = text.parts.at(-1);
  const written = text.parts.map((part) => (part.kind === "literal" ? part.text : "")).join("");
  return last?.kind === "literal" && written.includes(":iam::aws:policy/") ? lastPart(written) : undefined;
}

/** A service that must be able to assume an account role, and the DMS resources of the run that need it to. */
export interface AccountTrust {
  readonly service: Text;
  readonly users: readonly DmsResource[];
}

/**
 * The services that an account role must trust: DMS always, others only where a resource of the run needs them (people
 * reuse `dms-access-for-endpoint` where no Redshift is).
 */
export function trustOfAccountRole(context: RuleContext, account: AccountRole): readonly AccountTrust[] {
  return usesInRun(context, account).trust;
}

function trustFor(uses: readonly RoleUseInstance[]): readonly AccountTrust[] {
  const found = new Map<string, { service: Text; users: Set<DmsResource> }>();
  found.set(dmsService, { service: plainText(dmsService), users: new Set() });
  for (const { resource, worlds } of uses) {
    for (const { need, service, applies } of worlds.flatMap(({ trust }) => trust)) {
      if (need.need !== "must" || applies.answer !== "yes") continue;
      const known = found.get(display(service)) ?? { service, users: new Set<DmsResource>() };
      known.users.add(resource);
      found.set(display(service), known);
    }
  }
  return [...found.values()].map(({ service, users }) => ({ service, users: [...users] }));
}

/** Certain uses of an account role by any DMS resource of the run. */
export function accountRoleUses(context: RuleContext, account: AccountRole): readonly RoleUseInstance[] {
  return usesInRun(context, account).certain;
}

/** The uses of an account role in a run, those included of which it is not known whether they are there. */
export function possibleUses(context: RuleContext, account: AccountRole): readonly RoleUseInstance[] {
  return usesInRun(context, account).possible;
}

/** The run has DMS resources, and none of them may need the account role. */
export function isLeftUnused(context: RuleContext, role: Role): boolean {
  const account = accountRoleOf(role);
  const hasResources = context.project.templates.some(({ dmsResources }) => dmsResources.length > 0);
  return hasResources && account !== undefined && possibleUses(context, account).length === 0;
}

interface RunUses {
  readonly possible: readonly RoleUseInstance[];
  readonly certain: readonly RoleUseInstance[];
  readonly trust: readonly AccountTrust[];
}

function usesInRun({ project, settings }: RuleContext, account: AccountRole): RunUses {
  const surroundings = surroundingsOf(settings);
  const key = JSON.stringify([account.name, surroundings]);
  const ofRun = usesByRun(project);
  const known = ofRun.get(key);
  if (known) return known;
  const possible = project.templates.flatMap((template) =>
    template.dmsResources
      .filter(({ existence }) => isSatisfiable(existence) !== false)
      .flatMap((resource) => usesOf(project, template, resource, surroundings, [account.use])),
  );
  const certain = possible.filter(({ trigger }) => trigger.answer === "yes");
  const found = { possible, certain, trust: trustFor(certain) };
  ofRun.set(key, found);
  return found;
}

/** Every template of a run asks for the uses in all of them. */
const usesByRun = perProject(() => new Map<string, RunUses>());

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
