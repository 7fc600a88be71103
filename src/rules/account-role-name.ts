import { findAccountRole, plainText, rolesOf, sameText } from "../analysis/index.js";
import type { Role, Template } from "../model/index.js";
import { defineRule, display, type RuleContext } from "../rule-kit/index.js";
import { accountRoleOf, accountRoles, attachedPolicies, awsPolicyName, failureOf, isRole, type AccountRole } from "./shared/account-roles.js";
import { restingOn } from "./shared/defaults.js";

export default defineRule({
  name: "account-role-name",
  meta: {
    type: "problem",
    hasSuggestions: true,
    docs: { description: "Require the exact name of a role that DMS looks up by its name" },
    messages: {
      wrongName:
        "Role {{role}} carries {{policy}} but is named {{name}}{{basis}}: DMS looks for the exact name {{expected}} and " +
        "does not find this role. {{failure}}",
      noName:
        "Role {{role}} carries {{policy}} but its name is generated: DMS looks for the exact name {{expected}} and does " +
        "not find this role. {{failure}}",
      useName: "Name the role {{expected}} (this replaces the role)",
    },
    keys: { wrongName: ["expected"], noName: ["expected"] },
  },
  create(context) {
    return {
      Role(role) {
        if (isRole(role)) check(context, context.template, role);
      },
    };
  },
});

function check(context: RuleContext, template: Template, role: Role): void {
  const meant = accountRoleMeant(context, template, role);
  if (!meant || accountRoleOf(role) || isUsedAsOwnRole(context, role)) return;
  // Beside a role with the exact name this one has some other purpose.
  if (findAccountRole(context.project, meant.name).declared.length > 0) return;
  const isGenerated = role.nameNode === undefined && role.namePrefix === undefined;
  if (!isGenerated && role.namePrefix === undefined) {
    const answer = sameText(role.name, plainText(meant.name));
    if (answer === "yes") return;
    if (answer === "unknown") return context.skip(role, `the name of role ${role.logicalName} is not known`);
  }
  const shown = role.namePrefix ? `${display(role.namePrefix)} and a generated ending` : display(role.name);
  const data = {
    role: role.logicalName,
    policy: meant.policyName,
    name: shown,
    basis: restingOn(role.name),
    expected: meant.name,
    failure: failureOf(meant),
  };
  context.report({
    node: role.nameNode ?? role,
    address: role.address,
    messageId: isGenerated ? "noName" : "wrongName",
    data,
    suggest: [{ messageId: "useName", data, fix: (fixer) => fixer.nameRole(template, role, meant.name) }],
  });
}

/** The managed policy shows the intent; a role that carries several is no account role. */
function accountRoleMeant(context: RuleContext, template: Template, role: Role): AccountRole | undefined {
  const names = new Set(attachedPolicies(context.project, template, role).map(({ text }) => awsPolicyName(text)));
  const meant = accountRoles.filter(({ policyName }) => names.has(policyName));
  return meant.length === 1 ? meant[0] : undefined;
}

/** A role that a DMS resource names does not have to be found by name. */
function isUsedAsOwnRole(context: RuleContext, role: Role): boolean {
  return context.project.templates.some((template) =>
    template.dmsResources.some(({ properties }) =>
      [...properties.values()]
        .filter(({ id }) => /roleArn$/i.test(id))
        .some(({ value }) =>
          rolesOf(context.project, template, value).some((found) => found.kind === "role" && found.role === role),
        ),
    ),
  );
}
