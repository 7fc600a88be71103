import { literalOf, type Formula, type Text, type TextPart } from "../../../rule-kit/index.js";

/** Whether a value may be empty only because of a condition or a default. AWS may never receive it. */
export function isLeftOut({ text, when }: { readonly text: Text; readonly when: Formula }): boolean {
  const isEmpty = literalOf(text)?.trim() === "";
  return text.hasOmittedPart === true || (isEmpty && when.op !== "true") || text.parts.some(isDefaultOfNothing);
}

/**
 * A default that says that there is no value, or that one has to be passed: `none`, `changeme`, `x.x.x.x`. Who uses what
 * needs one passes it, and a condition often asks for that.
 */
function isDefaultOfNothing(part: TextPart, index: number, parts: readonly TextPart[]): boolean {
  if (part.kind === "hole" || (part.origin.from !== "default" && part.chosenBy === undefined)) return false;
  const word = part.text.trim();
  if (word === "") return true;
  // Within a name, such a word is a part of it, as the separator of `my-bucket` is.
  return nothing.test(word) && isEdge(parts[index - 1], /[:/.]$/) && isEdge(parts[index + 1], /^[:/.]/);
}

function isEdge(part: TextPart | undefined, sign: RegExp): boolean {
  return part === undefined || (part.kind === "literal" && sign.test(part.text));
}

const nothing =
  /^(?:-|none|n\/a|nan|null|nil|undefined|(?:un|not[-_ ]?)set|(?:change|replace)[-_ ]?me|todo|tbd|x{2,}|x+(?:\.x+)+)$/i;

/**
 * Whether a value only fills the branch of a condition in which it is not used, and says so itself:
 * `!If [IsProd, !GetAtt Queue.Arn, "arn:aws:sqs:region:000000000000:not-used"]`.
 */
export function isStandIn({ text, when }: { readonly text: Text; readonly when: Formula }): boolean {
  return when.op !== "true" && unused.test(literalOf(text) ?? "");
}

const unused = /(?:^|[:/_-])(?:un|not?[-_]?)(?:used|needed|applicable)$/i;
