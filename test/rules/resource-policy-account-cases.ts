import type rule from "../../src/rules/resource-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";

/** A role and an endpoint that writes into a bucket which only the account has. */
const template = `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      RoleName: writer
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }]
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Writer.Arn }
`;

const values = { account: "111122223333", region: "eu-west-1", partition: "aws" } as const;

/** What `aws s3api get-bucket-policy` prints. */
function bucketPolicy(principal: string, more: object = {}): unknown {
  const statement = {
    ...{ Effect: "Deny", Principal: { AWS: principal }, Action: "s3:DeleteObject" },
    ...{ Resource: "arn:aws:s3:::landing/*", ...more },
  };
  return { Policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

const insecure = { Condition: { Bool: { "aws:SecureTransport": "false" } } };

const declared = `  Landing:
    Type: AWS::S3::Bucket
    Properties: { BucketName: landing }
  LandingPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Landing
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { AWS: !GetAtt Writer.Arn }, Action: "s3:*", Resource: "arn:aws:s3:::landing/*" }]
`;

export const valid: readonly ValidCase[] = [
  {
    name: "a bucket of the account that denies others",
    template,
    values,
    account: bucketPolicy("arn:aws:iam::111122223333:role/other"),
  },
  { name: "a bucket of the account that wants TLS", template, values, account: bucketPolicy("*", insecure) },
  {
    name: "another bucket of the account",
    template,
    values,
    account: bucketPolicy("*", { Resource: "arn:aws:s3:::landing-zone/*" }),
  },
  {
    name: "a bucket that the template declares wins over the account",
    template: template + declared,
    values,
    account: bucketPolicy("*"),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a bucket of the account that denies the role",
    template,
    values,
    account: bucketPolicy("arn:aws:iam::111122223333:role/writer"),
    errors: [
      {
        ...{ messageId: "deniedInAccount", line: 14, column: 3, endLine: 14, endColumn: 9 },
        address: "Resources.Target",
        data: {
          actions: ["s3:DeleteObject"],
          target: "arn:${AWS::Partition}:s3:::landing/*",
          role: "Writer",
          use: "Endpoint Target",
          failure: "The deployment succeeds, but the connection test or the task fails with AccessDenied.",
        },
      },
    ],
  },
];
