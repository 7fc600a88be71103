import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lintTexts } from "./lint-texts.js";

const count = 8;
const index = fc.nat({ max: count - 1 });

/** Something that a parameter is passed, an output gives, or a property is. */
const value = fc.oneof(
  fc.constantFrom(
    "text",
    "!Ref P",
    '!Sub "${P}-${AWS::StackName}"',
    "!If [C, !Ref P, !Ref AWS::NoValue]",
    "!GetAtt R.Arn",
  ),
  index.map((at) => `!ImportValue name-${String(at)}`),
  fc.constantFrom("N0", "N1").map((name) => `!GetAtt ${name}.Outputs.O`),
);

const nested = fc.record({ template: index, passed: value, condition: fc.boolean() });

const template = fc.record({
  type: fc.constantFrom("String", "CommaDelimitedList"),
  hasDefault: fc.boolean(),
  role: value,
  bucket: value,
  output: value,
  exported: fc.oneof(
    value,
    index.map((at) => `name-${String(at)}`),
  ),
  stacks: fc.array(nested, { maxLength: 2 }),
});

type Template = typeof template extends fc.Arbitrary<infer T> ? T : never;

function textOf({ bucket, exported, hasDefault, output, role, stacks, type }: Template): string {
  const made = stacks.map(
    ({ condition, passed, template: at }, position) => `
  N${String(position)}:
    Type: AWS::CloudFormation::Stack
    ${condition ? "Condition: C" : "DependsOn: R"}
    Properties: { TemplateURL: ${String(at)}.yaml, Parameters: { P: ${passed} } }`,
  );
  return `
Parameters: { P: { Type: ${type}${hasDefault ? ", Default: d" : ""} } }
Conditions: { C: !Equals [!Ref P, text] }
Resources:
  R: { Type: AWS::IAM::Role, Properties: { RoleName: dms-vpc-role, AssumeRolePolicyDocument: { Version: 2012-10-17, Statement: [] } } }
  S: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: { SubnetIds: [a] } }
  E:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: target, EngineName: s3, S3Settings: { BucketName: ${bucket}, ServiceAccessRoleArn: ${role} } }${made.join("")}
Outputs:
  O: { Value: ${output}, Export: { Name: ${exported} } }
`;
}

describe("templates that nest and import each other in any way", () => {
  it("are linted to the end", async () => {
    const templates = fc.array(template, { minLength: 2, maxLength: count });
    const property = fc.asyncProperty(templates, fc.boolean(), async (all, areAllLinted) => {
      const files = Object.fromEntries(all.map((one, at) => [`${String(at)}.yaml`, textOf(one)]));
      const linted = areAllLinted ? Object.keys(files) : ["0.yaml"];
      const { messages } = await lintTexts(files, { fix: "fixes", linted });
      expect(messages.filter(({ fatal, messageId }) => fatal === true || messageId === undefined)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
