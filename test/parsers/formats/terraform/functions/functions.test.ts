import { describe, expect, it } from "vitest";
import { textOf } from "../../../../../src/source/index.js";
import { asText, display } from "../../../../../src/tree/index.js";
import { functions } from "../../../../../src/parsers/formats/terraform/functions/index.js";
import { csvCases } from "./csv-cases.js";
import { cases as otherCases } from "./function-cases.js";
import { wrongTypeCases } from "./wrong-type-cases.js";
import { evaluated, moduleOf, shown } from "../module.js";

const cases = [...csvCases, ...wrongTypeCases, ...otherCases];

const around = `
variable "unset" {}
data "aws_region" "here" {}
resource "aws_iam_role" "r" {
  name  = "r"
  count = var.unset == "x" ? 1 : 0
}
resource "aws_iam_role" "many" {
  for_each = var.unset
  name     = each.key
}
`;

const odd: readonly string[] = [
  ...[
    '""',
    '"%"',
    '"("',
    '"a%2"',
    "-1",
    "1.5",
    "1000000000",
    "null",
    "true",
    "[]",
    "{}",
    '["a", null]',
    '[["a"], 1]',
    "{ a = null }",
  ],
  ...["var.unset", '"${var.unset}-x"'],
];

/** No argument, every odd one alone, and every two of them with the first one again behind them. */
const oddArguments: readonly (readonly string[])[] = [
  [],
  ...odd.map((one) => [one]),
  ...odd.flatMap((one) =>
    odd.flatMap((other) => [
      [one, other],
      [one, other, one],
    ]),
  ),
];

describe("functions", () => {
  it.each(cases)("%s", async (expression, value) => {
    expect(shown(await evaluated(expression, around))).toEqual(value);
  });

  it("have a case each", () => {
    const all = cases.map(([expression]) => expression).join("\n");
    expect(Object.keys(functions).filter((name) => !new RegExp(`\\b${name}\\(`).test(all))).toEqual([]);
  });

  it.each(Object.keys(functions))("%s never throws, whatever it is given", async (name) => {
    const calls = oddArguments.map((given) => `${name}(${given.join(", ")})`);
    const lines = calls.map((call, index) => `  v${String(index)} = ${call}`);
    const template = await moduleOf({ "main.tf": `resource "x" "y" {\n${lines.join("\n")}\n}\n${around}` });
    expect(template.problems).toEqual([]);
    expect(template.resources.get("x.y")?.properties.entries).toHaveLength(calls.length);
  });

  it.each<[string, unknown]>([
    ['try(aws_iam_role.r[0].name, "none")', { "var:unset=x": "r", "!(var:unset=x)": "none" }],
    ["one(aws_iam_role.r[*].name)", { "var:unset=x": "r", "!(var:unset=x)": null }],
    ['join("", aws_iam_role.r.*.name)', { "var:unset=x": "r", "!(var:unset=x)": "" }],
    ["aws_iam_role.r[0].name", "r"],
    ["length(aws_iam_role.r) > 0", { "var:unset=x": true, "!(var:unset=x)": false }],
    ['element(concat(aws_iam_role.r.*.name, [""]), 0)', { "var:unset=x": "r", "!(var:unset=x)": "" }],
    ['aws_iam_role.many["k"].name', "${aws_iam_role.many/each.key}"],
    [
      'try(aws_iam_role.many["k"].name, "none")',
      {
        'm#aws_iam_role.many["\\"k\\""]': "${aws_iam_role.many/each.key}",
        '!(m#aws_iam_role.many["\\"k\\""])': "none",
      },
    ],
  ])("%s looks at whether the resource is there", async (expression, value) => {
    expect(Object.values(shownMap(shown(await evaluated(expression, around))))).toEqual(Object.values(shownMap(value)));
  });

  it("reads files in their own places", async () => {
    const template = await moduleOf({
      "main.tf": 'resource "x" "y" { value = file("${path.module}/a/p.json") }',
      "a/p.json": "{}",
    });
    const value = template.resources.get("x.y")?.properties.entries[0]?.value;
    expect(value?.location.file.path).toBe("m/a/p.json");
    expect(value).toMatchObject({ kind: "text", parts: [{ text: "{}", origin: { from: "file" } }] });
    expect(template.files.map(({ path }) => path)).toEqual(["m/main.tf", "m/a/p.json"]);
  });

  it("keep the references of a pattern, so that they can be written again", async () => {
    const bucket = 'variable "name" {}\nresource "aws_s3_bucket" "b" {\n  bucket = var.name\n}\n';
    const value = asText(await evaluated('format("${aws_s3_bucket.b.arn}/%s/*", "x")', bucket));
    expect(value && display(value)).toBe("${aws_s3_bucket.b.arn}/x/*");
    // Terraform refuses values without a verb.
    expect(shown(await evaluated('format("a", "b")'))).toBe("?format of these values is not known here");
  });

  it("lists files, and reads YAML where it stands", async () => {
    const template = await moduleOf({
      "main.tf":
        'resource "x" "y" {\n  for_each = fileset("${path.module}/roles", "*.y*ml")\n  value    = yamldecode(file("roles/${each.value}")).name\n}\n',
      "roles/b.yaml": "name: dms-b\n",
      "roles/a.yml": "name: dms-a\n",
      "roles/c.json": "{}",
    });
    const values = [...template.resources.values()].map(({ properties }) => properties.entries[0]?.value);
    expect(values.map(shown)).toEqual(["dms-a", "dms-b"]);
    expect(values.map((value) => value && textOf(value.location))).toEqual(["dms-a", "dms-b"]);
    expect(values[1]?.location.file.path).toBe("m/roles/b.yaml");
  });

  it.each([
    ['templatestring(var.t, { x = "b", list = ["c"] })', "a-b-c"],
    ['templatestring(var.t, { x = var.open, list = ["c"] })', "a-${var.open}-c"],
    ["templatestring(var.t, var.open)", "?variable open has no value"],
    ["templatestring(var.open, {})", "?variable open has no value"],
    ["templatestring()", "?the template is not known"],
  ])("fills the template of a value: %s", async (call, expected) => {
    const variables = 'variable "t" { default = "a-$${x}-%%{ for n in list }$${n}%%{ endfor }" }\nvariable "open" {}';
    const template = await moduleOf({ "main.tf": `resource "x" "y" { value = ${call} }\n${variables}` });
    expect(shown(template.resources.get("x.y")?.properties.entries[0]?.value)).toBe(expected);
  });

  it("fills template files", async () => {
    const template = await moduleOf({
      "main.tf":
        'resource "x" "y" { value = templatefile("t.tftpl", { names = ["a", "b"], x = var.x }) }\nvariable "x" {}',
      "t.tftpl": '%{ for n in names ~}\n${n}:$${kept}\n%{ endfor ~}\n${x} "quoted\\n"',
    });
    expect(shown(template.resources.get("x.y")?.properties.entries[0]?.value)).toBe(
      'a:${kept}\nb:${kept}\n${var.x} "quoted\\n"',
    );
  });
});

function shownMap(value: unknown): object {
  return typeof value === "object" && value !== null ? value : { value };
}
