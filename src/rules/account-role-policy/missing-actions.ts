import { placeOfRole } from "../../dms/index.js";
import { heldDocument, policiesOf } from "../../iam/index.js";
import type { DmsResource, Role, Template } from "../../model/index.js";
import type { Report, RuleContext, Suggestion } from "../../rule-kit/index.js";
import {
  actionsNeeded,
  isFormerCopy,
  missingOf,
  stagingBuckets,
} from "../shared/account-roles/account-role-actions.js";
import {
  accountRoleUses,
  failureOf,
  managedPolicyArn,
  type AccountRole,
} from "../shared/account-roles/account-roles.js";
import { isUsedAsOwnRole } from "../shared/account-roles/intended-roles.js";
import { roleName } from "../shared/messages/names.js";
import { reportBuckets, type BucketReport } from "./staging-report.js";

type Attach = Suggestion<"attach", "policy" | "role">;
type Reported = Report<"missing", "role" | "name" | "policy" | "actions" | "failure", Attach> | BucketReport;

/** A role with its template. Findings about the whole role stand at its place: a role of the account has none. */
export interface RoleToJudge {
  readonly template: Template;
  readonly role: Role;
  readonly place: Role | DmsResource;
}

/** Without the managed policy, other policies must grant each of its actions. */
export function reportMissingActions(
  context: RuleContext<Reported>,
  { place, role, template }: RoleToJudge,
  account: AccountRole,
): void {
  const policies = policiesOf(context.project, template, role);
  const uses = accountRoleUses(context, account, placeOfRole({ role, template }));
  // An endpoint may use a role of this name for something else. Then it is not an account role.
  if (uses.length === 0 && isUsedAsOwnRole(context, role)) return;
  const hasOwnBucket = uses.length > 0 && stagingBuckets(uses).length === uses.length;
  if (hasOwnBucket) return reportBuckets(context, { role, template }, account, policies);
  const { missing, reason } = missingOf(role, policies, actionsNeeded(account, uses));
  if (reason !== undefined) context.skip(place, reason);
  // `account-role-stale-policy` reports copies of an earlier version.
  if (missing.length === 0 || isFormerCopy(account, missing)) return;
  const data = {
    role: role.isInAccount ? "of the account" : roleName(role),
    name: account.name,
    policy: account.policyName,
    actions: [...new Set(missing.map(({ action }) => action))],
    failure: failureOf(account),
  };
  context.report({
    node: place,
    address: place.address,
    messageId: "missing",
    data,
    related: policies.documents
      .filter(({ document }) => heldDocument(template, document))
      .map(({ document }) => ({ location: document.location, message: "its policy" })),
    suggest:
      !role.isInAccount && missing.some(({ isForbidden }) => !isForbidden)
        ? [
            {
              messageId: "attach",
              data,
              fix: (fixer) => fixer.attachManagedPolicy(template, role, managedPolicyArn(account)),
            },
          ]
        : [],
  });
}
