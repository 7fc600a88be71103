import { deployedTemplates, orderOf, type TemplateInContext } from "../iam/index.js";
import type { Resource, Role } from "../model/index.js";
import { defineRule, type Report, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { accountRoles, rolesNamed, vpcRoleName } from "./shared/account-roles/account-roles.js";
import {
  rolePrerequisites,
  dependentResource,
  missingDependencies,
  type RolePrerequisites,
  type MissingDependency,
} from "./shared/account-roles/role-prerequisites.js";
import { nameOf, roleName, shownAddress } from "./shared/messages/names.js";

const vpcRole = accountRoles.find(({ name }) => name === vpcRoleName);

const rule = defineRule({
  name: "account-role-order",
  meta: {
    type: "problem",
    fixable: true,
    docs: { description: "Require DMS resources in a VPC to depend on dms-vpc-role and its policy" },
    messages: {
      noOrder:
        'The {{resource}} must depend on role {{role}} (dms-vpc-role). If AWS creates it before the role, the deployment fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
      noPolicy:
        'The {{resource}} depends on role {{role}} (dms-vpc-role) but must also depend on its policy {{policies}}. If AWS creates it before the policy is attached, the deployment fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
    },
    keys: { noOrder: ["role"], noPolicy: ["role"] },
  },
  create(context) {
    return {
      Template(template) {
        const deployed = deployedTemplates(context.project, template);
        const told = new Map<string, number>();
        for (const home of deployed) {
          for (const role of rolesNamed(home.template, vpcRoleName)) checkOrder(context, deployed, role, home, told);
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** An account has one role of the name. Of those of a template that are for one resource, a few are enough. */
const mostRoles = 8;

/** `told`: how many roles each resource was told to wait for. */
function checkOrder(
  context: Context,
  deployed: readonly TemplateInContext[],
  role: Role,
  home: TemplateInContext,
  told: Map<string, number>,
): void {
  if (!vpcRole) return;
  const prerequisites = rolePrerequisites(context, vpcRole, role, home);
  for (const missing of missingDependencies(context, deployed, role, prerequisites)) {
    const before = told.get(missing.dependent) ?? 0;
    if (before < mostRoles) report(context, role, prerequisites, missing);
    told.set(missing.dependent, before + 1);
  }
}

function report(context: Context, role: Role, prerequisites: RolePrerequisites, missing: MissingDependency): void {
  const { lacksRole, on, policies, resource, dependent } = missing;
  const { template } = context;
  const place = template.resources.get(dependent);
  if (!place) return;
  const isNested = place !== resource.resource;
  const data = {
    resource: isNested ? `${nameOf(resource)} of the nested stack ${shownAddress(dependent)}` : nameOf(resource),
    role: roleName(role),
    policies: policies.map(shownAddress),
  };
  context.report({
    node: place,
    address: dependent,
    messageId: lacksRole ? "noOrder" : "noPolicy",
    data,
    related: [
      { location: role.location, message: "the role" },
      ...policies.flatMap((address) => {
        const policy = template.resources.get(address);
        return policy ? [{ location: policy.location, message: "its policy" }] : [];
      }),
      ...(lacksRole ? [] : stepsBetween(context, place, prerequisites)),
      ...(isNested ? [{ location: resource.location, message: nameOf(resource) }] : []),
    ],
    fix: (fixer) => fixer.addDependency(template, dependentResource(context, missing) ?? place, on),
  });
}

/** What a resource waits for instead of the role itself. It shows that the author intended an order. */
function stepsBetween(
  { template }: RuleContext,
  waiter: Resource,
  { policies, role }: RolePrerequisites,
): NonNullable<Report["related"]> {
  const steps = new Set(waiter.dependencies.flatMap(({ on }) => (on === undefined || on === role ? [] : [on])));
  return [...steps].flatMap((on) => {
    const step = template.resources.get(on);
    const isStep = step && orderOf(template, role).isAwaitedBy(on).answer === "yes";
    const givesOrAwaits = policies.some(
      ({ address }) => address === on || orderOf(template, address).isAwaitedBy(on).answer === "yes",
    );
    return isStep && !givesOrAwaits ? [{ location: step.location, message: "depends on the role only" }] : [];
  });
}
