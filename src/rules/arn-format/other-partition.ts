import { partitionOfRegion, partitions, regions } from "../../knowledge/index.js";
import type { Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arn-fields.js";
import type { ArnProblem } from "../shared/arn-problem.js";
import { withOpenParts } from "../shared/fixed-values.js";

/**
 * Reports a region of another partition, if both are written out. Which of the two is meant is not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function otherPartition(text: Text): ArnProblem | undefined {
  const { known = 0, partition = "", region = "" } = arnFields(withOpenParts(text)) ?? {};
  const areKnown = known > 3 && partitions.some(({ name }) => name === partition) && regions.includes(region);
  if (!areKnown || partitionOfRegion(region) === partition) return undefined;
  return { messageId: "otherPartition", data: { region, partition } };
}
