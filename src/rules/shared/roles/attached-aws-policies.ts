import { awsPolicyName } from "../../../dms/index.js";
import type { PolicyDocument, Role, Template } from "../../../model/index.js";
import { literalOf, type RuleContext } from "../../../rule-kit/index.js";
import { attachedPolicies, type AttachedPolicy } from "../account-roles/account-roles.js";

/** An AWS managed policy that is attached to a role. */
export interface AttachedAwsPolicy extends AttachedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** The AWS managed policies that are attached to a role. */
export function attachedAwsPolicies(
  { project }: RuleContext,
  template: Template,
  role: Role,
): readonly AttachedAwsPolicy[] {
  return attachedPolicies(project, template, role).flatMap((attached) => {
    const name = awsPolicyName(attached.text);
    const document = name === undefined ? undefined : project.awsManagedPolicies.get(name)?.document;
    return name !== undefined && document ? [{ name, document, ...attached }] : [];
  });
}

/** Whether a policy allows everything, or all actions of IAM. With these, a principal can grant itself anything. */
export function isAdministrators({ statements }: PolicyDocument): boolean {
  return statements.some(
    ({ actions, conditions, effect, incompleteReason, resources }) =>
      effect === "Allow" &&
      incompleteReason === undefined &&
      conditions.length === 0 &&
      resources?.items.some(({ text }) => literalOf(text) === "*") === true &&
      actions?.items.some(({ text }) => /^(?:\*|\*:\*|iam:\*)$/i.test(literalOf(text) ?? "")) === true,
  );
}
