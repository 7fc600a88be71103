import { isInOneAccount, policiesOf } from "../iam/index.js";
import { findAccountRole, placeOfRole, rolesOfAccount, type DeclaredRole } from "../dms/index.js";
import type { Resource, Role, Template } from "../model/index.js";
import {
  asText,
  canHoldTogether,
  defineRule,
  literalOf,
  startTogether,
  type ContextOf,
  type RuleContext,
  type Suggestion,
} from "../rule-kit/index.js";
import { accountRoleOf, logicalNameOf, type AccountRole } from "./shared/account-roles/account-roles.js";
import { roleName, shownPath, shownAddress } from "./shared/messages/names.js";

const rule = defineRule({
  name: "account-role-owner",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { addGuard: "renames" },
    docs: { description: "Require an account role to be declared only once, and with a condition" },
    messages: {
      unguarded:
        "Every deployment creates role {{role}} ({{name}}), but an account can have it only once. The next stack or region fails with EntityAlreadyExists, and deleting this one removes the role for all. Add {{guard}} that can turn it off.",
      inAccount:
        "Every deployment creates role {{role}}, but the account has {{name}} already. If another deployment made it, this one fails with EntityAlreadyExists. Add {{guard}} that can turn it off.",
      twice:
        "Role {{name}} is declared here and in {{other}}, but an account can have it only once. The second deployment fails with EntityAlreadyExists. Keep one declaration.",
      serviceLinked:
        "Every deployment creates {{role}}, but an account can have the service-linked role of DMS only once, and DMS creates it itself. If it exists, the deployment fails; deleting it stops other serverless replications. Add {{guard}} that can turn it off.",
      addGuard: "Add {{guard}} to {{role}}",
    },
    keys: { twice: ["other"] },
  },
  create(context) {
    return {
      Role(role) {
        const account = accountRoleOf(role);
        if (account) check(context, role, account);
      },
      Resource(resource) {
        checkServiceLinked(context, resource);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function check(context: Context, role: Role, { name }: AccountRole): void {
  const { template, project } = context;
  const other = findAccountRole(project, name).declared.find(
    (one) => one.role !== role && mayBeBoth(context, role, one),
  );
  if (other) {
    context.report({
      node: role.nameNode ?? role,
      address: role.address,
      messageId: "twice",
      data: { name, other: other.template === template ? roleName(other.role) : shownPath(template, other.template) },
      related: [{ location: other.role.location, message: "the other one" }],
    });
  } else if (isAlwaysMade(template, role)) {
    const isThere = rolesOfAccount(findAccountRole(project, name), placeOfRole({ role, template })).length > 0;
    context.report({
      node: role,
      address: role.address,
      messageId: isThere ? "inAccount" : "unguarded",
      data: { role: roleName(role), name, guard: guardIn(context) },
      suggest: guarded(context, [role.address, ...policyResources(context, role)], name),
    });
  }
}

/** The resources of the template that give the role its policies. */
function policyResources({ project, template }: RuleContext, role: Role): readonly string[] {
  return policiesOf(project, template, role)
    .attachments.filter((attachment) => template.attachments.includes(attachment))
    .filter(({ roles, users, groups }) => roles.items.length === 1 && users.items.length + groups.items.length === 0)
    .map(({ address }) => address);
}

function guarded(
  context: RuleContext,
  addresses: readonly string[],
  name: string,
): readonly Suggestion<"addGuard", "role" | "guard">[] {
  const { template } = context;
  const resources = [...new Set(addresses)].flatMap((address) => template.resources.get(address) ?? []);
  const [first] = resources;
  if (!first || resources.length < new Set(addresses).size) return [];
  const data = { role: shownAddress(first.address), guard: guardIn(context) };
  const fix: Suggestion["fix"] = (fixer) => fixer.guard(template, resources, logicalNameOf(template, name));
  return [{ messageId: "addGuard", data, fix }];
}

/** A resource with a condition can be left out, even if the condition is true in this call or with these settings. */
function isAlwaysMade(
  { dialect, resources }: Template,
  { address, existence }: Pick<Role, "address" | "existence">,
): boolean {
  const written = resources.get(address)?.body.entries ?? [];
  return existence.op === "true" && !written.some(({ key }) => dialect.guard.keys.includes(key.text));
}

function guardIn({ template }: RuleContext): string {
  return template.dialect.guard.name;
}

/** https://docs.aws.amazon.com/dms/latest/userguide/slr-services-sl.html */
function checkServiceLinked(context: Context, resource: Resource): void {
  const { address, isData, resourceKind, settings } = resource;
  if (resourceKind !== "ServiceLinkedRole" || isData || !isAlwaysMade(context.template, resource)) return;
  const service = asText(settings.get("serviceName")?.value);
  if (!service || literalOf(service) !== "dms.amazonaws.com") return;
  const data = { role: shownAddress(address), guard: guardIn(context) };
  const suggest = guarded(context, [address], "dms-serverless-role");
  context.report({ node: resource, address, messageId: "serviceLinked", data, suggest });
}

/** Conditions in one template may exclude each other. Conditions in two templates are independent. */
function mayBeBoth({ template }: RuleContext, role: Role, other: DeclaredRole): boolean {
  if (!isInOneAccount(placeOfRole({ role, template }), placeOfRole(other))) return false;
  if (other.template === template) return canHoldTogether(role.existence, other.role.existence);
  const areAlways = isAlwaysMade(template, role) && isAlwaysMade(other.template, other.role);
  // A module and its example can both call the module that declares the role. That is still one declaration.
  return areAlways && !startTogether(role.location, other.role.location);
}
