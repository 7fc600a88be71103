import { awsPolicyName } from "../../dms/index.js";
import { isInOneAccount, isRole, policiesOf } from "../../iam/index.js";
import type { Project, Role, Template } from "../../model/index.js";
import { and, isSatisfiable, type Report, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import {
  accountRoleOf,
  attachedPolicies,
  failureOf,
  managedPolicyArn,
  type AccountRole,
} from "../shared/account-roles/account-roles.js";
import { roleName } from "../shared/messages/names.js";

type Attach = Suggestion<"attachToo", "policy" | "owner" | "role">;
type Reported = Report<"strayed", "policy" | "name" | "role" | "owner" | "failure", Attach>;

/**
 * Reports the managed policy of one account role that is attached to another account role, while its own role has no
 * policy at all. Returns whether it reported one.
 */
export function reportMisplacedPolicy(
  context: RuleContext<Reported>,
  template: Template,
  owner: Role,
  account: AccountRole,
): boolean {
  if (!hasNothing(context.project, template, owner)) return false;
  const isNear = ({ address }: Role): boolean =>
    isInOneAccount({ address, template }, { address: owner.address, template });
  const others = template.principals.filter(isRole).filter((role) => isOther(role, owner, account) && isNear(role));
  const misplaced = others.flatMap((role) =>
    attachedPolicies(context.project, template, role)
      .filter(({ text }) => awsPolicyName(text) === account.policyName)
      .map((attached) => ({ ...attached, role })),
  );
  for (const { by, node, role } of misplaced) {
    const data = { policy: account.policyName, role: roleName(role), owner: roleName(owner) };
    const arn = managedPolicyArn(account);
    context.report({
      node,
      address: by ?? role.address,
      messageId: "strayed",
      data: { ...data, name: account.name, failure: failureOf(account) },
      related: [{ location: owner.location, message: "the role without it" }],
      suggest: [{ messageId: "attachToo", data, fix: (fixer) => fixer.attachManagedPolicy(template, owner, arn) }],
    });
  }
  return misplaced.length > 0;
}

/** If some policies cannot be seen, the managed policy may be one of them. */
function hasNothing(project: Project, template: Template, role: Role): boolean {
  const { attachments, documents, incompleteReasons } = policiesOf(project, template, role);
  return [attachments, documents, incompleteReasons, role.managedPolicyArns.items].every(({ length }) => length === 0);
}

function isOther(role: Role, owner: Role, account: AccountRole): boolean {
  const known = accountRoleOf(role);
  return known !== undefined && known !== account && isSatisfiable(and(role.existence, owner.existence)) !== false;
}
