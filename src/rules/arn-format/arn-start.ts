import type { PolicyType } from "../../model/index.js";
import type { Text } from "../../rule-kit/index.js";

/** Whether a resource is certainly neither an ARN nor a pattern that covers one. */
export function isNoArn({ parts }: Text, policyType: PolicyType): boolean {
  const [first] = parts;
  if (!first) return false;
  if (first.kind === "hole") {
    // The name of a bucket, a role or a queue is not an ARN, and neither is a text that starts with such a name.
    const { shape, resource } = first.symbol;
    return resource !== undefined && (shape === "segment" || shape === "path");
  }
  const { text } = first;
  // API Gateway writes the rest of the ARN itself.
  if (policyType === "resource" && text.startsWith("execute-api:/")) return false;
  const isOpen = parts.length > 1 && "arn:".startsWith(text);
  return !/^(?:arn:|[*?]|\$\{)/.test(text) && !isOpen;
}
