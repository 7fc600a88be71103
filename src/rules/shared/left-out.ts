import { literalOf, type Formula, type Text } from "../../rule-kit/index.js";

/**
 * What a condition of the deployment, or a default that is to be replaced, leaves empty: whether AWS ever sees such a
 * value is not certain.
 */
export function isLeftOut({ text, when }: { readonly text: Text; readonly when: Formula }): boolean {
  const isEmpty = literalOf(text)?.trim() === "";
  return text.hasGap === true || (isEmpty && when.op !== "true") || text.parts.some(isEmptyDefault);
}

function isEmptyDefault(part: Text["parts"][number]): boolean {
  return part.kind === "literal" && part.text.trim() === "" && part.origin.from === "default";
}
