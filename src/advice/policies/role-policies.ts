import {
  findAccountRole,
  nameOf,
  rolesOfUse,
  shownAddress,
  stagingUses,
  usesOf,
  type ActionRequirement,
  type RoleUseInstance,
  type UseVariant,
} from "../../dms/index.js";
import { awsManagedPolicyName, policiesOf, rolesOf } from "../../iam/index.js";
import type { DmsResource, Project } from "../../model/index.js";
import { onceIn } from "../../source/index.js";
import { alternatives, and, asText, isSatisfiable, type Formula, type Text } from "../../tree/index.js";
import { holderKey, type RoleHolder } from "./holder.js";
import { holesOf, type Hole } from "../permissions/holes.js";
import type { LeastPolicy } from "./least-policy.js";
import { leastStatements } from "../permissions/least-statements.js";
import { permissionsOf } from "../permissions/needed-permissions.js";
import { patternText, type DeployedTemplate } from "../permissions/needed-resource.js";
import type { NeededPermission, Undecided } from "../permissions/permission.js";
import { leastTrust, type TrustUse } from "./trust.js";

/** The name of a declared role, where AWS generates it: only its own template can refer to it. */
function nameHoles(holder: RoleHolder): readonly (readonly [string, Hole])[] {
  if (holder.kind !== "declared-role") return [];
  const { address, name } = holder.role;
  return name.parts.flatMap((part) =>
    part.kind === "literal"
      ? []
      : [[part.symbol.id, { name: `name of ${shownAddress(address)}`, reason: part.reason }] as const],
  );
}

/** A template, and the account roles that the settings say exist already. */
interface RolePlace extends DeployedTemplate {
  readonly existingRoles: readonly string[];
}

/** What all uses of one role need. */
interface Needs {
  readonly holder: RoleHolder;
  /** The place of the first use. */
  readonly place: DeployedTemplate;
  readonly permissions: NeededPermission[];
  readonly managedPolicies: Map<string, Text>;
  readonly trust: TrustUse[];
  readonly undecided: Undecided[];
  readonly uses: Set<RoleUseInstance>;
}

/** The least policies of all roles that the DMS resources of the templates use. */
export function rolePolicies(project: Project, places: readonly RolePlace[]): readonly LeastPolicy[] {
  const found = new Map<string, Needs>();
  for (const place of places) {
    for (const resource of place.template.dmsResources) {
      if (isSatisfiable(resource.existence) === false) continue;
      for (const instance of allUsesOf(project, place, resource)) collect(project, instance, place, found);
    }
  }
  return [...found.values()].map(({ holder, managedPolicies, permissions, place, trust, undecided, uses }) => ({
    holder,
    statements: leastStatements(permissions),
    managedPolicies: [...managedPolicies.values()],
    attachedPolicies: attachedOf(project, holder, managedPolicies),
    trust: leastTrust(place, trust),
    undecided,
    uses: [...uses],
    holes: new Map([...nameHoles(holder), ...holesOf(project, permissions)]),
  }));
}

/** The uses of a resource, and what they need beside the managed policies of account roles. */
function allUsesOf(
  project: Project,
  { deploymentContext, template }: RolePlace,
  resource: DmsResource,
): readonly RoleUseInstance[] {
  return [undefined, stagingUses()].flatMap((uses) => usesOf(project, template, resource, deploymentContext, uses));
}

/** The AWS managed policies that a declared role has already, by its own declaration or by another resource. */
function attachedOf(
  project: Project,
  holder: RoleHolder,
  managedPolicies: ReadonlyMap<string, Text>,
): ReadonlySet<Text> {
  if (holder.kind !== "declared-role") return new Set();
  const held = new Set(policiesOf(project, holder.template, holder.role).documents.map(({ document }) => document));
  const attached = [...managedPolicies.values()].filter((arn) => {
    const document = project.awsManagedPolicies.get(awsManagedPolicyName(arn) ?? "")?.document;
    return document !== undefined && held.has(document);
  });
  return new Set(attached);
}

function collect(project: Project, instance: RoleUseInstance, place: RolePlace, found: Map<string, Needs>): void {
  for (const variant of instance.variants) {
    for (const holder of holdersOf(project, instance, variant, place)) {
      const needs = onceIn(found, holderKey(holder), () => newNeeds(holder, place));
      needs.uses.add(instance);
      if (variant.trigger.answer === "yes") addUse(needs, instance, variant);
      else needs.undecided.push(undecided(instance, [], variant.trigger.reason));
    }
  }
}

function newNeeds(holder: RoleHolder, place: DeployedTemplate): Needs {
  return { holder, place, permissions: [], managedPolicies: new Map(), trust: [], undecided: [], uses: new Set() };
}

/** The roles that a use has in a variant. Roles that another file of the run declares are written there. */
function holdersOf(
  project: Project,
  instance: RoleUseInstance,
  variant: UseVariant,
  { existingRoles }: RolePlace,
): readonly RoleHolder[] {
  const { resource, template, use } = instance;
  const here = and(resource.existence, variant.when);
  const isPossible = (when: Formula): boolean => isSatisfiable(and(here, when)) !== false;
  if (use.roleProp !== null && !variant.role)
    return variant.trigger.answer === "yes" ? [{ kind: "unset-role", user: resource, use, template }] : [];
  if (!variant.role) {
    const declared = rolesOfUse(project, instance, variant).flatMap((one) => (one.kind === "role" ? [one] : []));
    const [inAccount] = declared.filter(({ role }) => role.isInAccount);
    if (declared.length > 0 && !inAccount) return declared.map((one) => ({ ...one, kind: "declared-role" }));
    const name = use.roleName;
    if (name === null) return [];
    const isRead = findAccountRole(project, name).existing.length > 0;
    const isThere = inAccount !== undefined || isRead || existingRoles.includes(name);
    return [{ kind: "account-role", name, isThere, template, ...(inAccount && { inAccount }) }];
  }
  return alternatives(variant.role).flatMap(({ value, when }): readonly RoleHolder[] => {
    const text = asText(value);
    if (!text || !isPossible(when)) return [];
    const [named] = rolesOf(project, template, value);
    if (named?.kind !== "role") return [{ kind: "other-role", arn: text, template }];
    const { role, template: home } = named;
    return role.isInAccount
      ? [{ kind: "other-role", arn: role.arn, template, inAccount: { role, template: home } }]
      : [{ kind: "declared-role", role, template: home }];
  });
}

function addUse(needs: Needs, instance: RoleUseInstance, variant: UseVariant): void {
  const { use } = instance;
  needs.trust.push({ use, requirements: variant.trust });
  if (use.kind === "account-role" && use.managedPolicies.length > 0) {
    // The managed policy is what AWS keeps up to date for the role.
    for (const { arn, attach } of use.managedPolicies)
      if (attach.startsWith("must")) needs.managedPolicies.set(arn, patternText(arn, instance.resource, needs.place));
    if (use.statedIn === undefined) return;
  }
  for (const requirement of variant.actions) {
    if (!isAsked(requirement)) continue;
    if (requirement.applies.answer === "yes")
      needs.permissions.push(...permissionsFor(instance, requirement, needs.place));
    if (requirement.applies.answer === "unknown")
      needs.undecided.push(undecided(instance, [requirement.need.action], requirement.applies.reason));
  }
}

function isAsked({ need: { need } }: ActionRequirement): boolean {
  return need === "required" || need === "conditional" || need === "recommended";
}

function permissionsFor(
  { resource: user, use }: RoleUseInstance,
  requirement: ActionRequirement,
  place: DeployedTemplate,
): readonly NeededPermission[] {
  const { need } = requirement;
  const purpose = { id: use.id, title: use.title, isRecommended: need.need === "recommended" };
  return permissionsOf(need, requirement, user, place, purpose);
}

function undecided(
  { resource, use }: { readonly resource: DmsResource; readonly use: RoleUseInstance["use"] },
  actions: readonly string[],
  reason = `it is not known whether ${nameOf(resource)} uses it`,
): Undecided {
  return { actions, user: resource, title: use.title, reason };
}
