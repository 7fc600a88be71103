import {
  accountCaller,
  anyCallers,
  deploymentContextOf,
  judgeNeeds,
  namedPolicies,
  nameOf,
  needVariants,
  type CallerIdentity,
  type Deployment,
} from "../../dms/index.js";
import type { Project } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { isSatisfiable } from "../../tree/index.js";
import { purposeText } from "../writing/comments.js";
import { needsFor, titleOf } from "../policies/caller-policies.js";
import type { AdvisedUnit } from "../policies/least-policies.js";
import { judgedLines, type DifferenceContext, type PolicyDifference } from "./difference-lines.js";
import type { CallerHolder } from "../policies/holder.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import { surplusOf } from "./surplus.js";

/** Holds the needs of the caller against the policies that the setting `callerPolicies` names. */
export function callerDifference(
  policy: LeastPolicy,
  { caller, template }: CallerHolder,
  { project, services, units }: DifferenceContext,
): Omit<PolicyDifference, "holder"> {
  const settings = settingsByTemplate(units).get(template);
  if (!settings) return notKnown("the template has no settings");
  const identity = identityOf(project, settings);
  if (typeof identity === "string") return notKnown(identity);
  const { policies } = identity;
  const deployments = template.dmsResources
    .filter(({ existence }) => isSatisfiable(existence) !== false)
    .map((resource): Deployment => ({ project, template, resource, deploymentContext: deploymentContextOf(settings) }));
  const judged = deployments.flatMap((deployment) =>
    judgeNeeds(identity, deployment, needsFor(caller, deployment.resource, settings.requirements)).map((one) => ({
      ...one,
      purpose: purposeText(titleOf(one.need), nameOf(deployment.resource)),
    })),
  );
  const requirements = deployments.flatMap((deployment) =>
    needsFor(caller, deployment.resource, settings.requirements).flatMap((need) =>
      needVariants(need, deployment).map(({ requirement }) => requirement),
    ),
  );
  const documents = policies.documents.map(({ document }) => document);
  return { ...judgedLines(policy, judged), surplus: surplusOf(documents, requirements, services) };
}

/** Each template has a least policy of its caller. */
const settingsByTemplate = oncePer(
  (units: readonly AdvisedUnit[]) => new Map(units.toReversed().map(({ settings, template }) => [template, settings])),
);

/** Who the caller is, by the settings; or why that is not known. */
function identityOf(project: Project, { callerArn, callerPolicies }: AdvisedUnit["settings"]): CallerIdentity | string {
  if (callerArn !== undefined)
    return accountCaller(project, callerArn) ?? `the account data does not have the caller ${callerArn}`;
  if (callerPolicies.length === 0)
    return "the setting callerPolicies names no policy of the caller, and the setting caller no role of the account";
  return { principals: anyCallers, policies: namedPolicies(project, callerPolicies) };
}

function notKnown(reason: string): Omit<PolicyDifference, "holder"> {
  return { missing: [], surplus: [], undecided: [{ actions: [], resources: [], reason }] };
}
