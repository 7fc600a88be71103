import type { PassedRole, AllowedOperation } from "../../dms/index.js";
import { arnText } from "../../iam/index.js";
import { literalOf, type RuleContext, type NewStatement, type Suggestion } from "../../rule-kit/index.js";
import { writable } from "../shared/new-statements/writable-text.js";

/**
 * A statement for these roles, if all of them can be named here: those of other templates by their literal ARNs, and in
 * a policy file in any account.
 */
export function passingGrant(
  { template }: RuleContext,
  { held, operation }: AllowedOperation,
  roles: readonly PassedRole[],
): readonly Suggestion<"allowPassing", "roles">[] {
  const resources = roles.flatMap(({ resource, text }) => {
    if (template.dmsResources.includes(resource)) return text;
    const written = writable(text, template);
    return literalOf(written) === undefined ? [] : written;
  });
  if (resources.length < roles.length) return [];
  const newStatement: NewStatement = {
    effect: "Allow",
    actions: ["iam:PassRole"],
    resources,
    conditions: [
      { operator: "StringEquals", key: "iam:PassedToService", values: [arnText(operation.passedToService)] },
    ],
  };
  const data = { roles: resources };
  return [{ messageId: "allowPassing", data, fix: (fixer) => fixer.appendStatement(held.document, newStatement) }];
}
