import { expect, it } from "vitest";
import { lintText, type LintTextOptions } from "../../../src/workspace/index.js";

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

/** A role that does not trust the service of DMS in its region. */
const trusts: readonly (readonly [string, string])[] = [
  [
    "stack.yaml",
    `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }]
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: oracle
      OracleSettings: { SecretsManagerAccessRoleArn: !GetAtt Role.Arn, SecretsManagerSecretId: orders }
`,
  ],
  ...["", 'data "aws_region" "current" {}\n'].map(
    (region) =>
      [
        "main.tf",
        `${region}resource "aws_iam_role" "r" {
  name = "secret"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "source"
  endpoint_type                   = "source"
  engine_name                     = "oracle"
  secrets_manager_access_role_arn = aws_iam_role.r.arn
  secrets_manager_arn             = "orders"
}
`,
      ] as const,
  ),
];

async function fingerprints(
  options: LintTextOptions = {},
  [filePath, text] = ["stack.yaml", stack],
): Promise<Readonly<Record<string, string>>> {
  const results = await lintText(text, { filePath, config: false, preset: "recommended", ...options });
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

it.each(trusts)("knows a role that trusts no service of a region, in %s, whatever the region is", async (...file) => {
  const open = await fingerprints({}, file);
  expect(open).toHaveProperty("role-trust untrusted");
  expect(await fingerprints({ region: "eu-west-1" }, file)).toMatchObject(open);
  expect(await fingerprints({ settings: { regions: ["us-east-1"] } }, file)).toMatchObject(open);
});
