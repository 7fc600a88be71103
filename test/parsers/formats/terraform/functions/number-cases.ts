import type { FunctionCase } from "./function-cases.js";

const tooLong = "?the number has too many digits to calculate it exactly";

/** Numbers that Terraform calculates exactly, where dmslint may not be able to. */
export const numberCases: readonly FunctionCase[] = [
  [`parseint("${"7".repeat(50_000)}", 10)`, tooLong],
  ['parseint("9007199254740993", 10)', tooLong],
  ['tonumber("9007199254740993")', tooLong],
  ['tonumber("1e400")', tooLong],
  ["pow(10, 400)", tooLong],
  ["sum([9007199254740991, 2])", tooLong],
  ["9007199254740991 + 2", tooLong],
  ["0.1 + 0.2", tooLong],
  ["1 / 3", tooLong],
  ["1e400", tooLong],
  ["1e3", 1000],
  ["1 / 4", 0.25],
];
