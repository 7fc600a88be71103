import { constant, type PlanResource } from "./plan-text.js";

/** A role of which only the name is known before the deployment. */
export const role: PlanResource = { arguments: { name: constant("dms-s3") }, later: ["arn", "id"] };
