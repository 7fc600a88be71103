import type { Text } from "../../tree/index.js";

/** Whether a text is made of the name, the id or the ARN of a resource. */
export function isAboutResource({ parts }: Text): boolean {
  return parts.some((part) => part.origin.from === "reference" || (part.kind === "hole" && part.symbol.resource));
}
