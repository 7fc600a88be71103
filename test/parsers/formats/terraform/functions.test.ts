import { describe, expect, it } from "vitest";
import { textOf } from "../../../../src/source/index.js";
import { functions } from "../../../../src/parsers/formats/terraform/functions/index.js";
import { evaluated, moduleOf, shown } from "./module.js";

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

/** An expression, and its value. */
type Case = readonly [expression: string, value: unknown];

const cases: readonly Case[] = [
  ['format("%s-%03d%%", "a", 7)', "a-007%"],
  ['format("%s-x", var.unset)', "${var.unset}-x"],
  ['formatlist("%s/*", ["a", "b"])', ["a/*", "b/*"]],
  ['join("-", ["a", var.unset])', "a-${var.unset}"],
  ['join(",", concat(["a"], var.unset))', "?variable unset has no value"],
  ['split(",", "a,b,,c")', ["a", "b", "", "c"]],
  ['split(":", "arn:${data.aws_region.here.name}:x")[1]', "${region}"],
  ['split(",", "${var.unset}")', "?variable unset has no value"],
  ['concat(["a"], [], ["b"])', ["a", "b"]],
  ['concat(["a"], var.unset)', ["a", "…variable unset has no value"]],
  ["merge({ a = 1 }, { a = 2, b = 3 })", { a: 2, b: 3 }],
  ["merge({ a = 1 }, var.unset, { b = 3 })", { b: 3, "…": "variable unset has no value" }],
  ["flatten([[1, [2]], [], 3])", [1, 2, 3]],
  ['toset(["b", "a", "b"])', ["a", "b"]],
  ['tolist(toset(["b", "a", "b"]))', ["a", "b"]],
  ["tolist(var.unset)", "?variable unset has no value"],
  ['distinct(["b", "a", "b"])', ["b", "a"]],
  ['compact(["a", "", null, "b"])', ["a", "b"]],
  ['lookup({ a = 1 }, "a", 2)', 1],
  ['lookup({ a = 1 }, "b", 2)', 2],
  ['element(["a", "b"], 3)', "b"],
  ['coalesce("", null, "a")', "a"],
  ['coalesce(var.unset, "a")', "?variable unset has no value"],
  ['coalesce("x-${var.unset}", "a")', "x-${var.unset}"],
  ["coalescelist([], [1])", [1]],
  ['try({ a = 1 }.b, "none")', "none"],
  ["can([1][5])", false],
  ["can([1][0])", true],
  ['replace("a-b-c", "-", "_")', "a_b_c"],
  ['replace("a1b22", "/[0-9]+/", "#")', "a#b#"],
  ['replace("abc", "/(a)(b)/", "$2$1")', "bac"],
  ['lower("ABC")', "abc"],
  ['upper("abc")', "ABC"],
  ['lower("A-${var.unset}")', "a-${lower(var.unset)}"],
  ['title("hello world")', "Hello World"],
  ['trimspace("  a ")', "a"],
  ['trimprefix("dms-x", "dms-")', "x"],
  ['trimsuffix("x-${var.unset}", "y")', "?variable unset has no value"],
  ['trimsuffix("${var.unset}-y", "-y")', "${var.unset}"],
  ['trim("xxaxx", "x")', "a"],
  ['substr("hello", 1, 3)', "ell"],
  ['substr("hello", -3, -1)', "llo"],
  ["one([1])", 1],
  ["one([])", null],
  ["values({ b = 2, a = 1 })", [1, 2]],
  ["keys({ b = 2, a = 1 })", ["a", "b"]],
  ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
  ['length("abc")', 3],
  ["length([1, 2])", 2],
  ["length(var.unset)", "?variable unset has no value"],
  ['contains(["a"], "a")', true],
  ['contains(["a"], "b")', false],
  ['contains(["a", var.unset], "b")', "?variable unset has no value"],
  ['startswith("dms-x", "dms-")', true],
  ['endswith("dms-x", "y")', false],
  ['jsonencode({ a = [1, "b", true, null] })', { a: [1, "b", true, null] }],
  ['"${jsonencode({ a = [1, "b"] })} "', '{"a":[1,"b"]} '],
  ['jsondecode("{\\"a\\": [1, \\"b\\"]}").a[1]', "b"],
  ["range(3)", [0, 1, 2]],
  ["range(1, 6, 2)", [1, 3, 5]],
  ["slice([1, 2, 3], 1, 3)", [2, 3]],
  ['sort(["b", "a"])', ["a", "b"]],
  ["reverse([1, 2])", [2, 1]],
  [
    'setproduct(["a", "b"], ["x"])',
    [
      ["a", "x"],
      ["b", "x"],
    ],
  ],
  ['setsubtract(["a", "b"], ["a"])', ["b"]],
  ['regex("^dms-(.*)$", "dms-x")', ["x"]],
  ['regex("[a-z]+", "12ab")', "ab"],
  ['regexall("[0-9]", "1a2")', ["1", "2"]],
  ["max(1, 3, 2)", 3],
  ["sum([1, 2])", 3],
  ['tonumber("5") + 1', 6],
  ['tobool("true")', true],
  ["alltrue([true, false])", false],
  ["anytrue([false, true])", true],
  ['base64decode(base64encode("a"))', "a"],
  ['list("a", "b")', ["a", "b"]],
  ['basename("a/b.json")', "b.json"],
  ['fileexists("none.json")', false],
  ['file("none.json")', "?file none.json does not exist"],
  ["max([1, 2]...)", 2],
  ['compact(["a", var.unset == "x" ? "b" : ""])', { "var:unset=x": ["a", "b"], "!(var:unset=x)": ["a"] }],
  ['trimsuffix("${var.unset}-y", "a-y")', "?variable unset has no value"],
  ['trimprefix("a-${var.unset}", "a-")', "${var.unset}"],
  ['join("", [1])', "1"],
  ["[for k, v in { b = 1, a = 2 } : v]", [2, 1]],
  ['"account ${0123}"', "account 123"],
  ['jsonencode("a")', '"a"'],
  ['"${jsonencode(var.unset)} "', "${var.unset} "],
  ["length(jsonencode({ a = 1 }))", 7],
  ['base64encode(jsonencode({ b = 1, a = "x" }))', "eyJhIjoieCIsImIiOjF9"],
  ["jsondecode(jsonencode({ a = 1 })).a", 1],
  ["yamlencode({ a = [1] })", { a: [1] }],
  ['yamldecode("a: [1, x, ~, true]").a', [1, "x", null, true]],
  ['yamldecode("a: [").a', "?yamldecode of these values is not known here"],
  ["lower(null)", "?its argument is null"],
  ['regex("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")', "?regex of these values is not known here"],
  ['substr("e\\u0301a", 0, 1)', "e\u0301"],
  ['provider::aws::arn_parse("x").account', "?function provider::aws::arn_parse is not known here"],
  ['core::upper("a")', "A"],
  ['fileset("..", "*")', []],
  ['sensitive("a")', "a"],
  ['chomp("a\\n")', "a"],
  ['strrev("dms")', "smd"],
  ['strcontains("dms-vpc-role", "vpc")', true],
  ['indent(2, "a\\nb")', "a\n  b"],
  ['"${tostring(5)}-x"', "5-x"],
  ['chunklist(["a", "b", "c"], 2)', [["a", "b"], ["c"]]],
  ['index(["a", "b"], "b")', 1],
  ["tomap({ a = 1 })", { a: 1 }],
  ['map("a", 1)', { a: 1 }],
  ['matchkeys(["x", "y", "z"], ["a", "b", "a"], ["a"])', ["x", "z"]],
  ['transpose({ a = ["x", "y"], b = ["y"] })', { x: ["a"], y: ["a", "b"] }],
  ['setunion(["a", "b"], ["b", "c"])', ["a", "b", "c"]],
  ['setintersection(["a", "b"], ["b", "c"])', ["b"]],
  ["abs(-2)", 2],
  ["ceil(1.2)", 2],
  ["floor(1.8)", 1],
  ["min(3, 1)", 1],
  ["pow(2, 3)", 8],
  ["log(16, 2)", 4],
  ["signum(-3)", -1],
  ['parseint("ff", 16)', 255],
  ['urlencode("Hello World!")', "Hello+World%21"],
  ['dirname("a/b.json")', "a"],
  ['abspath("a")', "?abspath of these values is not known here"],
];

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
