import type { Bomb } from "../bomb.js";
import { cloudFormation, numbered, readObject, role, type Json, type JsonMapping } from "../formats/cloudformation.js";
import { planOf } from "../formats/plan.js";
import { expressions, roleArguments, terraform, useOf } from "../formats/terraform.js";

const size = 18;
const all = Array.from({ length: size }, (_, index) => index);

/** Names of which each refers to all others: as many ways lead around as there are orders of 18 things. */
export const circles: readonly Bomb[] = [
  ...cloudFormation("circle: 18 role names", () => ({
    Resources: numbered(size, (index) => [
      `R${index}`,
      role({
        "Fn::Sub": others(index)
          .map((to) => `\${R${to}}`)
          .join(""),
      }),
    ]),
  })),
  ...cloudFormation("circle: 18 role ARNs in policies", () => ({
    Resources: numbered(size, (index) => [
      `R${index}`,
      role({ Ref: `R${(index + 1) % size}` }, [
        { ...readObject, Resource: others(index).map((to) => ({ "Fn::GetAtt": [`R${to}`, "Arn"] })) },
      ]),
    ]),
  })),
  ...cloudFormation("circle: 18 conditions", () => ({
    Conditions: numbered(size, (index) => [
      `C${index}`,
      {
        "Fn::And": others(index)
          .slice(0, 10)
          .map((to) => ({ Condition: `C${to}` })),
      },
    ]),
    Resources: { Role: role("role", [readObject], { Condition: "C0" }) },
  })),
  ...cloudFormation("circle: 18 conditions, negated and chosen", () => ({
    Conditions: numbered(size, (index) => [
      `C${index}`,
      {
        "Fn::Not": [
          {
            "Fn::Or": others(index)
              .slice(0, 10)
              .map((to) => ({ Condition: `C${to}` })),
          },
        ],
      },
    ]),
    Resources: { Role: role({ "Fn::If": ["C3", "a", "b"] }, [readObject]) },
  })),
  ...cloudFormation("circle: 18 DependsOn", () => ({
    Resources: numbered(size, (index) => [
      `R${index}`,
      role(`role-${index}`, [], { DependsOn: others(index).map((to) => `R${to}`) }),
    ]),
  })),
  ...cloudFormation("circle: 18 exports", () => ({
    Resources: numbered(size, (index) => [
      `R${index}`,
      role({ "Fn::Join": ["", others(index).map((to) => ({ "Fn::ImportValue": `e${to}` }))] }),
    ]),
    Outputs: numbered(size, (index) => [`O${index}`, { Value: { Ref: `R${index}` }, Export: { Name: `e${index}` } }]),
  })),
  {
    name: "circle: 18 nested stacks, json",
    files: () =>
      Object.fromEntries(
        all.map((index) => [
          `s${index}.json`,
          JSON.stringify({ Resources: nestedStacks(index), Outputs: output(index) }),
        ]),
      ),
  },
  ...terraform("circle: 18 locals", () => ({
    locals: expressions(size, (index) => [
      `l${index}`,
      `"${others(index)
        .map((to) => `\${local.l${to}}`)
        .join("")}"`,
    ]),
    resources: useOf("local.l0"),
  })),
  ...terraform("circle: 18 locals, chosen", () => ({
    variables: ["v"],
    locals: expressions(size, (index) => [
      `l${index}`,
      others(index).reduce((value, to) => `(var.v == ${to} ? local.l${to} : ${value})`, '"a"'),
    ]),
    resources: useOf("local.l0"),
  })),
  ...terraform("circle: 18 role names", () => ({
    resources: Object.fromEntries(
      all.map((index) => [
        `aws_iam_role.r${index}`,
        roleArguments(
          `"${others(index)
            .map((to) => `\${aws_iam_role.r${to}.name}`)
            .join("")}"`,
        ),
      ]),
    ),
  })),
  ...terraform("circle: 18 counts", () => ({
    resources: Object.fromEntries(
      all.map((index) => [
        `aws_iam_role.r${index}`,
        roleArguments(`"role-${index}"`, {
          count: `length(concat(${others(index)
            .map((to) => `aws_iam_role.r${to}`)
            .join(", ")}))`,
        }),
      ]),
    ),
  })),
  ...terraform("circle: 18 depends_on", () => ({
    resources: Object.fromEntries(
      all.map((index) => [
        `aws_iam_role.r${index}`,
        roleArguments(`"role-${index}"`, {
          depends_on: `[${others(index)
            .map((to) => `aws_iam_role.r${to}`)
            .join(", ")}]`,
        }),
      ]),
    ),
  })),
  {
    name: "circle: 18 modules that pass their outputs, tf",
    files: () => ({
      "main.tf": all
        .map(
          (index) =>
            `module "m${index}" {\n  source = "./m"\n  name = "${others(index)
              .map((to) => `\${module.m${to}.name}`)
              .join("")}"\n}\n`,
        )
        .join(""),
      "m/main.tf":
        'variable "name" {}\noutput "name" { value = var.name }\nresource "aws_iam_role" "r" {\n  name = var.name\n}\n',
    }),
  },
  {
    name: "circle: 18 modules that call each other, tf",
    files: () => Object.fromEntries(all.map((index) => [`m${index}/main.tf`, callsOf(index)])),
    bounds: { seconds: 12, because: "1,000 calls with 17 arguments each" },
  },
  {
    name: "circle: a plan's 18 modules that pass their outputs, plan",
    files: () => ({ "plan.json": planOf({ planned: { child_modules: [] }, changes: [], configuration: passing() }) }),
  },
];

function others(index: number): readonly number[] {
  return all.filter((one) => one !== index);
}

function nestedStacks(index: number): JsonMapping {
  const stacks = others(index).map((to): readonly [string, Json] => [
    `S${to}`,
    {
      Type: "AWS::CloudFormation::Stack",
      Properties: {
        TemplateURL: `s${to}.json`,
        Parameters: { P: { "Fn::GetAtt": [`S${others(index)[0] ?? 0}`, "Outputs.O"] } },
      },
    },
  ]);
  return { ...Object.fromEntries(stacks), Role: role({ Ref: "P" }) };
}

function output(index: number): JsonMapping {
  return { O: { Value: { "Fn::GetAtt": [`S${others(index)[0] ?? 0}`, "Outputs.O"] } } };
}

function callsOf(index: number): string {
  const calls = others(index).map((to) => `module "m${to}" {\n  source = "../m${to}"\n}\n`);
  return `${calls.join("")}resource "aws_iam_role" "r" {\n  name = "r"\n}\n`;
}

function passing(): { readonly module_calls: JsonMapping } {
  return {
    module_calls: numbered(size, (index) => [
      `m${index}`,
      {
        source: "./m",
        expressions: { name: { references: others(index).map((to) => `module.m${to}.name`) } },
        module: {
          outputs: { name: { expression: { references: ["var.name"] } } },
          variables: { name: {} },
          resources: [
            {
              address: "aws_iam_role.r",
              mode: "managed",
              type: "aws_iam_role",
              name: "r",
              expressions: { name: { references: ["var.name"] } },
            },
          ],
        },
      },
    ]),
  };
}
