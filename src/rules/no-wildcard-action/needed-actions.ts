import { matchAction } from "../../iam/index.js";
import {
  callerNeedsFor,
  deploymentContextOf,
  factTypeOf,
  isInUse,
  templatesOfSharers,
  type RoleNeeds,
} from "../../dms/index.js";
import type { ActionPattern, PolicyDocument, Template } from "../../model/index.js";
import { oncePer, type RuleContext } from "../../rule-kit/index.js";
import { callersWith } from "../shared/callers/dms-callers.js";
import { dmsHolder, knownNeeds } from "../shared/roles/dms-holder.js";

/**
 * The actions of a pattern that the holder of a policy needs for the declared DMS resources; none if the linted files
 * do not show the purpose of the policy.
 */
export function neededOf(context: RuleContext, document: PolicyDocument, { text }: ActionPattern): readonly string[] {
  const needed = [...neededByRole(context, document), ...neededByCaller(context, document)];
  return [...new Set(needed)].filter((action) => matchAction(text, action) === "yes").sort();
}

function neededByRole(context: RuleContext, document: PolicyDocument): readonly string[] {
  const role = dmsHolder(context, document);
  const needs = role && knownNeeds(context, role);
  return needs ? actionsInUse(needs) : [];
}

/** Each statement of the role's policies asks. */
const actionsInUse = oncePer(({ requirements }: RoleNeeds): readonly string[] => [
  ...new Set(requirements.filter(isInUse).map(({ need }) => need.action)),
]);

/** The actions that the caller may need to deploy the declared resources, if the settings name the policy as its own. */
function neededByCaller(context: RuleContext, document: PolicyDocument): readonly string[] {
  if (context.settings.callerPolicies.length === 0) return [];
  if (!callersWith(context, document).some(({ isNamed }) => isNamed)) return [];
  const deploymentContext = deploymentContextOf(context.settings);
  const types = [...declaredTypes(templatesOfSharers(context.project, context.template))];
  return types.flatMap((type) => callerNeedsFor(type, deploymentContext).map(({ action }) => action));
}

/** Each statement of the caller's policies asks. */
const declaredTypes = oncePer(
  (templates: readonly Template[]) => new Set(templates.flatMap(({ dmsResources }) => dmsResources.map(factTypeOf))),
);
