import { literalOf, type Formula, type Text } from "../../../rule-kit/index.js";

/** Whether a value may be empty only because of a condition or a default. AWS may never receive it. */
export function isLeftOut({ text, when }: { readonly text: Text; readonly when: Formula }): boolean {
  const isEmpty = literalOf(text)?.trim() === "";
  return text.hasOmittedPart === true || (isEmpty && when.op !== "true") || text.parts.some(isEmptyDefault);
}

function isEmptyDefault(part: Text["parts"][number]): boolean {
  return part.kind === "literal" && part.text.trim() === "" && part.origin.from === "default";
}
