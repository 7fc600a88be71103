import { literalOf, type Formula, type Text } from "../../../rule-kit/index.js";

/** Whether a value may be empty only because of a condition or a default. AWS may never receive it. */
export function isLeftOut({ text, when }: { readonly text: Text; readonly when: Formula }): boolean {
  const isEmpty = literalOf(text)?.trim() === "";
  return text.hasOmittedPart === true || (isEmpty && when.op !== "true") || text.parts.some(isDefaultOfNothing);
}

/** A default that says that there is no value: who uses what needs one passes it, and a condition often asks for that. */
function isDefaultOfNothing(part: Text["parts"][number]): boolean {
  return part.kind === "literal" && part.origin.from === "default" && nothing.test(part.text.trim());
}

const nothing = /^(?:-|none|n\/a|nan|null|nil|undefined|unset)?$/i;
