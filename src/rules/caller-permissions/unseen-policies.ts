import { namedPolicies } from "../../dms/index.js";
import type { DmsResource } from "../../model/index.js";
import { isSatisfiable, type RuleContext } from "../../rule-kit/index.js";

/**
 * Says at a resource that none of the policies in the setting `callerPolicies` is here. Whether the caller may deploy
 * the resource is not judged then, and no policy is there at which that could be said.
 */
export function skipUnseenPolicies(context: RuleContext, resource: DmsResource): void {
  const { documents, incompleteReasons } = namedPolicies(context.project, context.settings.callerPolicies);
  if (documents.length > 0 || isSatisfiable(resource.existence) === false) return;
  for (const reason of incompleteReasons) context.skip(resource, reason);
}
