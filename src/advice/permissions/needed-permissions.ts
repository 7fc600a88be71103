import type { ActionRequirement } from "../../dms/index.js";
import type { DmsResource } from "../../model/index.js";
import { neededResource, type DeployedTemplate } from "./needed-resource.js";
import type { NeededPermission } from "./permission.js";

type Need = Pick<ActionRequirement["need"], "action" | "need" | "note" | "source" | "statedIn">;

/** What a permission is for. */
interface Purpose extends Pick<NeededPermission, "isRecommended"> {
  readonly id: string;
  readonly title: string;
}

/** The permissions of an action that a DMS resource needs: one for each resource of AWS that it is needed on. */
export function permissionsOf(
  { action, need, note, source, statedIn }: Need,
  { condition, resources }: Pick<ActionRequirement, "condition" | "resources">,
  user: DmsResource,
  place: DeployedTemplate,
  { id, isRecommended, title }: Purpose,
): readonly NeededPermission[] {
  const reason = {
    action,
    user,
    title,
    need,
    source: source[0] ?? "",
    ...(statedIn !== undefined && { isOwn: true as const }),
  };
  return resources.map((resource) => ({
    purpose: id,
    action,
    resource: neededResource(resource, user, place),
    ...(condition && { condition }),
    isRecommended,
    reasons: [{ ...reason, ...(note !== undefined && { note }) }],
  }));
}
