import { findAccountRole, type DeclaredRole } from "../analysis/index.js";
import type { Role } from "../model/index.js";
import { and, defineRule, isSatisfiable, type RuleContext } from "../rule-kit/index.js";
import { accountRoleOf, isRole, type AccountRole } from "./shared/account-roles.js";
import { roleName } from "./shared/names.js";

export default defineRule({
  name: "account-role-owner",
  meta: {
    type: "problem",
    docs: { description: "Require an account role to be declared once, and under a condition" },
    messages: {
      unguarded:
        "Role {{role}} ({{name}}) is made by every deployment of this template, but an account holds it only once: the " +
        "next stack or region fails with EntityAlreadyExists, and deleting this one takes the role from all others. " +
        "Make it under {{guard}} that can be off.",
      twice:
        "The account role {{name}} is declared here and in {{other}}. An account holds it only once: the second " +
        "deployment fails with EntityAlreadyExists. Keep it in one place.",
    },
    keys: { twice: ["other"] },
  },
  create(context) {
    return {
      Role(role) {
        const account = isRole(role) && accountRoleOf(role);
        if (isRole(role) && account) check(context, role, account);
      },
    };
  },
});

function check(context: RuleContext, role: Role, { name }: AccountRole): void {
  const { template, project } = context;
  const other = findAccountRole(project, name).declared.find(
    (one) => one.role !== role && mayBeBoth(context, role, one),
  );
  if (other) {
    context.report({
      node: role.nameNode ?? role,
      address: role.address,
      messageId: "twice",
      data: { name, other: other.template === template ? roleName(other.role) : other.template.path },
      related: [{ location: other.role.location, message: "the other one" }],
    });
  } else if (role.existence.op === "true") {
    const guard = template.format === "cloudformation" ? "a Condition" : "a count";
    context.report({
      node: role,
      address: role.address,
      messageId: "unguarded",
      data: { role: roleName(role), name, guard },
    });
  }
}

/** Conditions of two templates may hold together; those of one may exclude each other. */
function mayBeBoth({ template }: RuleContext, role: Role, other: DeclaredRole): boolean {
  if (other.template !== template) return role.existence.op === "true" && other.role.existence.op === "true";
  return isSatisfiable(and(role.existence, other.role.existence)) === true;
}
