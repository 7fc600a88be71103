import { isGrantedBy, policiesOf, waitsFor } from "../analysis/index.js";
import type { DmsKind, DmsResource, PolicyAttachment, Role, Template } from "../model/index.js";
import { and, defineRule, isSatisfiable, type RuleContext } from "../rule-kit/index.js";
import { accountRoles, awsPolicyName, rolesNamed, vpcRoleName, type AccountRole } from "./shared/account-roles.js";
import { nameOf, roleName, shownAddress } from "./shared/names.js";

/** What is made in a VPC with the help of `dms-vpc-role`. */
const awaitingKinds: readonly DmsKind[] = [
  "DmsReplicationSubnetGroup",
  "DmsReplicationInstance",
  "DmsReplicationConfig",
  "DmsInstanceProfile",
];

export default defineRule({
  name: "account-role-order",
  meta: {
    type: "problem",
    fixable: true,
    docs: { description: "Require what DMS makes in a VPC to wait for dms-vpc-role and its policy" },
    messages: {
      noOrder:
        "The {{resource}} does not wait for role {{role}} (dms-vpc-role). When both are made in parallel, the first " +
        'deployment fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
      noPolicy:
        "The {{resource}} waits for role {{role}} (dms-vpc-role) but not for its policy {{policies}}. When it is made " +
        'before the policy is attached, the deployment fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
    },
    keys: { noOrder: ["role"], noPolicy: ["role"] },
  },
  create(context) {
    return {
      Template(template) {
        const vpcRole = accountRoles.find(({ name }) => name === vpcRoleName);
        for (const role of vpcRole ? rolesNamed(template, vpcRole.name) : []) {
          if (vpcRole) checkOrder(context, template, vpcRole, role);
        }
      },
    };
  },
});

/** What one resource does not wait for. */
interface Missing {
  readonly resource: DmsResource;
  readonly role: boolean;
  readonly policies: readonly string[];
}

function checkOrder(context: RuleContext, template: Template, vpcRole: AccountRole, role: Role): void {
  const policies = policiesToAwait(context, template, vpcRole, role);
  const missing = template.dmsResources
    .filter((resource) => awaitingKinds.includes(resource.kind))
    .filter((resource) => isSatisfiable(and(resource.existence, role.existence)) !== false)
    .flatMap((resource) => missingOf(context, template, resource, role, policies) ?? []);
  // What waits for another resource of the list is mended by mending that one.
  const first = missing.filter(
    ({ resource }) =>
      !missing.some(
        (other) =>
          other.resource !== resource && waitsFor(template, resource.address, other.resource.address).answer === "yes",
      ),
  );
  for (const found of first) report(context, template, role, found);
}

function missingOf(
  context: RuleContext,
  template: Template,
  resource: DmsResource,
  role: Role,
  policies: readonly PolicyAttachment[],
): Missing | undefined {
  const targets = [role.address, ...policies.map(({ address }) => address)];
  const verdicts = targets.map((target) => ({ target, ...waitsFor(template, resource.address, target) }));
  const unknown = verdicts.find(({ answer }) => answer === "unknown");
  if (unknown) {
    context.skip(resource, unknown.reason ?? "it is not known what this waits for");
    return undefined;
  }
  // A role that is made after the resource cannot be waited for: the template means something else.
  if (targets.some((target) => waitsFor(template, target, resource.address).answer !== "no")) return undefined;
  const absent = verdicts.filter(({ answer }) => answer === "no").map(({ target }) => target);
  if (absent.length === 0) return undefined;
  return {
    resource,
    role: absent.includes(role.address),
    policies: absent.filter((target) => target !== role.address),
  };
}

/** The resources that give the role its rights, when the role does not carry them itself. */
function policiesToAwait(
  context: RuleContext,
  template: Template,
  vpcRole: AccountRole,
  role: Role,
): readonly PolicyAttachment[] {
  if (role.managedPolicyArns.items.some(({ text }) => awsPolicyName(text) === vpcRole.policyName)) return [];
  const attachments = policiesOf(context.project, template, role).attachments.filter((attachment) =>
    template.attachments.includes(attachment),
  );
  const managed = attachments.filter(({ policyArns }) =>
    policyArns.some(({ text }) => awsPolicyName(text) === vpcRole.policyName),
  );
  if (managed.length > 0) return managed;
  const actions = vpcRole.use.actions.filter(({ need }) => need === "required").map(({ action }) => action);
  return attachments.filter((attachment) => actions.some((action) => isGrantedBy(attachment, action)));
}

function report(context: RuleContext, template: Template, role: Role, missing: Missing): void {
  const { resource } = missing;
  // A policy attachment refers to its role, so waiting for it is waiting for both.
  const awaited = missing.policies.length > 0 ? missing.policies : [role.address];
  context.report({
    node: resource,
    address: resource.address,
    messageId: missing.role ? "noOrder" : "noPolicy",
    data: {
      resource: nameOf(resource),
      role: roleName(role),
      policies: missing.policies.map(shownAddress),
    },
    related: [{ location: role.location, message: "the role" }],
    fix: (fixer) => fixer.addDependency(template, resource.resource, awaited),
  });
}
