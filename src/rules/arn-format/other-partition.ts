import { partitionOfRegion, partitions, regions } from "../../knowledge/index.js";
import type { Text } from "../../rule-kit/index.js";
import type { ArnProblem } from "../shared/arns/arn-problem.js";
import { writtenStart } from "../shared/texts/fixed-values.js";

/**
 * Reports a region of another partition, if both are written out. Which of the two is meant is not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function otherPartition(text: Text): ArnProblem | undefined {
  const [, partition = "", region = ""] = /^arn:([^:]*):[^:]*:([^:]+):/.exec(writtenStart(text)) ?? [];
  const areKnown = regions.includes(region) && partitions.some(({ name }) => name === partition);
  if (!areKnown || partitionOfRegion(region) === partition) return undefined;
  return { messageId: "otherPartition", data: { region, partition } };
}
