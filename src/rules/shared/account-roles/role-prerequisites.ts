import { awaitingKinds, placeOfRole, policiesOfRole, policiesToAwait, type RolePolicy } from "../../../dms/index.js";
import {
  firstCreated,
  isInOneAccount,
  orderOf,
  type TemplateInContext,
  type PlacedResource,
} from "../../../iam/index.js";
import type { DmsResource, Resource, ResourceKind, Role, Template } from "../../../model/index.js";
import { and, groupBy, isSatisfiable, type Fixer, type IamEdit, type RuleContext } from "../../../rule-kit/index.js";
import { vpcRoleName, type AccountRole } from "./account-roles.js";

/**
 * What must exist before the resources, as addresses of the judged template. For resources in a nested stack, it is the
 * address of the stack.
 */
export interface RolePrerequisites {
  readonly role: string;
  /** The resources that grant the role its permissions. Empty if the role itself has them. */
  readonly policies: readonly RolePolicy[];
  /** The role itself, in its own template. */
  readonly declared: PlacedResource;
}

/** A resource that does not wait for everything that must exist before it. */
export interface MissingDependency {
  readonly resource: DmsResource;
  /** What should depend on the prerequisites: the resource, or the nested stack that contains it. */
  readonly dependent: string;
  readonly lacksRole: boolean;
  readonly policies: readonly string[];
  /** The dependencies to add. A policy attachment is enough, because it already depends on its role. */
  readonly on: readonly string[];
}

export function rolePrerequisites(
  context: RuleContext,
  account: AccountRole,
  role: Role,
  home: TemplateInContext,
): RolePrerequisites {
  const policies = policiesOfRole(context.project, account, role, home.template);
  return {
    role: standing(home, role.address),
    policies: policies.map((policy) => ({ ...policy, address: standing(home, policy.address) })),
    declared: placeOfRole({ role, template: home.template }),
  };
}

/** The address that stands for a resource in the judged template. */
function standing({ stackAddress }: TemplateInContext, address: string): string {
  return stackAddress ?? address;
}

/**
 * The resources that need a dependency. A resource that depends on another one of them is left out, because it is
 * corrected with that one.
 */
export function missingDependencies(
  context: RuleContext,
  deployed: readonly TemplateInContext[],
  role: Role,
  prerequisites: RolePrerequisites,
): readonly MissingDependency[] {
  const { template } = context;
  const found = deployed.flatMap((place) =>
    place.template.dmsResources
      .filter(({ kind }) => awaitingKinds.includes(kind))
      .filter((resource) => isSatisfiable(and(resource.existence, role.existence)) !== false)
      .filter(({ address }) => isInOneAccount({ address, template: place.template }, prerequisites.declared))
      .flatMap((resource) => unordered(context, resource, standing(place, resource.address), prerequisites) ?? []),
  );
  const dependents = [...groupBy(found, ({ dependent }) => dependent).values()].flatMap((all) => all.slice(0, 1));
  return firstCreated(template, dependents, ({ dependent }) => dependent);
}

function unordered(
  context: RuleContext,
  resource: DmsResource,
  dependent: string,
  { policies, role }: RolePrerequisites,
): MissingDependency | undefined {
  const { template } = context;
  const known = new Map(
    [role, ...policies.map(({ address }) => address)].map((target) => [
      target,
      orderOf(template, target).isAwaitedBy(dependent),
    ]),
  );
  // Resources in one nested stack are judged in that stack.
  if (known.has(dependent)) return undefined;
  const needed = policiesToAwait(policies, resource.existence, (address) => known.get(address)?.answer !== "no");
  const targets = [...new Set([role, ...needed.map(({ address }) => address)])];
  const unknown = targets.map((target) => known.get(target)).find((verdict) => verdict?.answer === "unknown");
  if (unknown) {
    context.skip(resource, unknown.reason ?? "it is not known what this depends on");
    return undefined;
  }
  // If the prerequisite is created after the resource, the resource cannot depend on it. Then the template has another
  // intention.
  if (targets.some((target) => orderOf(template, target).awaits(dependent).answer !== "no")) return undefined;
  const absent = targets.filter((target) => known.get(target)?.answer === "no");
  if (absent.length === 0) return undefined;
  const lacksRole = absent.includes(role);
  const lacking = absent.filter((target) => target !== role);
  return { resource, dependent, lacksRole, policies: lacking, on: lacking.length > 0 ? lacking : [role] };
}

/** Resources that only define an order, such as a pause. Their author lists there what must exist first. */
const pauses: ReadonlySet<ResourceKind | undefined> = new Set(["CommandRunner", "Pause"] as const);

/**
 * What should depend on the policies: a pause between the role and the resource if there is one, otherwise the
 * resource.
 */
export function dependentResource(
  { template }: RuleContext,
  { lacksRole, on, dependent }: MissingDependency,
): Resource | undefined {
  const place = template.resources.get(dependent);
  const steps = (place?.dependencies ?? []).flatMap(({ on: step }) => template.resources.get(step ?? "") ?? []);
  const pause = lacksRole
    ? undefined
    : steps.find((step) => pauses.has(step.resourceKind) && canWait(template, step, on));
  return pause ?? place;
}

/** Whether a pause can depend on the policies. They must be in the same module, and must not depend on the pause. */
function canWait(template: Template, { address }: Resource, on: readonly string[]): boolean {
  const moduleOf = (one: string): string => /^(?:module\.[^.]+\.)*/.exec(one)?.[0] ?? "";
  return on.every(
    (policy) => moduleOf(policy) === moduleOf(address) && orderOf(template, policy).awaits(address).answer === "no",
  );
}

/** Makes resources in a VPC depend on a role that gets the name of the account role, and on its policies. */
export function addRoleDependencies(
  context: RuleContext,
  account: AccountRole,
  role: Role,
  fixer: Fixer,
): readonly IamEdit[] {
  if (account.name !== vpcRoleName) return [];
  const { template } = context;
  // Nothing is skipped here. What cannot be judged is reported after the role has its new name.
  const silent: RuleContext = { ...context, skip: () => undefined };
  const prerequisites = rolePrerequisites(silent, account, role, { template });
  return missingDependencies(silent, [{ template }], role, prerequisites).flatMap((missing) => {
    const place = dependentResource(silent, missing);
    return place ? [fixer.addDependency(template, place, missing.on)] : [];
  });
}
