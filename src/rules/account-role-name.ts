import { plainText, sameText } from "../analysis/index.js";
import type { Role, Template } from "../model/index.js";
import { defineRule, display, type RuleContext } from "../rule-kit/index.js";
import { attachedPolicies, awsPolicyName, failureOf, isRole, type AccountRole } from "./shared/account-roles.js";
import { restingOn } from "./shared/defaults.js";
import { meantAccountRole } from "./shared/meant-roles.js";
import { roleName } from "./shared/names.js";

export default defineRule({
  name: "account-role-name",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useName: "renames" },
    docs: { description: "Require the exact name of a role that DMS looks up by its name" },
    messages: {
      wrongName:
        "Role {{role}} carries {{policy}} but is named {{name}}{{basis}}: DMS looks for the exact name {{expected}} and " +
        "does not find this role. {{failure}}",
      almostName:
        "Role {{role}} is named {{name}}{{basis}}: DMS looks for the exact name {{expected}} and does not find this " +
        "role. {{failure}}",
      noName:
        "Role {{role}} carries {{policy}} but its name is generated: DMS looks for the exact name {{expected}} and does " +
        "not find this role. {{failure}}",
      useName: "Name the role {{expected}} (this replaces the role)",
    },
    keys: { wrongName: ["expected"], almostName: ["expected"], noName: ["expected"] },
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
  const meant = meantAccountRole(context, template, role);
  if (!meant) return;
  const isGenerated = role.nameNode === undefined && role.namePrefix === undefined;
  if (!isGenerated && role.namePrefix === undefined) {
    const answer = sameText(role.name, plainText(meant.name));
    if (answer === "yes") return;
    if (answer === "unknown") return context.skip(role, `the name of role ${roleName(role)} is not known`);
  }
  const shown = role.namePrefix ? `${display(role.namePrefix)}… (the rest is generated)` : display(role.name);
  const data = {
    role: roleName(role),
    policy: meant.policyName,
    name: shown,
    basis: restingOn(role.name),
    expected: meant.name,
    failure: failureOf(meant),
  };
  context.report({
    node: role.nameNode ?? role.namePrefix ?? role,
    address: role.address,
    messageId: isGenerated ? "noName" : carriesPolicy(context, template, role, meant) ? "wrongName" : "almostName",
    data,
    suggest: [{ messageId: "useName", data, fix: (fixer) => fixer.nameRole(template, role, meant.name) }],
  });
}

function carriesPolicy(context: RuleContext, template: Template, role: Role, { policyName }: AccountRole): boolean {
  return attachedPolicies(context.project, template, role).some(({ text }) => awsPolicyName(text) === policyName);
}
