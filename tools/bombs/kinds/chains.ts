import type { Bomb, Files } from "../bomb.js";
import { cloudFormation, numbered, readObject, role } from "../formats/cloudformation.js";
import { expressions, roleArguments, terraform, useOf } from "../formats/terraform.js";

const length = 5000;

/** Long chains of references: each costs a call inside the one before. */
export const chains: readonly Bomb[] = [
  ...cloudFormation("chain: 5,000 role names", () => ({
    Resources: {
      R0: role("a"),
      ...numbered(length, (index) => [`R${index + 1}`, role({ Ref: `R${index}` })]),
    },
  })),
  ...cloudFormation("chain: 5,000 conditions", () => ({
    Conditions: {
      C0: { "Fn::Equals": [{ Ref: "AWS::Region" }, "a"] },
      ...numbered(length, (index) => [`C${index + 1}`, { "Fn::Not": [{ Condition: `C${index}` }] }]),
    },
    Resources: { Role: role("role", [readObject], { Condition: `C${length}` }) },
  })),
  ...cloudFormation("chain: 5,000 DependsOn", () => ({
    Resources: {
      DmsVpcRole: role("dms-vpc-role"),
      R0: role("a", [], { DependsOn: "DmsVpcRole" }),
      ...numbered(length, (index) => [`R${index + 1}`, role(`r${index}`, [], { DependsOn: `R${index}` })]),
      Group: {
        Type: "AWS::DMS::ReplicationSubnetGroup",
        DependsOn: `R${length}`,
        Properties: { ReplicationSubnetGroupDescription: "group", SubnetIds: ["a", "b"] },
      },
    },
  })),
  ...terraform("chain: 5,000 locals", () => ({
    locals: { l0: '"a"', ...expressions(length, (index) => [`l${index + 1}`, `local.l${index}`]) },
    resources: useOf(`local.l${length}`),
  })),
  ...terraform("chain: 5,000 role names", () => ({
    resources: {
      "aws_iam_role.r0": roleArguments('"a"'),
      ...Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `aws_iam_role.r${index + 1}`,
          roleArguments(`aws_iam_role.r${index}.name`),
        ]),
      ),
    },
  })),
  {
    name: "chain: 300 modules that call each other, tf",
    files: () =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [
          `m${index}/main.tf`,
          `module "next" {\n  source = "../m${index + 1}"\n}\nresource "aws_iam_role" "r" {\n  name = "r${index}"\n}\n`,
        ]),
      ),
  },
  {
    name: "chain: 300 nested stacks, json",
    files: () =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [
          `s${index}.json`,
          JSON.stringify({
            Resources: {
              Next: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: `s${index + 1}.json` } },
              Role: role({ "Fn::GetAtt": ["Next", "Outputs.O"] }),
            },
            Outputs: { O: { Value: { "Fn::GetAtt": ["Next", "Outputs.O"] } } },
          }),
        ]),
      ),
  },
  {
    name: "chain: 1,000 configs that extend each other, json",
    files: () => ({
      ...Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [
          `c${index}.json`,
          JSON.stringify({ extends: `./c${index + 1}.json` }),
        ]),
      ),
      "c1000.json": "{}",
      "dmslint.config.json": JSON.stringify({ extends: "./c0.json" }),
      "stack.json": JSON.stringify({ Resources: { Role: role("a") } }),
    }),
    statuses: [0, 1, 2],
  },
  {
    name: "chain: configs that extend all others, json",
    files: (): Files => {
      const names = Array.from({ length: 18 }, (_, index) => `./c${index}.json`);
      return {
        ...Object.fromEntries(
          names.map((name) => [name, JSON.stringify({ extends: names.filter((one) => one !== name) })]),
        ),
        "dmslint.config.json": JSON.stringify({ extends: names }),
        "stack.json": JSON.stringify({ Resources: { Role: role("a") } }),
      };
    },
    statuses: [0, 1, 2],
  },
  {
    name: "chain: 25 configs that extend the next one twice, json",
    files: () => ({
      ...Object.fromEntries(
        Array.from({ length: 25 }, (_, index) => [
          `c${index}.json`,
          JSON.stringify({ extends: [`./c${index + 1}.json`, `./c${index + 1}.json`] }),
        ]),
      ),
      "c25.json": "{}",
      "dmslint.config.json": JSON.stringify({ extends: "./c0.json" }),
      "stack.json": JSON.stringify({ Resources: { Role: role("a") } }),
    }),
    statuses: [0, 1, 2],
  },
];
