import { expect, it } from "vitest";
import { lintTexts } from "../lint-texts.js";

const template = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - {Effect: Allow, Principal: {Service: [dms.amazonaws.com]}, Action: [sts:AssumeRole]}
      Policies:
        - PolicyName: lake
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Effect: Allow, Action: [s3:PutObject, s3:DeleteObject], Resource: ["arn:aws:s3:::acme-lake/*"]}
              - {Effect: Allow, Action: [s3:ListBucket], Resource: ["arn:aws:s3:::acme-lake"]}
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EngineName: s3
      EndpointType: target
      S3Settings: {BucketName: acme-lake, ServiceAccessRoleArn: !GetAtt Role.Arn}
`;

const rules = ["action-resource", "known-action", "principal", "role-permissions", "role-trust"];

// For each of them, another rule suggests to add what is missing because of it.
it.each([
  ["dms.amazonaws.com", "dms.amazon.com"],
  ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"],
  ["s3:ListBucket", "s3:ListObjects"],
  ["s3:PutObject", "s3:PutObjct"],
  ["arn:aws:s3:::acme-lake/*", "arn:aws:s3:::acme-lake"],
])("corrects what is written before it adds anything: %s", async (right, wrong) => {
  const files = { "stack.yaml": template.replace(right, wrong) };
  const { fixed, messages } = await lintTexts(files, { rules, fix: "suggestions" });
  expect(fixed).toEqual({ "stack.yaml": template });
  expect(messages).toEqual([]);
});
