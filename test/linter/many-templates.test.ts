import { describe, expect, it } from "vitest";
import { lintTexts } from "./lint-texts.js";

/** A template with a role for the next one, and an endpoint with the role of the one before. */
function template(index: number, count: number): string {
  const before = String((index + count - 1) % count);
  return `
Resources:
  Landing: { Type: AWS::S3::Bucket }
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: "s3:*", Resource: [!GetAtt Landing.Arn, !Sub "\${Landing.Arn}/*"] }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: !ImportValue bucket-${before}
        ServiceAccessRoleArn: !ImportValue role-${before}
Outputs:
  Role: { Value: !GetAtt Writer.Arn, Export: { Name: role-${String(index)} } }
  Bucket: { Value: !Ref Landing, Export: { Name: bucket-${String(index)} } }
`;
}

function ring(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${String(index)}.yaml`, template(index, count)]),
  );
}

/** A template that nests all the others, each with what the one before gives. */
function nest(count: number): Record<string, string> {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const inner = (index: number): string => `
Parameters: { Bucket: { Type: String, Default: none }, RoleArn: { Type: String, Default: none } }
${template(index, count)
  .replace(/!ImportValue bucket-\d+/, "!Ref Bucket")
  .replace(/!ImportValue role-\d+/, "!Ref RoleArn")
  .replace(/, Export: \{ Name: [\w-]+ \}/g, "")}`;
  const outer = indexes.map((index) => {
    const before = `Nested${String(index - 1)}.Outputs`;
    const parameters = index === 0 ? "{}" : `{ Bucket: !GetAtt ${before}.Bucket, RoleArn: !GetAtt ${before}.Role }`;
    return `  Nested${String(index)}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${String(index)}.yaml, Parameters: ${parameters} } }`;
  });
  return {
    ...Object.fromEntries(indexes.map((index) => [`${String(index)}.yaml`, inner(index)])),
    "outer.yaml": `Resources:\n${outer.join("\n")}\n`,
  };
}

describe("many templates", () => {
  it.each([
    ["that import from each other", ring],
    ["that one template nests", nest],
  ])("%s are linked", async (_name, files) => {
    const { notJudged } = await lintTexts(files(100));
    expect(notJudged.filter((one) => !one.startsWith("0.yaml"))).toEqual([]);
  });
});
