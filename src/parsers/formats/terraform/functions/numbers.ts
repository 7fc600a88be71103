import { asLiteral, type Node } from "../../../../tree/index.js";
import { computedBoolean, exactNumber, numberOf } from "../../../values/values.js";
import { isDecimal, isOddNumber } from "./decimals.js";
import type { FunctionTable, HclFunction } from "./function-call.js";

function ofNumbers(calculate: (...numbers: readonly number[]) => number): HclFunction {
  return (given, { location }) => {
    const numbers = given.map(numberOf);
    const known = numbers.flatMap((number) => number ?? []);
    if (known.length !== numbers.length || known.length === 0) return undefined;
    const result = calculate(...known);
    return Number.isNaN(result) ? undefined : exactNumber(result, location);
  };
}

function sum(list: Node | undefined, location: Node["location"]): Node | undefined {
  if (list?.kind !== "list" || list.incompleteReason !== undefined) return undefined;
  const numbers = list.items.map(numberOf);
  return numbers.includes(undefined)
    ? undefined
    : exactNumber(
        numbers.reduce<number>((total, one) => total + (one ?? 0), 0),
        location,
      );
}

function isDigit(character: string, radix: number): boolean {
  return !Number.isNaN(Number.parseInt(character, radix));
}

export const numberFunctions: FunctionTable = {
  abs: ofNumbers((one = 0) => Math.abs(one)),
  ceil: ofNumbers((one = 0) => Math.ceil(one)),
  floor: ofNumbers((one = 0) => Math.floor(one)),
  max: ofNumbers(Math.max),
  min: ofNumbers(Math.min),
  pow: ofNumbers((base = 0, exponent = 0) => base ** exponent),
  log: ofNumbers((one = 1, base = Math.E) => Math.log(one) / Math.log(base)),
  signum: ofNumbers((one = 0) => Math.sign(one)),
  sum: ([list], { location }) => sum(list, location),
  parseint: ([node, base], { location }) => {
    const [text, radix] = [asLiteral(node), numberOf(base)];
    if (text === undefined || radix === undefined || radix < 2 || radix > 36) return undefined;
    const isWhole =
      /^[+-]?\w+$/.test(text) && Array.from(text.replace(/^[+-]/, "")).every((one) => isDigit(one, radix));
    return isWhole ? exactNumber(Number.parseInt(text, radix), location) : undefined;
  },
  tonumber: ([node], { location, fail }) => {
    if (node?.kind === "null") return node;
    const literal = asLiteral(node);
    if (literal === undefined || isOddNumber(literal)) return undefined;
    return isDecimal(literal) ? exactNumber(Number(literal), location) : fail("it is not a number");
  },
  tobool: ([node], { location, fail }) => {
    if (node?.kind === "null") return node;
    const literal = asLiteral(node);
    if (literal === undefined) return node?.kind === "unknown" ? node : undefined;
    return literal === "true" || literal === "false"
      ? computedBoolean(literal === "true", location)
      : fail("it is not a boolean");
  },
};
