import { matchAction } from "../analysis/index.js";
import type { Principal, Role, Statement } from "../model/index.js";
import { defineRule, literalOf, type RuleContext } from "../rule-kit/index.js";
import { isRole } from "./shared/account-roles.js";
import { isForDms } from "./shared/dms-roles.js";
import { roleName } from "./shared/names.js";

export default defineRule({
  name: "no-open-trust",
  meta: {
    type: "problem",
    docs: { description: "Disallow trust policies that let everyone assume a role of DMS" },
    messages: {
      open:
        "Everyone, in any AWS account, may assume role {{role}}: this principal is a wildcard and no condition limits " +
        "it. Name the service or account that needs the role, dms.amazonaws.com for DMS.",
    },
  },
  create(context) {
    return {
      Role(role) {
        if (isRole(role) && isForDms(context, role)) checkRole(context, role);
      },
    };
  },
});

function checkRole(context: RuleContext, role: Role): void {
  for (const { statements } of role.trust) {
    // A Deny takes from everyone whom it speaks of: whether enough is left out is not for the linter to say.
    if (statements.some(({ effect }) => effect !== "Allow")) continue;
    for (const statement of statements) check(context, role, statement);
  }
}

function check(context: RuleContext, role: Role, statement: Statement): void {
  if (!letsAssume(statement)) return;
  const everyone = statement.principals?.items.find(isEveryone);
  if (!everyone) return;
  if (statement.open !== undefined) return context.skip(role, statement.open);
  // Whatever the condition asks for, it asks for something: whether that is enough is not for the linter to say.
  if (statement.conditions.length > 0) return;
  context.report({
    node: everyone,
    address: role.address,
    messageId: "open",
    data: { role: roleName(role) },
    related: [{ location: role.location, message: "the role" }],
  });
}

function letsAssume({ actions }: Statement): boolean {
  return (actions?.items ?? []).some(({ text }) => matchAction(text, "sts:AssumeRole") === "yes");
}

function isEveryone({ principalKind, text, when }: Principal): boolean {
  return (principalKind === "*" || principalKind === "AWS") && literalOf(text) === "*" && when.op === "true";
}
