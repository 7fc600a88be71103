import { literalPart, asLiteral, asText, type Node, type TextPart } from "../../../../tree/index.js";
import { partsOf } from "../../../values/join-texts.js";
import { dependingOn } from "../../../values/run-values.js";
import { computedText, textOfParts } from "../../../values/values.js";
import { formattedLiteral, isLongNumber } from "./format-verbs.js";
import type { HclFunction } from "./function-call.js";

/**
 * The function `format`. Only the usual verbs are known.
 * https://developer.hashicorp.com/terraform/language/functions/format
 */
export const format: HclFunction = ([pattern, ...values], { location }) => {
  const text = asLiteral(pattern);
  if (text === undefined) return undefined;
  const parts: TextPart[] = [];
  let next = 0;
  let from = 0;
  for (const match of text.matchAll(/%(?:\[(\d+)\])?([-+ 0#]*)((?:[1-9]\d*)?)(?:\.(\d+))?([a-zA-Z%])/g)) {
    const literal = text.slice(from, match.index);
    if (literal.includes("%")) return undefined;
    if (literal !== "") parts.push(literalPart(literal, location));
    from = match.index + match[0].length;
    if (match[5] === "%") {
      parts.push(literalPart("%", location));
      continue;
    }
    const at = match[1] === undefined ? next : Number(match[1]) - 1;
    next = at + 1;
    const value = values[at];
    const written = value && formatted(value, match);
    if (!written) return undefined;
    parts.push(...written);
  }
  if (text.includes("%", from)) return undefined;
  if (from < text.length) parts.push(literalPart(text.slice(from), location));
  return textOfParts(parts, location);
};

/** Wider texts are not written out. */
const maximumWidth = 1000;

/** Whether a number can be the width of a text, or the number of spaces before it. */
export function isWidth(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= maximumWidth;
}

function formatted(
  value: Node,
  [, , flags = "", width = "", precision, verb = ""]: RegExpMatchArray,
): readonly TextPart[] | undefined {
  const isPlain = width === "" && precision === undefined && !flags.includes("#");
  if (isPlain && (verb === "s" || (verb === "v" && !isLongNumber(value)))) {
    return asText(value) ? partsOf(value) : undefined;
  }
  const directive = { flags, width: Number(width), precision: precision === undefined ? undefined : Number(precision) };
  if (!isWidth(directive.width) || !isWidth(directive.precision ?? 0)) return undefined;
  const written = formattedLiteral(value, verb, directive);
  return written === undefined
    ? undefined
    : partsOf(dependingOn([value], computedText(written, value.location), { at: value.location }));
}
