import type { LiteralPart, Text, TextPart } from "../tree/index.js";
import type { Answer } from "./verdict.js";
import { likeValue } from "./wildcard.js";

/** Fields of an ARN; the last one, the resource, holds colons. */
const fieldCount = 6;

/**
 * Whether an ARN matches as ArnLike and ArnEquals compare it, field by field: `*` stays within its field.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function likeArn(pattern: Text, arn: Text): Answer {
  // Fields that match make a whole that matches.
  if (likeValue(pattern, arn) === "no") return "no";
  const [patterns, fields] = [fieldsOf(pattern), fieldsOf(arn)];
  if (!patterns || !fields) return "unknown";
  const answers = patterns.map((field, index) => likeValue(field, fields[index] ?? { ...arn, parts: [] }));
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/** `undefined`: there are fewer, or something unknown may hold a colon before the last. */
function fieldsOf(text: Text): readonly Text[] | undefined {
  const fields: TextPart[][] = [[]];
  for (const part of text.parts) {
    const [first, ...others] = part.kind === "hole" ? [part] : piecesOf(part, fieldCount - fields.length);
    if (first) fields.at(-1)?.push(first);
    fields.push(...others.map((piece) => [piece]));
  }
  const isClear = fields.slice(0, -1).every((parts) => !parts.some(mayHoldColon));
  return fields.length === fieldCount && isClear ? fields.map((parts) => ({ ...text, parts })) : undefined;
}

/** A part between its first colons. */
function piecesOf(part: LiteralPart, colons: number): readonly TextPart[] {
  const pieces = part.text.split(":");
  const rest = pieces.splice(colons);
  return [...pieces, ...(rest.length > 0 ? [rest.join(":")] : [])].map((text) => ({ ...part, text }));
}

function mayHoldColon(part: TextPart): boolean {
  return part.kind === "hole" ? part.symbol.shape === "any" : part.text.includes("${");
}
