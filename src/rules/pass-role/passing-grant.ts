import type { PassedRole, AllowedOperation } from "../../dms/index.js";
import { arnText } from "../../iam/index.js";
import { literalOf, type RuleContext, type NewStatement, type Suggestion } from "../../rule-kit/index.js";

/** A role of another template can be named here only by its literal ARN. */
export function canName({ template }: RuleContext, roles: readonly PassedRole[]): boolean {
  return roles.every(({ resource, text }) => template.dmsResources.includes(resource) || literalOf(text) !== undefined);
}

export function allowPassing(
  { held, operation }: AllowedOperation,
  roles: readonly PassedRole[],
): Suggestion<"allowPassing", "roles"> {
  const newStatement: NewStatement = {
    effect: "Allow",
    actions: ["iam:PassRole"],
    resources: roles.map(({ text }) => text),
    conditions: [
      { operator: "StringEquals", key: "iam:PassedToService", values: [arnText(operation.passedToService)] },
    ],
  };
  const data = { roles: newStatement.resources };
  return { messageId: "allowPassing", data, fix: (fixer) => fixer.appendStatement(held.document, newStatement) };
}
