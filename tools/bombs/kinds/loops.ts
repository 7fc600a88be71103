import type { Bomb } from "../bomb.js";
import { cloudFormation, readObject, role, trust, type Json, type JsonMapping } from "../formats/cloudformation.js";
import { policyArguments, roleArguments, terraform, useOf } from "../formats/terraform.js";

/** Loops of a million turns and more. */
export const loops: readonly Bomb[] = [
  ...cloudFormation("loops: ForEach in ForEach, 10 to the 6 roles", () => ({
    Transform: "AWS::LanguageExtensions",
    Resources: nestedLoops(6, 10),
  })),
  ...cloudFormation("loops: ForEach in ForEach, 10 to the 12 roles", () => ({
    Transform: "AWS::LanguageExtensions",
    Resources: nestedLoops(12, 10),
  })),
  ...cloudFormation("loops: ForEach over 20,000 values of a Split", () => ({
    Transform: "AWS::LanguageExtensions",
    Resources: loop(
      "X",
      { "Fn::Split": [",", Array.from({ length: 20_000 }, (_, index) => `v${index}`).join(",")] },
      {
        "Role${X}": role({ "Fn::Sub": "role-${X}" }),
      },
    ),
  })),
  ...cloudFormation("loops: ForEach in conditions and outputs", () => ({
    Transform: "AWS::LanguageExtensions",
    Conditions: nestedLoops(6, 10, { "Fn::Equals": [{ Ref: "AWS::Region" }, "a"] }),
    Resources: { Role: role("role", [readObject]) },
    Outputs: nestedLoops(6, 10, { Value: "a" }),
  })),
  ...cloudFormation("loops: ForEach in itself", () => ({
    Transform: "AWS::LanguageExtensions",
    Resources: loop("X", [["a", "b"]], loop("X", [{ Ref: "X" }], { "Role${X}": role("${X}") })),
  })),
  ...counted("a million", "1000000"),
  ...counted("10 to the 12", "1000000000000"),
  ...counted("10 to the 300", "pow(10, 300)"),
  ...counted("less than none", "-1"),
  ...terraform("loops: for_each over a million", () => ({
    resources: {
      "aws_iam_role.role": roleArguments('"role"', { for_each: "toset([for i in range(1000000) : tostring(i)])" }),
    },
  })),
  ...valued("range of a million", "jsonencode(range(1000000))"),
  ...valued("range of 10 to the 9", 'join("", [for i in range(1000000000) : "a"])'),
  ...valued("range in tiny steps", "jsonencode(range(0, 1, 0.0000001))"),
  ...valued("for in for, 10 to the 6", "jsonencode([for a in range(1000) : [for b in range(1000) : a]])"),
  ...valued(
    "for in for, 10 to the 9",
    "jsonencode([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]])",
  ),
  ...valued(
    "for with a mapping, 10 to the 6",
    "jsonencode({ for a in range(1000) : a => { for b in range(1000) : b => a } })",
  ),
  ...valued("for with groups, 10 to the 6", 'jsonencode({ for a in range(1000000) : "k" => a... })'),
  ...valued("setproduct, 10 to the 6", "jsonencode(setproduct(range(100), range(100), range(100)))"),
  ...valued("setproduct, 10 to the 12", "length(setproduct(range(1000), range(1000), range(1000), range(1000)))"),
  ...valued("setproduct of 20 pairs", `jsonencode(setproduct(${Array(20).fill('["a", "b"]').join(", ")}))`),
  ...valued(
    "sets of 1,000 with each other",
    "jsonencode([for i in range(100) : setsubtract(range(1000), range(1, 1000))])",
  ),
  ...valued("distinct of 100,000", "jsonencode(distinct([for i in range(100000) : i]))"),
  ...valued("sort of 100,000", 'jsonencode(sort([for i in range(100000) : "${100000 - i}"]))'),
  ...valued("matchkeys, 10,000 by 10,000", "jsonencode(matchkeys(range(10000), range(10000), range(10000)))"),
  {
    name: "loops: a template with for in for, 10 to the 9, tf",
    files: () => ({
      "main.tf":
        'resource "aws_iam_role" "role" {\n  name = "' +
        "%{for a in range(1000)}%{for b in range(1000)}%{for c in range(1000)}x%{endfor}%{endfor}%{endfor}" +
        '"\n}\n',
    }),
  },
  {
    name: "loops: dynamic blocks over a million, tf",
    files: () => ({
      "main.tf": `data "aws_iam_policy_document" "d" {
  dynamic "statement" {
    for_each = range(1000000)
    content {
      actions   = ["s3:GetObject"]
      resources = ["arn:aws:s3:::b\${statement.value}/*"]
    }
  }
}
resource "aws_iam_role" "role" {
  name               = "role"
  assume_role_policy = data.aws_iam_policy_document.d.json
}
`,
    }),
  },
  {
    name: "loops: dynamic blocks in dynamic blocks, tf",
    files: () => ({
      "main.tf": `data "aws_iam_policy_document" "d" {\n  dynamic "statement" {\n    for_each = range(250)\n    content {\n      actions = ["s3:GetObject"]\n      dynamic "condition" {\n        for_each = range(250)\n        content {\n          test     = "StringEquals"\n          variable = "aws:k\${condition.value}"\n          values   = [for x in range(250) : "v\${x}"]\n        }\n      }\n    }\n  }\n}\nresource "aws_iam_role" "role" {\n  name               = "role"\n  assume_role_policy = data.aws_iam_policy_document.d.json\n}\n`,
    }),
  },
  {
    name: "loops: modules of 200 in modules of 200, tf",
    files: () => ({
      "main.tf": 'module "a" {\n  source = "./a"\n  count = 200\n}\n',
      "a/main.tf": 'module "b" {\n  source = "../b"\n  count = 200\n}\n',
      "b/main.tf": 'module "c" {\n  source = "../c"\n  count = 200\n}\n',
      "c/main.tf": 'resource "aws_iam_role" "role" {\n  count = 200\n  name = "role-${count.index}"\n}\n',
    }),
  },
];

function loop(name: string, values: Json, body: JsonMapping): JsonMapping {
  return { [`Fn::ForEach::Loop${name}`]: [name, values, body] };
}

function nestedLoops(depth: number, turns: number, leaf?: Json): JsonMapping {
  const names = Array.from({ length: depth }, (_, index) => `X${index}`);
  const key = `N${names.map((name) => `\${${name}}`).join("")}`;
  const values = Array.from({ length: turns }, (_, index) => `v${index}`);
  const properties = { RoleName: { "Fn::Sub": key }, AssumeRolePolicyDocument: trust };
  let body: JsonMapping = { [key]: leaf ?? { Type: "AWS::IAM::Role", Properties: properties } };
  for (const name of names) body = loop(name, values, body);
  return body;
}

function counted(name: string, count: string): readonly Bomb[] {
  return terraform(`loops: count of ${name}`, () => ({
    resources: {
      "aws_iam_role.role": roleArguments('"role-${count.index}"', { count }),
      "aws_iam_role_policy.policy": {
        count,
        ...policyArguments('["arn:aws:s3:::b${count.index}/*"]', "aws_iam_role.role[count.index].name"),
      },
    },
  }));
}

function valued(name: string, value: string): readonly Bomb[] {
  return terraform(`loops: ${name}`, () => ({ locals: { value }, resources: useOf("local.value") }));
}
