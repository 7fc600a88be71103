import { isExact } from "../../../values/values.js";
import { isDecimal, isOddNumber } from "./decimals.js";

/** What a plain scalar means: a text (`quoted`), a number or a boolean. Otherwise, why this is not known. */
type PlainValue = { readonly text: string; readonly quoted: boolean } | { readonly reason: string };

const trueWords = /^(?:[yY]|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const falseWords = /^(?:[nN]|no|No|NO|false|False|FALSE|off|Off|OFF)$/;

const notRead = { reason: "it is not known how Terraform reads this YAML value" };

/**
 * A scalar without quotes as Terraform reads it: YAML 1.1 with some changes. A date becomes a text with a time, and
 * numbers are decimal. https://github.com/zclconf/go-cty-yaml/blob/master/resolve.go
 */
export function plainYaml(text: string): PlainValue {
  if (!/^[-+.\dyYnNtTfFoO]/.test(text)) return { text, quoted: true };
  if (trueWords.test(text)) return { text: "true", quoted: false };
  if (falseWords.test(text)) return { text: "false", quoted: false };
  if (/^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])/.test(text)) return timestamp(text);
  const digits = text.startsWith(".") ? text : text.replaceAll("_", "");
  if (/^-?0b/.test(digits)) return binary(digits);
  if (/^(?:0|-?[1-9]\d*)$/.test(digits)) return { text: digits, quoted: false };
  if (isDecimal(digits)) return number(Number(digits));
  // Some versions reject a sign alone.
  const isOdd = isOddNumber(digits) || /^(?:[-+]?\.inf|\.nan|[-+])$/i.test(digits);
  return isOdd ? notRead : { text, quoted: true };
}

function number(value: number): PlainValue {
  return isExact(value)
    ? { text: String(value === 0 ? 0 : value), quoted: false }
    : { reason: "the number has too many digits to calculate it exactly" };
}

function binary(digits: string): PlainValue {
  if (!/^-?0b[01]+$/.test(digits)) return notRead;
  const size = Number.parseInt(digits.replace(/^-?0b/, ""), 2);
  return number(digits.startsWith("-") ? -size : size);
}

/** Other forms than a date and the usual form with `T` are rare, so they are not read. */
function timestamp(text: string): PlainValue {
  const [, year = "", month = "", day = "", time] = /^(\d{4})-(\d{1,2})-(\d{1,2})(.*)$/.exec(text) ?? [];
  if (!isDay(Number(year), Number(month), Number(day))) return time === "" ? { text, quoted: true } : notRead;
  if (time === "") return { text: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T00:00:00Z`, quoted: true };
  const isUsual = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(text);
  return isUsual ? { text, quoted: true } : notRead;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
