import { grants, type EffectivePolicies } from "../../iam/index.js";
import {
  deploymentContextOf,
  judgeActions,
  placeOfRole,
  stagingUses,
  usesOf,
  type DeclaredRole,
} from "../../dms/index.js";
import type { DmsResource, Role, Template } from "../../model/index.js";
import { and, display, stringOf, type Report, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import { isForbidden, stagingBuckets } from "../shared/account-roles/account-role-actions.js";
import { accountRoleUses, managedPolicyArn, type AccountRole } from "../shared/account-roles/account-roles.js";
import { nameOf, roleName, shownArn } from "../shared/messages/names.js";
import { grantingEdits, type AppendStatement } from "../shared/needs/granting-edits.js";
import { reportForbidden, type ForbiddenReport } from "./forbidden-actions.js";

export type AttachPolicy = Suggestion<"attach", "policy" | "role">;
export type BucketReport =
  | Report<
      "bucket" | "noPolicyForBucket",
      "role" | "name" | "policy" | "bucket" | "use",
      AttachPolicy | AppendStatement
    >
  | ForbiddenReport;

/**
 * Reports the staging buckets that a role cannot write to. The managed policy of the Redshift role only covers buckets
 * named `dms-…`.
 */
export function reportBuckets(
  context: RuleContext<BucketReport>,
  declared: DeclaredRole,
  account: AccountRole,
  policies: EffectivePolicies,
): void {
  const { role } = declared;
  const uses = accountRoleUses(context, account, placeOfRole(declared));
  for (const { objects, property, resource, template, text } of stagingBuckets(uses)) {
    const verdicts = objects.map(({ arn, when }) => ({
      arn,
      verdict: grants(policies, { action: "s3:PutObject", resource: arn }, and(role.existence, when)),
    }));
    const refused = verdicts.find(({ verdict }) => verdict.answer === "no");
    const open = verdicts.find(({ verdict }) => verdict.answer === "unknown");
    if (open) context.skip(role, open.verdict.reason ?? "a policy of the role is not known");
    if (!refused) continue;
    const { arn, verdict } = refused;
    if (isForbidden({ verdict })) {
      const forbidden = { verdict, permission: `s3:PutObject on ${shownArn(arn)}` };
      reportForbidden(context, role, { node: property, address: resource.address }, account, [forbidden]);
      continue;
    }
    const data = { role: roleName(role), name: account.name, policy: account.policyName, bucket: display(text) };
    const isCovered = stringOf(text, "\u0000").startsWith("dms-");
    const attach: Suggestion["fix"] = (fixer) =>
      fixer.attachManagedPolicy(declared.template, role, managedPolicyArn(account));
    const edits = isCovered
      ? [{ messageId: "attach", data, fix: attach } as const]
      : ownBucketEdits(context, role, template, resource);
    context.report({
      node: property,
      address: resource.address,
      messageId: isCovered ? "noPolicyForBucket" : "bucket",
      data: { ...data, use: nameOf(resource) },
      related: [{ location: role.location, message: "the role" }],
      suggest: role.isInAccount ? [] : edits,
    });
  }
}

/** Suggestions that allow the role what a role that the endpoint names needs on its bucket. */
function ownBucketEdits(
  { project, settings }: RuleContext,
  role: Role,
  template: Template,
  resource: DmsResource,
): readonly AppendStatement[] {
  return usesOf(project, template, resource, deploymentContextOf(settings), stagingUses()).flatMap((instance) =>
    judgeActions(project, instance, ["required", "conditional"])
      .roles.filter((judged) => judged.role === role)
      .flatMap(({ findings }) => {
        const missing = findings.filter(({ verdict }) => verdict.answer === "no");
        return missing.length === 0 ? [] : grantingEdits(project, instance, role, missing);
      }),
  );
}
