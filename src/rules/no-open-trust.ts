import { matchAction, isRole } from "../iam/index.js";
import type { Principal, Statement, StatementContext, Template } from "../model/index.js";
import { defineRule, literalOf, oncePer, type ContextOf } from "../rule-kit/index.js";
import { countLimits, spareStrangers } from "./no-open-trust/limits.js";
import { areMetByStrangers } from "./no-open-trust/strangers.js";
import { roleName } from "./shared/messages/names.js";
import { assumeActions } from "./shared/trust/trust-actions.js";

const rule = defineRule({
  name: "no-open-trust",
  meta: {
    type: "problem",
    docs: { description: "Disallow trust policies that let everyone assume the role" },
    messages: {
      open: "Everyone in any AWS account can assume {{role}}: the principal is a wildcard, and no condition limits it. Name the service or account that needs the role.",
      openToStrangers:
        "Strangers in other AWS accounts can assume {{role}}: the principal is a wildcard, and no condition or Deny statement keeps them out. Name the service or account that needs the role.",
    },
  },
  create(context) {
    return {
      Statement(_statement, where) {
        if (where.held.document.policyType === "trust") check(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function check(context: Context, { address, statement, held }: StatementContext): void {
  if (!letsAssume(statement)) return;
  const everyone = statement.principals?.items.find(isEveryone);
  if (!everyone) return;
  if (statement.incompleteReason !== undefined)
    return context.skip({ location: everyone.location, address }, statement.incompleteReason);
  if (!areMetByStrangers(held.document, statement) || !spareStrangers(held.document, statement)) return;
  const role = roleByTrust(context.template).get(held.document);
  context.report({
    node: everyone,
    address,
    messageId: statement.conditions.length + countLimits(held.document) === 0 ? "open" : "openToStrangers",
    data: { role: role ? `role ${roleName(role)}` : "the role of this policy" },
    related: role ? [{ location: role.location, message: "the role" }] : [],
  });
}

/** The first role that has a trust policy. */
const roleByTrust = oncePer(({ principals }: Template) => {
  const roles = principals.filter(isRole).toReversed();
  return new Map(roles.flatMap((role) => role.trust.map((document) => [document, role] as const)));
});

function letsAssume({ actions, effect }: Statement): boolean {
  return (
    effect === "Allow" &&
    (actions?.items ?? []).some(({ text }) => assumeActions.some((action) => matchAction(text, action) === "yes"))
  );
}

function isEveryone({ principalKind, text, when }: Principal): boolean {
  return (principalKind === "*" || principalKind === "AWS") && literalOf(text) === "*" && when.op === "true";
}
