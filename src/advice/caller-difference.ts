import {
  anyCallers,
  deploymentContextOf,
  judgeNeeds,
  namedPolicies,
  nameOf,
  needVariants,
  type Deployment,
} from "../dms/index.js";
import { isSatisfiable } from "../tree/index.js";
import { needsFor, titleOf } from "./caller-policies.js";
import { judgedLines, type DifferenceContext, type PolicyDifference } from "./difference-lines.js";
import type { CallerHolder } from "./holder.js";
import type { LeastPolicy } from "./least-policy.js";
import { surplusOf } from "./surplus.js";

/** Holds the needs of the caller against the policies that the setting `callerPolicies` names. */
export function callerDifference(
  policy: LeastPolicy,
  { caller, template }: CallerHolder,
  { project, services, units }: DifferenceContext,
): Omit<PolicyDifference, "holder"> {
  const settings = units.find((unit) => unit.template === template)?.settings;
  const callerPolicies = settings?.callerPolicies ?? [];
  if (!settings || callerPolicies.length === 0) {
    const reason = "the setting callerPolicies names no policy of the caller";
    return { missing: [], surplus: [], undecided: [{ actions: [], resources: [], reason }] };
  }
  const policies = namedPolicies(project, callerPolicies);
  const identity = { principals: anyCallers, policies };
  const deployments = template.dmsResources
    .filter(({ existence }) => isSatisfiable(existence) !== false)
    .map((resource): Deployment => ({ project, template, resource, deploymentContext: deploymentContextOf(settings) }));
  const judged = deployments.flatMap((deployment) =>
    judgeNeeds(identity, deployment, needsFor(caller, deployment.resource)).map((one) => ({
      ...one,
      purpose: `${titleOf(one.need)}, ${nameOf(deployment.resource)}`,
    })),
  );
  const requirements = deployments.flatMap((deployment) =>
    needsFor(caller, deployment.resource).flatMap((need) =>
      needVariants(need, deployment).map(({ requirement }) => requirement),
    ),
  );
  const documents = policies.documents.map(({ document }) => document);
  return { ...judgedLines(policy, judged), surplus: surplusOf(documents, requirements, services) };
}
