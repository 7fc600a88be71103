import { placeOfRole, type RoleUseInstance } from "../../dms/index.js";
import { heldDocument, mayDeny, policiesOf } from "../../iam/index.js";
import type { DmsResource, Role, Template } from "../../model/index.js";
import type { Report, RuleContext } from "../../rule-kit/index.js";
import {
  actionsNeeded,
  isForbidden,
  isFormerCopy,
  missingOf,
  stagingBuckets,
  type MissingAction,
} from "../shared/account-roles/account-role-actions.js";
import {
  accountRoleUses,
  failureOf,
  managedPolicyArn,
  type AccountRole,
} from "../shared/account-roles/account-roles.js";
import { isUsedAsOwnRole } from "../shared/account-roles/intended-roles.js";
import { roleName } from "../shared/messages/names.js";
import { forbiddenOf, reportForbidden } from "./forbidden-actions.js";
import { reportBuckets, type AttachPolicy, type BucketReport } from "./staging-report.js";

type Reported = Report<"missing", "role" | "name" | "policy" | "actions" | "failure", AttachPolicy> | BucketReport;

/** A role with its template. Findings about the whole role stand at its place: a role of the account has none. */
export interface RoleToJudge {
  readonly template: Template;
  readonly role: Role;
  readonly place: Role | DmsResource;
}

/** The managed policy allows all actions, but a Deny or a permissions boundary may forbid some. */
export function reportForbiddenActions(
  context: RuleContext<Reported>,
  judged: RoleToJudge,
  account: AccountRole,
): void {
  const { place, role, template } = judged;
  const policies = policiesOf(context.project, template, role);
  if (policies.boundary === undefined && !mayDeny(policies)) return;
  const uses = usesOf(context, judged, account);
  if (!uses || hasOwnBuckets(uses)) return;
  const { missing, reason } = missingOf(role, policies, actionsNeeded(account, uses));
  if (reason !== undefined) context.skip(place, reason);
  reportForbidden(context, role, { node: place, address: place.address }, account, forbiddenOf(missing));
}

/** Without the managed policy, other policies must grant each of its actions. */
export function reportMissingActions(context: RuleContext<Reported>, judged: RoleToJudge, account: AccountRole): void {
  const { place, role, template } = judged;
  const policies = policiesOf(context.project, template, role);
  const uses = usesOf(context, judged, account);
  if (!uses) return;
  if (hasOwnBuckets(uses)) return reportBuckets(context, { role, template }, account, policies);
  const { missing, reason } = missingOf(role, policies, actionsNeeded(account, uses));
  if (reason !== undefined) context.skip(place, reason);
  reportForbidden(context, role, { node: place, address: place.address }, account, forbiddenOf(missing));
  const lacking = missing.filter((one) => !isForbidden(one));
  // `account-role-stale-policy` reports copies of an earlier version.
  if (lacking.length > 0 && !isFormerCopy(account, missing)) reportLacking(context, judged, account, lacking);
}

/** Reports what no policy allows. */
function reportLacking(
  context: RuleContext<Reported>,
  { place, role, template }: RoleToJudge,
  account: AccountRole,
  lacking: readonly MissingAction[],
): void {
  const { documents, removedBy = [] } = policiesOf(context.project, template, role);
  const data = {
    role: role.isInAccount ? "of the account" : roleName(role),
    name: account.name,
    policy: account.policyName,
    actions: [...new Set(lacking.map(({ action }) => action))],
    failure: failureOf(account),
  };
  context.report({
    node: place,
    address: place.address,
    messageId: "missing",
    data,
    related: [
      ...documents
        .filter(({ document }) => heldDocument(template, document))
        .map(({ document }) => ({ location: document.location, message: "its policy" })),
      ...removedBy.map(({ location }) => ({ location, message: "this removes the policies that it does not list" })),
    ],
    suggest: role.isInAccount
      ? []
      : [
          {
            messageId: "attach",
            data,
            fix: (fixer) => fixer.attachManagedPolicy(template, role, managedPolicyArn(account)),
          },
        ],
  });
}

/** The uses of an account role. An endpoint may use a role of this name for something else: then it is not an account role. */
function usesOf(
  context: RuleContext,
  { role, template }: RoleToJudge,
  account: AccountRole,
): readonly RoleUseInstance[] | undefined {
  const uses = accountRoleUses(context, account, placeOfRole({ role, template }));
  return uses.length === 0 && isUsedAsOwnRole(context, role) ? undefined : uses;
}

function hasOwnBuckets(uses: readonly RoleUseInstance[]): boolean {
  return uses.length > 0 && stagingBuckets(uses).length === uses.length;
}
