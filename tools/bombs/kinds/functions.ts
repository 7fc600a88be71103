import type { Bomb } from "../bomb.js";
import { cloudFormation, role, type Json } from "../formats/cloudformation.js";
import { terraform, useOf } from "../formats/terraform.js";

/** Calls of Terraform's functions with arguments that ask for too much, or that are wrong. */
const calls: readonly string[] = [
  'format("%1000000000s", "x")',
  'format("%-1000000000s", "x")',
  'format("%01000000000d", 1)',
  'format("%.1000000000f", 1)',
  'format("%*d", 1000000000, 1)',
  'format("%[1000000000]d", 1)',
  'format("%99999999999999999999s", "x")',
  'formatlist("%1000000000s", ["x", "y"])',
  'indent(-1, "a\\nb")',
  'indent(1000000000, "a\\nb\\nc")',
  'substr("abc", -1, 1000000000)',
  'substr("abc", 1000000000, -5)',
  "pow(10, 1000000000)",
  "pow(0, -1)",
  "1 / 0",
  "5 % 0",
  "log(0, 0)",
  "signum(-1e999999999)",
  `parseint("${"9".repeat(50_000)}", 10)`,
  `parseint("${"z".repeat(50_000)}", 36)`,
  'parseint("1", 99)',
  'jsonencode(element(["a"], 1000000000))',
  "element([], 0)",
  'jsonencode(chunklist(["a"], 0))',
  'jsonencode(chunklist(["a"], -1))',
  'jsonencode(slice(["a"], -5, 1000000000))',
  "jsonencode(range(1, 0, 0))",
  "jsonencode(range(0, 1000000000000, 0.5))",
  'jsonencode(cidrsubnets("10.0.0.0/8", 1000000000))',
  'cidrhost("10.0.0.0/8", 1000000000000)',
  'timeadd("2020-01-01T00:00:00Z", "999999999999999999h")',
  'jsonencode(split("", "abc"))',
  'replace("aaaa", "", "b")',
  "jsonencode(zipmap(range(10), range(5)))",
  'lookup({}, "constructor")',
  'jsonencode(fileset("/", "**"))',
  'jsonencode(fileset(path.module, "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"))',
  'file("/dev/zero")',
  'filebase64("/dev/zero")',
  'templatefile("/dev/zero", {})',
  'file("/dev/stdin")',
  "file(path.module)",
  `jsonencode(jsondecode("${"[".repeat(40_000)}"))`,
  `jsonencode(yamldecode("${"[".repeat(40_000)}"))`,
  `jsonencode(csvdecode("${"a,".repeat(20_000)}"))`,
  `base64decode("${"A".repeat(60_000)}")`,
  `base64gzip("a")`,
  `urlencode("${"%".repeat(60_000)}")`,
  `title("${"a ".repeat(30_000)}")`,
  `trimspace("${" ".repeat(60_000)}x")`,
  `trim("${"a".repeat(60_000)}b", "a")`,
  `strrev("${"a".repeat(60_000)}")`,
  `basename("${"/".repeat(60_000)}")`,
  `dirname("${"a/".repeat(30_000)}")`,
  `abspath("${"../".repeat(30_000)}")`,
  `chomp("${"\\n".repeat(30_000)}x")`,
];

/** Calls of functions with arguments that ask for too much. */
export const functions: readonly Bomb[] = [
  ...calls.flatMap((call) =>
    terraform(`functions: ${call.length > 60 ? `${call.slice(0, 50)}…${call.slice(-6)}` : call}`, () => ({
      locals: { value: call },
      resources: useOf("local.value"),
    })),
  ),
  {
    name: "functions: templatefile of a template that reads itself, tf",
    files: () => ({
      "main.tf": 'resource "aws_iam_role" "role" {\n  name = templatefile("t.tpl", { x = "a" })\n}\n',
      "t.tpl": '${templatefile("t.tpl", { x = "${x}${x}" })}',
    }),
  },
  ...named("Select of a huge index", { "Fn::Select": [1e9, ["a"]] }),
  ...named("Select before the first", { "Fn::Select": ["-1", ["a"]] }),
  ...named("Cidr of a billion", { "Fn::Join": ["", { "Fn::Cidr": ["10.0.0.0/8", 1_000_000_000, 8] }] }),
  ...named("Split by nothing", { "Fn::Join": ["-", { "Fn::Split": ["", "abc"] }] }),
  ...named("Join of 50,000 texts", { "Fn::Join": ["", Array<string>(50_000).fill("a")] }),
  ...named("Join with a long delimiter", { "Fn::Join": ["x".repeat(10_000), Array<string>(10_000).fill("a")] }),
  ...named("Sub of 10,000 names", {
    "Fn::Sub": [
      Array.from({ length: 10_000 }, (_, index) => `\${V${index}}`).join(""),
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`V${index}`, "a"])),
    ],
  }),
  ...named("Sub of 100,000 marks", { "Fn::Sub": "${".repeat(100_000) }),
  ...named("Sub of 100,000 literal marks", { "Fn::Sub": "${!a}".repeat(100_000) }),
  ...named("a dynamic reference of 100,000 marks", "{{resolve:ssm:".repeat(20_000)),
];

function named(name: string, value: Json): readonly Bomb[] {
  return cloudFormation(`functions: ${name}`, () => ({ Resources: { Role: role(value) } }));
}
