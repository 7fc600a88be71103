import { describe, expect, it } from "vitest";
import rule from "../../src/rules/arn-format.js";
import { lintCase } from "../../src/rule-tester/case-run.js";

/** A role and an endpoint as a plan shows them before the role is made. */
const plan = (...references: readonly string[]): string =>
  JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.8",
    planned_values: {
      root_module: {
        resources: [
          planned("aws_iam_role", "writer", { name: "writer" }),
          planned("aws_dms_s3_endpoint", "target", { endpoint_id: "target", endpoint_type: "target" }),
        ],
      },
    },
    configuration: {
      root_module: {
        resources: [
          configured("aws_iam_role", "writer", { name: { constant_value: "writer" } }),
          configured("aws_dms_s3_endpoint", "target", { service_access_role_arn: { references } }),
        ],
      },
    },
  });

const planned = (type: string, name: string, values: object): object => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_name: "registry.terraform.io/hashicorp/aws",
  schema_version: 0,
  values,
  sensitive_values: {},
});

const configured = (type: string, name: string, expressions: object): object => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_config_key: "aws",
  expressions,
  schema_version: 0,
});

const stack = (role: object): string =>
  JSON.stringify({
    Resources: {
      Role: { Type: "AWS::IAM::Role", Properties: {} },
      Target: {
        Type: "AWS::DMS::Endpoint",
        Properties: { EngineName: "kinesis", KinesisSettings: { ServiceAccessRoleArn: role } },
      },
    },
  });

const terraform = (attribute: string): string =>
  JSON.stringify({
    resource: {
      aws_iam_role: { writer: { name: "writer" } },
      aws_dms_endpoint: {
        target: { engine_name: "dynamodb", service_access_role: `\${aws_iam_role.writer.${attribute}}` },
      },
    },
  });

describe("arn-format in the other formats", () => {
  it.each([
    ["stack.json", stack({ "Fn::GetAtt": ["Role", "Arn"] })],
    ["main.tf.json", terraform("arn")],
    ["plan.json", plan("aws_iam_role.writer.arn", "aws_iam_role.writer")],
  ])("takes the ARN of a role in %s", async (filename, template) => {
    const { messages } = await lintOne(filename, template, "none");
    expect(messages).toEqual([]);
  });

  it.each([
    ["stack.json", stack({ Ref: "Role" }), stack({ "Fn::GetAtt": ["Role", "Arn"] })],
    ["main.tf.json", terraform("name"), terraform("arn")],
    ["plan.json", plan("aws_iam_role.writer.unique_id", "aws_iam_role.writer"), undefined],
  ])("finds the name of a role in %s", async (filename, template, suggested) => {
    const { messages } = await lintOne(filename, template, "none");
    expect(messages.map(({ messageId }) => messageId)).toEqual(["nameForArn"]);
    const { output } = await lintOne(filename, template, "suggestions");
    expect(output).toBe(suggested);
  });
});

/** A source of events and a policy that name the queue of an account. `condition`: of the source and the second policy. */
const queues = (condition: string, resource: string): string => `Parameters: { Stage: { Type: String } }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsFirst: !Equals [!Ref AWS::AccountId, "111122223333"]
  IsFirstProd: !And [!Condition IsProd, !Condition IsFirst]
  IsSecond: !Equals [!Ref AWS::AccountId, "222233334444"]
  IsFirstOrProd: !Or [!Condition IsProd, !Condition IsFirst]
  IsAny: !Or [!Condition IsFirst, !Condition IsSecond]
Mappings:
  Queues:
    "111122223333": { Arn: "arn:aws:sqs:eu-west-1:111122223333:orders" }
    "222233334444": { Arn: not-used }
Resources:
  Source:
    Type: AWS::Lambda::EventSourceMapping${condition}
    Properties: { FunctionName: f, EventSourceArn: ${resource} }
  Reader:
    Type: AWS::IAM::ManagedPolicy${condition}
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: sqs:ReceiveMessage, Resource: ${resource} }]
`;

describe("a word in a map of accounts", () => {
  const ofAccount = "!FindInMap [Queues, !Ref AWS::AccountId, Arn]";

  it.each([
    ["the resource exists in some stage only", "\n    Condition: IsProd", ofAccount],
    ["it is one of two values", "", `!If [IsProd, ${ofAccount}, "arn:aws:sqs:eu-west-1:111122223333:test"]`],
    ["the resource exists in another account or in some stage", "\n    Condition: IsFirstOrProd", ofAccount],
    ["the resource exists in another account only", "\n    Condition: IsFirst", ofAccount],
  ])("may be unused: %s", async (_, condition, resource) => {
    const { messages } = await lintOne("stack.yaml", queues(condition, resource), "none");
    expect(messages.map(({ messageId }) => messageId)).toEqual([]);
  });

  it.each([
    ["the resource always exists", "", ofAccount],
    ["the resource exists in this account", "\n    Condition: IsSecond", ofAccount],
    ["the resource exists in this account and another one", "\n    Condition: IsAny", ofAccount],
    ["the word is written here", "\n    Condition: IsProd", "not-used"],
    ["a certain key is looked up", "\n    Condition: IsFirstProd", '!FindInMap [Queues, "222233334444", Arn]'],
    ["it is a part of a list", "\n    Condition: IsFirstProd", '!Select [0, !Split [",", "orders,other"]]'],
  ])("is used: %s", async (_, condition, resource) => {
    const { messages } = await lintOne("stack.yaml", queues(condition, resource), "none");
    expect(messages.map(({ messageId }) => messageId)).toEqual(["textForArn", "notArn"]);
  });
});

async function lintOne(filename: string, template: string, fix: "none" | "suggestions") {
  const { results } = await lintCase(rule, { name: filename, filename, template }, { [filename]: template }, fix);
  const [result, ...others] = results;
  if (!result || others.length > 0) throw new Error("One file gives one result.");
  return result;
}
