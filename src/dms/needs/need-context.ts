import type { AccessRequest } from "../../iam/index.js";
import type { ActionRequirement } from "./requirements.js";

/** What a need tells about every request for it, as a part of the request. */
export function contextOfNeed({
  condition,
  context,
}: Pick<ActionRequirement, "condition" | "context">): Pick<AccessRequest, "context"> {
  if (!condition) return context ? { context } : {};
  return { context: new Map([...(context ?? []), [condition.key.toLowerCase(), condition.values]]) };
}
