import type { AccessRequest } from "../iam/index.js";
import type { ActionRequirement } from "./requirements.js";

/** What a need tells about every request for it, as a part of the request. */
export function contextOfNeed({ condition }: Pick<ActionRequirement, "condition">): Pick<AccessRequest, "context"> {
  return condition ? { context: new Map([[condition.key.toLowerCase(), condition.values]]) } : {};
}
