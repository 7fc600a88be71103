import { everyRule, type Bomb } from "../bomb.js";
import { cloudFormation, numbered, readObject, role, type Json, type JsonMapping } from "../formats/cloudformation.js";
import { expressions, roleArguments, policyArguments, terraform, useOf } from "../formats/terraform.js";

/** Conditions whose truth table doubles with each of them. */
export const conditions: readonly Bomb[] = [
  ...cloudFormation("conditions: 40 in an XOR chain", () => ({
    Parameters: parameters(40),
    Conditions: { ...equalities(40), X0: { Condition: "C0" }, ...numbered(39, (index) => xor(index + 1)) },
    Resources: { Role: role({ "Fn::If": ["X39", "one", "other"] }, [readObject], { Condition: "X39" }) },
  })),
  ...cloudFormation("conditions: 40 statements, each with its own", () => ({
    Parameters: parameters(40),
    Conditions: equalities(40),
    Resources: {
      Role: role(
        "role",
        Array.from({ length: 40 }, (_, index) => given(index, readObject)),
      ),
    },
  })),
  ...cloudFormation(
    "conditions: one action 2,000 times, each with its own, proved for a report",
    () => ({
      Parameters: parameters(2000),
      Conditions: equalities(2000),
      Resources: {
        Role0: role("role", [
          { ...readObject, Action: Array.from({ length: 2000 }, (_, index) => given(index, "s3:Get")) },
        ]),
        Endpoint0: endpoint(0),
      },
    }),
    { args: [...everyRule, "--format", "json", "."] },
  ),
  ...cloudFormation("conditions: a name of 40 choices", () => ({
    Parameters: parameters(40),
    Conditions: equalities(40),
    Resources: { Role: role({ "Fn::Join": ["", Array.from({ length: 40 }, (_, index) => given(index, "x"))] }) },
  })),
  ...cloudFormation("conditions: 40 choices inside each other", () => ({
    Parameters: parameters(40),
    Conditions: equalities(40),
    Resources: { Role: role(nestedChoice(40), [{ ...readObject, Resource: nestedChoice(40) }]) },
  })),
  ...cloudFormation(
    "conditions: 140 choices inside each other by one parameter",
    () => ({
      Parameters: { P: { Type: "String" } },
      Conditions: numbered(140, (index) => [`C${index}`, { "Fn::Equals": [{ Ref: "P" }, `v${index}`] }]),
      Resources: { Role: role(nestedChoice(140), [{ ...readObject, Resource: nestedChoice(140) }]) },
    }),
    { bounds: { seconds: 4, because: "each choice is compared with all around it" } },
  ),
  ...cloudFormation("conditions: 40 roles and tasks, each with its own", () => ({
    Parameters: parameters(40),
    Conditions: equalities(40),
    Resources: {
      ...numbered(40, (index) => [`Role${index}`, role(`role-${index}`, [readObject], { Condition: `C${index}` })]),
      ...numbered(40, (index) => [`Endpoint${index}`, endpoint(index)]),
    },
  })),
  ...cloudFormation("conditions: a parameter of 1,000 values, ten times in a name", () => ({
    Parameters: numbered(10, (index) => [
      `P${index}`,
      { Type: "String", AllowedValues: Array.from({ length: 1000 }, (_, value) => `v${value}`) },
    ]),
    Resources: {
      Role: role({ "Fn::Sub": Array.from({ length: 10 }, (_, index) => `\${P${index}}`).join("") }, [readObject]),
    },
  })),
  ...cloudFormation("conditions: a parameter of 1,000 values in 200 names that exist under one", () => ({
    Parameters: {
      Stage: { Type: "String" },
      Kind: { Type: "String", AllowedValues: Array.from({ length: 1000 }, (_, value) => `value-${value}`) },
    },
    Conditions: { IsLive: { "Fn::Equals": [{ Ref: "Stage" }, "live"] } },
    Resources: numbered(200, (index) => [
      `Bucket${index}`,
      {
        Type: "AWS::S3::Bucket",
        Condition: "IsLive",
        Properties: { BucketName: { "Fn::Sub": `data-\${Kind}-${index}` } },
      },
    ]),
  })),
  ...terraform("conditions: 40 in an XOR chain", () => ({
    variables: variables(40),
    locals: {
      x0: "var.v0",
      ...expressions(39, (index) => {
        const [before, one] = [`local.x${index}`, `var.v${index + 1}`];
        return [`x${index + 1}`, `(${before} && !${one}) || (!${before} && ${one})`];
      }),
    },
    resources: {
      "aws_iam_role.role": roleArguments('local.x39 ? "one" : "other"', { count: "local.x39 ? 1 : 0" }),
      "aws_iam_role_policy.policy": policyArguments('["arn:aws:s3:::data/*"]', "one(aws_iam_role.role[*].name)"),
    },
  })),
  ...terraform("conditions: 40 negated in a chain of ternaries", () => ({
    variables: variables(40),
    locals: {
      x0: "var.v0",
      ...expressions(39, (index) => [`x${index + 1}`, `var.v${index + 1} ? !local.x${index} : local.x${index}`]),
    },
    resources: useOf('local.x39 ? "one" : "other"'),
  })),
  ...terraform("conditions: 32 locals var.v ? a : a and a letter", () => ({
    variables: variables(1),
    locals: {
      l0: '"a"',
      ...expressions(32, (index) => [`l${index + 1}`, `var.v0 ? local.l${index} : "\${local.l${index}}y"`]),
    },
    resources: useOf("local.l32"),
  })),
  ...terraform("conditions: 32 locals, each with its own variable", () => ({
    variables: variables(32),
    locals: {
      l0: '"a"',
      ...expressions(32, (index) => [`l${index + 1}`, `var.v${index} ? local.l${index} : "\${local.l${index}}y"`]),
    },
    resources: useOf("local.l32"),
  })),
  ...terraform("conditions: a list of 40 choices", () => ({
    variables: variables(40),
    resources: {
      "aws_iam_role.role": roleArguments('"role"'),
      "aws_iam_role_policy.policy": policyArguments(
        `concat(${Array.from({ length: 40 }, (_, index) => `var.v${index} ? ["arn:aws:s3:::b${index}/*"] : []`).join(", ")})`,
      ),
    },
  })),
];

function parameters(count: number): JsonMapping {
  return numbered(count, (index) => [`P${index}`, { Type: "String" }]);
}

function equalities(count: number): JsonMapping {
  return numbered(count, (index) => [`C${index}`, { "Fn::Equals": [{ Ref: `P${index}` }, "x"] }]);
}

function xor(index: number): readonly [string, Json] {
  const [before, one] = [{ Condition: `X${index - 1}` }, { Condition: `C${index}` }];
  const either = [{ "Fn::And": [before, { "Fn::Not": [one] }] }, { "Fn::And": [{ "Fn::Not": [before] }, one] }];
  return [`X${index}`, { "Fn::Or": either }];
}

function given(index: number, value: Json): Json {
  return { "Fn::If": [`C${index}`, value, { Ref: "AWS::NoValue" }] };
}

function nestedChoice(depth: number): Json {
  let value: Json = "last";
  for (let index = 0; index < depth; index++) value = { "Fn::If": [`C${index}`, `value-${index}`, value] };
  return value;
}

function endpoint(index: number): JsonMapping {
  const settings = { BucketName: "data", ServiceAccessRoleArn: { "Fn::GetAtt": [`Role${index}`, "Arn"] } };
  return {
    Type: "AWS::DMS::Endpoint",
    Condition: `C${index}`,
    Properties: { EndpointType: "target", EngineName: "s3", S3Settings: settings },
  };
}

function variables(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `v${index}`);
}
