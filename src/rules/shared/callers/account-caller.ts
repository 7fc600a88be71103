import { isSatisfiable, type RuleContext } from "../../../rule-kit/index.js";
import { accountCaller, deploymentContextOf, judgeCallerNeeds, type JudgedNeed } from "../../../dms/index.js";
import type { CallerNeed } from "../../../knowledge/index.js";
import type { DmsResource } from "../../../model/index.js";

/**
 * Judges the needs of the caller that the settings name, with all policies that the account gives it. There is none for
 * which the caller is another one. What is not known goes to `skip`.
 *
 * @returns The needs that are not met.
 */
export function unmetByAccountCaller(
  context: RuleContext,
  resource: DmsResource,
  isAsked: (need: CallerNeed) => boolean,
): readonly JudgedNeed[] {
  const { project, settings, template } = context;
  if (settings.callerArn === undefined || isSatisfiable(resource.existence) === false) return [];
  const caller = accountCaller(project, settings.callerArn);
  if (!caller) {
    context.skip(resource, `the account data does not have the caller ${settings.callerArn}`);
    return [];
  }
  const deployment = { project, template, resource, deploymentContext: deploymentContextOf(settings) };
  const judged = judgeCallerNeeds(caller, deployment, isAsked);
  for (const { verdict } of judged) {
    if (verdict.answer === "unknown") context.skip(resource, verdict.reason ?? "a policy of the caller is not known");
  }
  return judged.filter(({ verdict }) => verdict.answer === "no");
}
