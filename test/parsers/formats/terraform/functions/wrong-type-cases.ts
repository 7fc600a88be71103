import type { FunctionCase } from "./function-cases.js";

/** Calls at which Terraform stops, because a value is of another type. Modules ask by them what they are given. */
export const wrongTypeCases: readonly FunctionCase[] = [
  ["can(length(true))", false],
  ['try(length(5), "none")', "none"],
  ['try(tostring({ a = 1 }), "none")', "none"],
  ['[for one in ["a", { b = 1 }] : one if !can(tostring(one))]', [{ b: 1 }]],
];
