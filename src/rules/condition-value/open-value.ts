import { knownStart } from "../../iam/index.js";
import { literalOf, type Text } from "../../rule-kit/index.js";
import { sampleOf } from "../shared/texts/samples.js";
import type { ValueProblem } from "../shared/conditions/value-problems.js";

type ProblemOf = (value: string) => ValueProblem | undefined;

/** What is wrong with a value that is not fully known. */
export function openValueProblem(text: Text, problemOf: ProblemOf): ValueProblem | undefined {
  const sample = literalOf(text) === undefined ? sampleOf(text) : undefined;
  return sample === undefined ? undefined : (paddingProblem(sample, problemOf) ?? kindProblem(text, sample, problemOf));
}

/**
 * White space stands behind the value: the line break of `!Sub |`. What is meant is the value without it, and not what a
 * sample value looks like.
 */
function paddingProblem(sample: string, problemOf: ProblemOf): ValueProblem | undefined {
  const problem = /\s$/.test(sample) && !problemOf(sample.trimEnd()) ? problemOf(sample) : undefined;
  return problem && { messageId: problem.messageId };
}

/** Where an ID is compared, no ARN is one. */
const ids: ReadonlySet<ValueProblem["messageId"]> = new Set(["notAccount", "notVpc", "notVpcEndpoint"]);

/**
 * It is the name of a resource where ARNs are compared (`aws:SourceArn: !Ref Bucket`), or an ARN where IDs are
 * (`aws:SourceAccount: !GetAtt Role.Arn`). That is known whatever the name is: no name contains a colon.
 */
function kindProblem(text: Text, sample: string, problemOf: ProblemOf): ValueProblem | undefined {
  const isNamed = isName(text);
  const isArn = knownStart(text).startsWith("arn:");
  const { content, messageId } = (isNamed || isArn ? problemOf(sample) : undefined) ?? {};
  if (isNamed && messageId === "notOfKey" && content === "an ARN") return { messageId, content };
  const isOtherKind = messageId !== undefined && (isNamed ? messageId === "notArn" : ids.has(messageId));
  return isOtherKind ? { messageId } : undefined;
}

/** Whether a text is the name of a resource, and nothing else. */
function isName({ parts: [first, ...others] }: Text): boolean {
  if (first?.kind !== "hole" || first.symbol.resource === undefined || others.length > 0) return false;
  return first.symbol.shape === "segment" || first.symbol.shape === "path";
}
