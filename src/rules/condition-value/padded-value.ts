import { literalOf, type Text } from "../../rule-kit/index.js";
import { sampleOf } from "../shared/texts/samples.js";
import type { ValueProblem } from "../shared/conditions/value-problems.js";

/**
 * What is wrong with a value that is not fully known, because white space stands behind it: the line break of `!Sub |`. What is
 * meant is the value without it, and not what a sample value looks like.
 */
export function paddingProblem(
  text: Text,
  problemOf: (value: string) => ValueProblem | undefined,
): ValueProblem | undefined {
  const sample = literalOf(text) === undefined ? (sampleOf(text) ?? "") : "";
  const problem = /\s$/.test(sample) && !problemOf(sample.trimEnd()) ? problemOf(sample) : undefined;
  return problem && { messageId: problem.messageId };
}
