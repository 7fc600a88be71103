import { constant } from "./arguments.js";
import type { PlanResource } from "./plan-module.js";

/** A role of which only the name is known before the deployment. */
export const role: PlanResource = { arguments: { name: constant("dms-s3") }, later: ["arn", "id"] };
