import { expect, it } from "vitest";
import { lintText, type LintTextOptions } from "../../src/workspace/index.js";

const stack = `Parameters:
  Prefix: { Type: String }
Resources:
  Deployer:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: deploy
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: dms:CreateEndpoint, Resource: "*" }
              - Effect: Allow
                Action: iam:PassRole
                Resource: !Sub "arn:aws:iam::\${AWS::AccountId}:role/\${Prefix}-*"
              - Effect: Allow
                Action: sns:Publish
                Resource: "*"
                Condition: { StringEquals: { "aws:SourceArn": !Sub "arn:aws:sns:\${AWS::Region}:\${AWS::AccountId}:*" } }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: landing
        ServiceAccessRoleArn: !Sub "arn:aws:iam::\${AWS::AccountId}:role/landing-\${AWS::Region}"
`;

async function fingerprints(options: LintTextOptions = {}): Promise<Readonly<Record<string, string>>> {
  const results = await lintText(stack, { filePath: "stack.yaml", config: false, preset: "recommended", ...options });
  const messages = results.flatMap((result) => result.messages);
  return Object.fromEntries(
    messages.map(({ fingerprint, messageId, ruleId }) => [`${ruleId ?? ""} ${messageId ?? ""}`, fingerprint]),
  );
}

it("knows a finding by what is written, whatever values the settings give", async () => {
  const found = await fingerprints({ parameters: { Prefix: "sales" }, region: "eu-west-1", account: "123456789012" });
  expect(Object.keys(found)).toEqual(
    expect.arrayContaining(["pass-role-scope everyRole", "condition-operator wildcard", "pass-role missingForRole"]),
  );
  expect(found).toMatchObject(
    await fingerprints({ parameters: { Prefix: "orders" }, region: "us-east-1", account: "210987654321" }),
  );
});
