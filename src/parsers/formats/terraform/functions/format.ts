import { asLiteral, asText, type Node, type TextPart } from "../../../../tree/index.js";
import { partsOf } from "../../../values/join-texts.js";
import { computedPart, textOfParts } from "../../../values/values.js";
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
  for (const match of text.matchAll(/%(?:\[(\d+)\])?([-+ 0#]*)(\d*)(?:\.(\d+))?([a-zA-Z%])/g)) {
    const literal = text.slice(from, match.index);
    if (literal !== "") parts.push(computedPart(literal, location));
    from = match.index + match[0].length;
    if (match[5] === "%") {
      parts.push(computedPart("%", location));
      continue;
    }
    const at = match[1] === undefined ? next : Number(match[1]) - 1;
    next = at + 1;
    const value = values[at];
    const written = value && formatted(value, match);
    if (!written) return undefined;
    parts.push(...written);
  }
  if (from < text.length) parts.push(computedPart(text.slice(from), location));
  return textOfParts(parts, location);
};

function formatted(
  value: Node,
  [, , flags = "", width = "", precision, verb = ""]: RegExpMatchArray,
): readonly TextPart[] | undefined {
  const literal = asLiteral(value);
  if (width === "" && precision === undefined && (verb === "s" || verb === "v")) {
    return asText(value) ? partsOf(value) : undefined;
  }
  if (literal === undefined) return undefined;
  const body = formattedLiteral(literal, verb, precision);
  if (body === undefined) return undefined;
  const size = Number(width);
  const padded = flags.includes("-") ? body.padEnd(size) : body.padStart(size, flags.includes("0") ? "0" : " ");
  return [computedPart(padded, value.location)];
}

function formattedLiteral(literal: string, verb: string, precision: string | undefined): string | undefined {
  switch (verb) {
    case "s":
    case "v":
      return precision === undefined ? literal : charactersOf(literal).slice(0, Number(precision)).join("");
    case "q":
      return JSON.stringify(literal);
    case "t":
      return literal;
    case "d":
      return Number.isNaN(Number(literal)) ? undefined : String(Math.trunc(Number(literal)));
    case "f":
      return Number.isNaN(Number(literal))
        ? undefined
        : Number(literal).toFixed(precision === undefined ? 6 : Number(precision));
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
