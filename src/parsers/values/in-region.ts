import { partitionOfRegion } from "../../knowledge/index.js";
import type { Values } from "./input.js";

/** The values of a deployment in a region that the template says. In `aws`, edits refer to the partition rather than write it. */
export function inRegion(values: Values, region: string): Values {
  const partition = partitionOfRegion(region);
  return { ...values, region, ...(partition !== "aws" && { partition }) };
}
