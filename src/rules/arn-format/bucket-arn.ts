import type { Text } from "../../rule-kit/index.js";
import type { ArnFields } from "../shared/arns/arn-fields.js";
import type { ArnProblem } from "../shared/arns/arn-problem.js";

/**
 * Reports a bucket whose name begins with a slash or a colon: `arn:aws:s3:::/bucket/*`, `arn:aws:s3::::bucket`. The colons and the sign
 * must be written together: between them, a parameter that is empty by default may have another value.
 */
export function bucketProblem({ parts }: Text, { resource = "" }: ArnFields): ArnProblem | undefined {
  const isWritten = parts.some((part) => part.kind === "literal" && /^arn:[\w-]+:s3:::[:/]/.test(part.text));
  if (!isWritten) return undefined;
  const name = resource.replace(/^[:/]+/, "");
  const isWhole = /^[a-z0-9][\w.-]+\//i.test(name) || (resource.startsWith(":") && /^[a-z0-9][\w.-]+$/i.test(name));
  return {
    messageId: "unknownResource",
    data: { service: "s3" },
    ...(isWhole && { write: { resource: name }, isGuess: true }),
  };
}
