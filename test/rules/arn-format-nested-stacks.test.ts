import { describe, expect, it } from "vitest";
import { lintCase } from "../../src/rule-tester/case-run.js";
import rule from "../../src/rules/arn-format.js";

const roleOf = (name: string): string => `  Writer:
    Type: AWS::IAM::Role
    Properties:
${name}      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
`;

/** A stack that gives the stack of endpoints something of a role. `more`: other resources. */
const root = (passed: string, more: string): string => `Resources:
${more}  Endpoints:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: endpoints.yaml
      Parameters: { Writer: ${passed} }
`;

const roles = `  Roles:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: roles.yaml }
`;

const nestedRole = (name: string, output: string): string =>
  `Resources:\n${roleOf(name)}Outputs: { Writer: { Value: ${output} } }\n`;

const endpoints = (arn: string): string => `Parameters:
  Writer: { Type: String }
Resources:
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: orders, ServiceAccessRoleArn: ${arn} }
`;

const names = ["", "      RoleName: writer\n", '      RoleName: !Sub "${AWS::StackName}-writer"\n'];

describe("arn-format in nested stacks", () => {
  it.each(names)("takes an ARN that a parameter has as its value (%j)", async (name) => {
    for (const arn of ["!Ref Writer", '!Sub "${Writer}"']) {
      const ofNested = root("!GetAtt Roles.Outputs.Writer", roles);
      expect(await lintStacks(ofNested, arn, nestedRole(name, "!GetAtt Writer.Arn"))).toEqual([]);
      expect(await lintStacks(root("!GetAtt Writer.Arn", roleOf(name)), arn)).toEqual([]);
      expect(await lintStacks(root('!Sub "${Writer.Arn}"', roleOf(name)), arn)).toEqual([]);
    }
  });

  it.each(names)("finds a name that a parameter has as its value, and has no edit for it (%j)", async (name) => {
    const found = [{ messageId: "nameForArn", suggestions: [] }];
    const ofNested = root("!GetAtt Roles.Outputs.Writer", roles);
    expect(await lintStacks(ofNested, "!Ref Writer", nestedRole(name, "!Ref Writer"))).toEqual(found);
    expect(await lintStacks(root("!Ref Writer", roleOf(name)), "!Ref Writer")).toEqual(found);
  });
});

async function lintStacks(template: string, arn: string, nested?: string): Promise<readonly object[]> {
  const files = { "endpoints.yaml": endpoints(arn), ...(nested !== undefined && { "roles.yaml": nested }) };
  const all = { "root.yaml": template, ...files };
  const one = { name: "nested", filename: "root.yaml", template, files };
  const { results } = await lintCase(rule, one, all, "none");
  return results.flatMap(({ messages }) =>
    messages.map(({ messageId, suggestions = [] }) => ({ messageId, suggestions: [...suggestions] })),
  );
}
