import { deployedBy, waitsFor, type Deployed } from "../iam/index.js";
import type { Resource, Role } from "../model/index.js";
import { defineRule, type Report, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { accountRoles, rolesNamed, vpcRoleName } from "./shared/account-roles.js";
import { awaitedOf, placeToWait, unorderedIn, type Awaited, type Unordered } from "./shared/awaited-role.js";
import { nameOf, roleName, shownAddress } from "./shared/names.js";

const vpcRole = accountRoles.find(({ name }) => name === vpcRoleName);

const rule = defineRule({
  name: "account-role-order",
  meta: {
    type: "problem",
    fixable: true,
    docs: { description: "Require DMS resources in a VPC to depend on dms-vpc-role and its policy" },
    messages: {
      noOrder:
        'The {{resource}} does not depend on role {{role}} (dms-vpc-role). If AWS creates it before the role, the deployment fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
      noPolicy:
        'The {{resource}} depends on role {{role}} (dms-vpc-role) but not on its policy {{policies}}. If AWS creates it before the policy is attached, the deployment fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
    },
    keys: { noOrder: ["role"], noPolicy: ["role"] },
  },
  create(context) {
    return {
      Template(template) {
        const deployed = deployedBy(context.project, template);
        for (const home of deployed) {
          for (const role of rolesNamed(home.template, vpcRoleName)) checkOrder(context, deployed, role, home);
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkOrder(context: Context, deployed: readonly Deployed[], role: Role, home: Deployed): void {
  if (!vpcRole) return;
  const awaited = awaitedOf(context, vpcRole, role, home);
  for (const unordered of unorderedIn(context, deployed, role, awaited)) report(context, role, awaited, unordered);
}

function report(context: Context, role: Role, awaited: Awaited, unordered: Unordered): void {
  const { lacksRole, on, policies, resource, waiter } = unordered;
  const { template } = context;
  const place = template.resources.get(waiter);
  if (!place) return;
  const isNested = place !== resource.resource;
  const data = {
    resource: isNested ? `${nameOf(resource)} of the nested stack ${shownAddress(waiter)}` : nameOf(resource),
    role: roleName(role),
    policies: policies.map(shownAddress),
  };
  context.report({
    node: place,
    address: waiter,
    messageId: lacksRole ? "noOrder" : "noPolicy",
    data,
    related: [
      { location: role.location, message: "the role" },
      ...policies.flatMap((address) => {
        const policy = template.resources.get(address);
        return policy ? [{ location: policy.location, message: "its policy" }] : [];
      }),
      ...(lacksRole ? [] : stepsBetween(context, place, awaited.role)),
      ...(isNested ? [{ location: resource.location, message: nameOf(resource) }] : []),
    ],
    fix: (fixer) => fixer.addDependency(template, placeToWait(context, unordered) ?? place, on),
  });
}

/** What a resource waits for, in place of the role itself: there its author meant to keep the order. */
function stepsBetween({ template }: RuleContext, waiter: Resource, role: string): NonNullable<Report["related"]> {
  const steps = new Set(waiter.dependencies.flatMap(({ on }) => (on === undefined || on === role ? [] : [on])));
  return [...steps].flatMap((on) => {
    const step = template.resources.get(on);
    const isStep = step && waitsFor(template, on, role).answer === "yes";
    return isStep ? [{ location: step.location, message: "depends on the role only" }] : [];
  });
}
