import { matchAction, matchText, plainText } from "../../analysis/index.js";
import { dmsManagedPolicies } from "../../knowledge/index.js";
import type { PolicyDocument, Role, Template } from "../../model/index.js";
import { literalOf, type RuleContext } from "../../rule-kit/index.js";
import { attachedPolicies, awsPolicyName } from "./account-roles.js";
import { roleName } from "./names.js";
import { isInUse, shownUsers, type RoleNeeds } from "./role-needs.js";

/** Reports AWS managed policies that allow whole services to a role, as message `managed`; those made for DMS are left alone. */
export function reportManaged(context: RuleContext, template: Template, role: Role, needs: RoleNeeds): void {
  const names = needs.requirements.filter(isInUse).map(({ need }) => need.action);
  for (const { by, node, text } of attachedPolicies(context.project, template, role)) {
    const policy = awsPolicyName(text);
    const document = policy === undefined ? undefined : context.project.awsManagedPolicies.get(policy);
    const isOfDms = dmsManagedPolicies.some(({ name }) => name === policy);
    if (policy === undefined || !document || isOfDms || !allowsService(document, names)) continue;
    context.report({
      node,
      address: by ?? role.address,
      messageId: "managed",
      data: {
        policy,
        role: roleName(role),
        users: shownUsers(needs),
        needed: [...new Set(neededIn(document, names))],
      },
      related: [{ location: role.location, message: "the role" }],
    });
  }
}

/** A pattern for all actions of a service, or for everything. */
function allowsService({ statements }: PolicyDocument, names: readonly string[]): boolean {
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ actions }) => actions?.items ?? [])
    .filter(({ text }) => /^(?:\*|[\w-]+:\*)$/.test(literalOf(text) ?? ""))
    .some(({ text }) => !names.some((name) => matchText(plainText(name), text, { ignoreCase: true }) === "yes"));
}

function neededIn({ statements }: PolicyDocument, names: readonly string[]): readonly string[] {
  const allowed = statements.filter(({ effect }) => effect === "Allow").flatMap(({ actions }) => actions?.items ?? []);
  return names.filter((name) => allowed.some(({ text }) => matchAction(text, name) === "yes"));
}
