import { asLiteral, type Node } from "../../../../tree/index.js";
import { charactersOf } from "./characters.js";

/** What stands between the `%` and the verb. */
interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
}

/** Whether `%v` writes a number with an exponent: 1000000 becomes `1e+06`. */
export function isLongNumber(value: Node): boolean {
  const size = value.kind === "scalar" && !value.quoted ? Math.abs(Number(value.text)) : 0;
  return size >= 1e6 || (size > 0 && size < 1e-4);
}

/** A known value as a verb writes it, with its width. `undefined`: Terraform stops, or the form is not known here. */
export function formattedLiteral(value: Node, verb: string, directive: Directive): string | undefined {
  const literal = asLiteral(value);
  if (literal === undefined) return undefined;
  switch (verb) {
    case "s":
      return padded(shortened(literal, directive), directive);
    case "q":
      return padded(jsonOf(shortened(literal, directive)), directive);
    case "v":
      return formattedAsIs(value, literal, directive);
    case "t":
      return /^(?:true|false)$/.test(literal) ? literal : undefined;
    case "d":
    case "x":
    case "X":
      return formattedInteger(literal, verb, directive);
    case "f":
      return formattedFraction(literal, directive);
    default:
      return undefined;
  }
}

/** With `#`, this is JSON. */
function formattedAsIs(value: Node, literal: string, directive: Directive): string | undefined {
  if (directive.precision !== undefined || isLongNumber(value)) return undefined;
  if (!directive.flags.includes("#")) return padded(literal, directive);
  return value.kind === "scalar" ? padded(value.quoted ? jsonOf(literal) : literal, directive) : undefined;
}

function shortened(literal: string, { precision }: Directive): string | undefined {
  return precision ? charactersOf(literal)?.slice(0, precision).join("") : literal;
}

/** A text as Go writes it in JSON. */
function jsonOf(text: string | undefined): string | undefined {
  return (
    text &&
    JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
  );
}

/** A text with its width, which counts characters. */
function padded(text: string | undefined, { flags, width }: Directive): string | undefined {
  const characters = text === undefined ? undefined : charactersOf(text);
  if (text === undefined || !characters) return undefined;
  const padding = (flags.includes("0") ? "0" : " ").repeat(Math.max(0, width - characters.length));
  return flags.includes("-") ? `${text}${padding}` : `${padding}${text}`;
}

function formattedInteger(literal: string, verb: string, directive: Directive): string | undefined {
  const value = numberIn(literal);
  if (value === undefined || !Number.isSafeInteger(value) || directive.flags.includes("#")) return undefined;
  const digits = Math.abs(value)
    .toString(verb === "d" ? 10 : 16)
    .padStart(directive.precision ?? 0, "0");
  const isZeroed = directive.precision === undefined;
  return signed(value < 0, verb === "X" ? digits.toUpperCase() : digits, directive, isZeroed);
}

function formattedFraction(literal: string, directive: Directive): string | undefined {
  const value = numberIn(literal);
  const precision = Math.min(directive.precision ?? 6, 100);
  const left = literal.split(".")[1]?.slice(precision) ?? "";
  // What lies in the middle of two numbers is not rounded here as it is in Go.
  if (value === undefined || Math.abs(value) >= 1e15 || /^50*$/.test(left) || directive.flags.includes("#"))
    return undefined;
  return signed(value < 0, Math.abs(value).toFixed(precision), directive, true);
}

function numberIn(literal: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(literal) ? Number(literal) : undefined;
}

/** Digits with a sign. Zeros stand between them, spaces around both. */
function signed(
  isNegative: boolean,
  digits: string,
  { flags, width }: Directive,
  isZeroed: boolean,
): string | undefined {
  // Versions of Go differ here.
  if (flags.includes("-") && flags.includes("0")) return undefined;
  const sign = isNegative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  if (flags.includes("-")) return `${sign}${digits}`.padEnd(width);
  return flags.includes("0") && isZeroed
    ? `${sign}${digits.padStart(width - sign.length, "0")}`
    : `${sign}${digits}`.padStart(width);
}
