import { isDmsService, trustStatements } from "../dms/index.js";
import { arnText, limitsSource, matchAction } from "../iam/index.js";
import type { Role, Statement, Template } from "../model/index.js";
import { defineRule, display, groupBy, oncePer, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { accountRoleOf, vpcRoleName } from "./shared/account-roles/account-roles.js";
import { isForDms } from "./shared/roles/dms-roles.js";
import { intendedAccountRoles } from "./shared/account-roles/intended-roles.js";
import { roleName } from "./shared/messages/names.js";
import { rolesWith, type PlacedRole } from "./shared/trust/trust-sharers.js";

const rule = defineRule({
  name: "confused-deputy",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { addCondition: "narrows" },
    docs: { description: "Require a condition on the source account where DMS may assume a role" },
    messages: {
      unlimited:
        "DMS may assume role {{role}} on behalf of other accounts. AWS recommends a condition on aws:SourceAccount (DMS engine 3.4.7 or later), so that no other account can use the role.",
      addCondition: "Let DMS assume {{role}} for this account only",
    },
  },
  create(context) {
    return {
      Role(role) {
        if (isForDms(context, role) && isFit(context, context.template, role)) checkRole(context, role);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** AWS documents such a condition for one account role only: dms-vpc-role. Roles that will get the name count too. */
function isFit(context: RuleContext, template: Template, role: Role): boolean {
  const account = accountRoleOf(role);
  const accounts = account ? [account] : intendedAccountRoles(context, template, role);
  return accounts.every(({ name }) => name === vpcRoleName);
}

function checkRole(context: Context, role: Role): void {
  const open = trustStatements(role).filter(
    ({ actions, conditions, incompleteReason: reason }) =>
      reason === undefined &&
      // A statement with other actions, such as sts:TagSession, lets nobody in.
      (actions?.items ?? []).some(({ text }) => matchAction(text, "sts:AssumeRole") === "yes") &&
      conditions.every((condition) => (limitsSource(condition) ?? "no") === "no"),
  );
  // If several roles share a statement, the condition must suit all of them.
  const fit = open.filter((statement) => areAllFit(context, rolesWith(context, statement)));
  const [first] = fit;
  if (first) report(context, role, first, fit);
}

function areAllFit(context: RuleContext, roles: readonly PlacedRole[]): boolean {
  const known = fitRoles(roles);
  const answer = known.get(context.settings) ?? roles.every(({ role, template }) => isFit(context, template, role));
  known.set(context.settings, answer);
  return answer;
}

/** A cache, because each of the roles asks for all of them. */
const fitRoles = oncePer((_roles: readonly PlacedRole[]) => new Map<RuleContext["settings"], boolean>());

/** Each of the statements is a way in for others, so the edit limits them all. */
function report(context: Context, role: Role, statement: Statement, all: readonly Statement[]): void {
  const data = { role: roleName(role) };
  const account = arnText("${Account}");
  context.report({
    node: statement.principals ? statement.principals.node : statement,
    address: role.address,
    messageId: "unlimited",
    data,
    suggest: all.every(isForDmsOnly)
      ? [
          {
            messageId: "addCondition",
            data,
            fix: (fixer) =>
              oncePerText(all).map((one) => fixer.addCondition(one, "StringEquals", "aws:SourceAccount", [account])),
          },
        ]
      : [],
  });
}

/** A loop makes several statements of one text, which takes the condition once. */
function oncePerText(statements: readonly Statement[]): readonly Statement[] {
  const byPlace = groupBy(statements, ({ location: { file, start } }) => `${file.path}:${String(start)}`);
  return [...byPlace.values()].flatMap(([first]) => first ?? []);
}

/** The condition would lock out others that share the statement: accounts and many services do not say for whom they act. */
function isForDmsOnly({ principals }: Statement): boolean {
  const { items = [], incompleteReason } = principals ?? {};
  return incompleteReason === undefined && items.every(({ text }) => isDmsService(display(text)));
}
