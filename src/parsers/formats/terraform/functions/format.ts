import { literalPart, asLiteral, asText, type Node, type TextPart } from "../../../../tree/index.js";
import { partsOf } from "../../../values/join-texts.js";
import { dependingOn } from "../../../values/run-values.js";
import { computedText, textOfParts } from "../../../values/values.js";
import { charactersOf } from "./characters.js";
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
  const literal = asLiteral(value);
  if (width === "" && precision === undefined && (verb === "s" || verb === "v")) {
    return asText(value) ? partsOf(value) : undefined;
  }
  if (literal === undefined) return undefined;
  const size = Number(width);
  if (!isWidth(size) || !isWidth(Number(precision ?? 0))) return undefined;
  const body = formattedLiteral(literal, verb, Number(precision ?? NaN));
  if (body === undefined) return undefined;
  const padded = flags.includes("-") ? body.padEnd(size) : body.padStart(size, flags.includes("0") ? "0" : " ");
  return partsOf(dependingOn([value], computedText(padded, value.location), { at: value.location }));
}

/** `precision`: NaN if the verb has none. */
function formattedLiteral(literal: string, verb: string, precision: number): string | undefined {
  switch (verb) {
    case "s":
    case "v":
      return Number.isNaN(precision) ? literal : charactersOf(literal)?.slice(0, precision).join("");
    case "q":
      return JSON.stringify(literal);
    case "t":
      return literal;
    case "d":
      return Number.isNaN(Number(literal)) ? undefined : String(Math.trunc(Number(literal)));
    case "f":
      return Number.isNaN(Number(literal))
        ? undefined
        : Number(literal).toFixed(Number.isNaN(precision) ? 6 : Math.min(precision, 100));
    case "x":
    case "X": {
      const value = Number(literal);
      const text = Number.isInteger(value) ? value.toString(16) : undefined;
      return verb === "X" ? text?.toUpperCase() : text;
    }
    default:
      return undefined;
  }
}
