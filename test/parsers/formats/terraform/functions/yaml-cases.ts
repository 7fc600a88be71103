import type { FunctionCase } from "./function-cases.js";

/** YAML as Terraform reads it, which is not as other readers do. */
export const yamlCases: readonly FunctionCase[] = [
  ['yamldecode("a: [1, x, ~, true]").a', [1, "x", null, true]],
  ['yamldecode("[yes, On, True, y, NO, off, n]")', [true, true, true, true, false, false, false]],
  ['yamldecode("[2012-10-17, 2012-1-7, 2012-13-45]")', ["2012-10-17T00:00:00Z", "2012-01-07T00:00:00Z", "2012-13-45"]],
  [
    "yamldecode(\"[2020-01-01T00:00:00Z, '2012-10-17', !!str 2012-10-17]\")",
    ["2020-01-01T00:00:00Z", "2012-10-17", "2012-10-17"],
  ],
  ['yamldecode("[012345678901, 1_000, 1.50, .5, 1e3, 0b101]")', [12_345_678_901, 1000, 1.5, 0.5, 1000, 5]],
  ['yamldecode("[0x1F, 0o17, 1:30, -x, nope]")', ["0x1F", "0o17", "1:30", "-x", "nope"]],
  ['yamldecode("a: .inf").a', "?it is not known how Terraform reads this YAML value"],
  ['yamldecode("a: !!int 5").a', "?the tag !!int is not read here"],
  ['yamldecode("2012-10-17: a\\nyes: b")', { "2012-10-17T00:00:00Z": "a", true: "b" }],
  ['yamldecode("a: [").a', "?yamldecode of these values is not known here"],
];
