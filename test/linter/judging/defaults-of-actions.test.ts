import { describe, expect, it } from "vitest";
import { lintText } from "../../../src/index.js";

const other = `              - { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" }\n`;

/** A role that may not list the bucket of its endpoint, with one more statement, whose action is a default, and others. */
const text = (effect: string, resource: string, others = 0): string => `Parameters:
  P: { Type: String, Default: "s3:DeleteBucket" }
Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: p
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }
${other.repeat(others)}              - { Effect: ${effect}, Action: !Ref P, Resource: ${resource} }
  E:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: s3
      S3Settings: { BucketName: orders, ServiceAccessRoleArn: !GetAtt R.Arn, ExternalTableDefinition: "{}" }
`;

const cases = [
  ["on the resource that lacks a permission", "Allow", "arn:aws:s3:::orders", true],
  ["on a resource that another value makes the same", "Allow", "!Ref P", true],
  ["on another resource", "Allow", "arn:aws:s3:::other", false],
  ["that is denied", "Deny", "arn:aws:s3:::orders", false],
] as const;

describe.each([0, 40])("beside %d other statements", (others) => {
  it.each(cases)(
    "a missing permission depends on the default of an action %s: %s %s %s",
    async (_, effect, resource, depends) => {
      const results = await lintText(text(effect, resource, others), { filePath: "stack.yaml" });
      const messages = results.flatMap((one) => one.messages).filter(({ ruleId }) => ruleId === "role-permissions");
      expect(messages.map(({ message }) => message.includes("This depends on the default of P."))).toEqual([depends]);
    },
  );
});

it.each([
  ["denies what is needed", "s3:ListBucket", true],
  ["denies something else", "s3:DeleteBucket", false],
])("a missing permission depends on a default effect that %s", async (_, action, depends) => {
  const all = `              - { Effect: Allow, Action: "s3:*", Resource: "*" }\n`;
  const denied = text("!Ref Effect", "arn:aws:s3:::orders").replace("!Ref P", action);
  const stack = denied.replace("Parameters:", "Parameters:\n  Effect: { Type: String, Default: Deny }");
  const missing = depends ? stack.replace("              - { Effect: !Ref", `${all}$&`) : stack;
  const results = await lintText(missing, { filePath: "stack.yaml" });
  const [found] = results.flatMap((one) => one.messages).filter(({ ruleId }) => ruleId === "role-permissions");
  expect(found?.message.includes("This depends on the default of Effect.")).toBe(depends);
});
