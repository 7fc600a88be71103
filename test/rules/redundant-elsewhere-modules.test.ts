import { describe, expect, it } from "vitest";
import { data, judged, policy, silent } from "./redundant-elsewhere-run.js";

const called = (argumentsOf: readonly string[], module: string): Readonly<Record<string, string>> => ({
  "main.tf": argumentsOf
    .map((given, index) => `module "m${String(index)}" {\n  source = "./m"\n  ${given}\n}\n`)
    .join(""),
  "m/main.tf": module,
});

describe("what one call of a module gives is not so in the others", () => {
  const text = (resource: string) => policy(`Action = "s3:GetObject"\n      Resource = ${resource}`);
  const variable = `variable "other" {}\n`;
  const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["a text", called([`other = "${data}"`, `other = "x"`], variable + text(`["${data}", var.other]`))],
    ["a text of one call", called([`other = "${data}"`], variable + text(`["${data}", var.other]`))],
    [
      "a part of a text",
      called([`other = "data"`, `other = "x"`], variable + text(`["${data}", "arn:aws:s3:::\${var.other}/*"]`)),
    ],
    ["a list", called([`other = ["${data}"]`, `other = []`], variable + text(`concat(["${data}"], var.other)`))],
    [
      "a branch",
      called([`other = true`, `other = false`], variable + text(`concat(["${data}"], var.other ? ["*"] : [])`)),
    ],
    [
      "a branch in the list",
      called([`other = true`, `other = false`], variable + text(`["${data}", var.other ? "*" : "arn:aws:s3:::x"]`)),
    ],
    [
      "an element of a map",
      called(
        [`other = "a"`, `other = "b"`],
        variable + text(`["${data}", { a = "${data}", b = "arn:aws:s3:::b" }[var.other]]`),
      ),
    ],
    [
      "what a function looks up",
      called(
        [`other = "a"`, `other = "b"`],
        `${variable}locals {\n  all = { a = "${data}", b = "arn:aws:s3:::b" }\n}\n` +
          text(`["${data}", lookup(local.all, var.other)]`),
      ),
    ],
    ["a default", called([""], `variable "other" { default = "${data}" }\n` + text(`["${data}", var.other]`))],
    [
      "a text made of a variable",
      called([`other = "DATA"`], variable + text(`["${data}", "arn:aws:s3:::\${lower(var.other)}/*"]`)),
    ],
    [
      "two arguments",
      called(
        [`other = "${data}"\n  more = "${data}"`],
        `variable "other" {}\nvariable "more" {}\n` + text("[var.other, var.more]"),
      ),
    ],
    [
      "two arguments that the root does not know",
      {
        ...called(
          [`other = var.name\n  more = var.name`],
          `variable "other" {}\nvariable "more" {}\n` + text("[var.other, var.more]"),
        ),
        "more.tf": `variable "name" {}\n`,
      },
    ],
  ];
  it.each(cases)("%s", async (_, files) => {
    expect(await judged(files)).toEqual(silent);
  });

  it("what is written is so in all", async () => {
    const files = called([`other = "${data}"`], variable + text(`["${data}", "${data}", var.other, var.other]`));
    expect(await judged(files)).toEqual({ said: ["repeated", "repeated"], changed: ["repeated", "repeated"] });
  });

  it("all covers what a variable gives", async () => {
    const files = called([`other = "${data}"`], variable + text(`["*", var.other]`));
    expect(await judged(files)).toEqual({ said: ["covered"], changed: ["covered"] });
  });

  it("a list of the caller is told, and not changed for one statement", async () => {
    const files = called([`other = ["${data}", "${data}"]`], variable + text(`var.other`));
    expect(await judged(files)).toEqual({ said: ["repeated"], changed: [] });
  });
});
