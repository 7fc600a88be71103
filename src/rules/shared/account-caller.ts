import { isSatisfiable, literalOf, type RuleContext } from "../../rule-kit/index.js";
import { deploymentContextOf, judgeCallerNeeds, type JudgedNeed } from "../../dms/index.js";
import { policiesOf } from "../../iam/index.js";
import type { CallerNeed } from "../../knowledge/index.js";
import type { DmsResource, IamPrincipal, Template } from "../../model/index.js";

interface AccountCaller {
  readonly principal: IamPrincipal;
  readonly template: Template;
}

/** The role or user that `settings.caller` names, if the account data has it. */
function accountCaller({ project, settings }: RuleContext): AccountCaller | undefined {
  if (settings.callerArn === undefined) return undefined;
  for (const template of project.templates.filter(({ account }) => account)) {
    const principal = template.principals.find(({ arn }) => literalOf(arn) === settings.callerArn);
    if (principal) return { principal, template };
  }
  return undefined;
}

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
  const caller = accountCaller(context);
  if (!caller) {
    context.skip(resource, `the account data does not have the caller ${settings.callerArn}`);
    return [];
  }
  const identity = {
    principals: [caller.principal],
    policies: policiesOf(project, caller.template, caller.principal),
  };
  const deployment = { project, template, resource, deploymentContext: deploymentContextOf(settings) };
  const judged = judgeCallerNeeds(identity, deployment, isAsked);
  for (const { verdict } of judged) {
    if (verdict.answer === "unknown") context.skip(resource, verdict.reason ?? "a policy of the caller is not known");
  }
  return judged.filter(({ verdict }) => verdict.answer === "no");
}
