import rule from "../../src/rules/role-permissions.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import {
  allow,
  bucket,
  encoded,
  objects,
  role,
  s3,
  secretEndpoint,
  stack,
  terraform,
  terraformEndpoint,
} from "./role-permissions-texts.js";
import { changed } from "./texts.js";

const write = allow("[s3:PutObject, s3:DeleteObject, s3:ListBucket]", `[${bucket}, ${objects}]`);
const all = '["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]';
const both = '[aws_s3_bucket.landing.arn, "${aws_s3_bucket.landing.arn}/*"]';

const withoutDelete = allow("[s3:PutObject, s3:ListBucket]", `[${bucket}, ${objects}]`);
const onBucket = allow("[s3:PutObject, s3:DeleteObject, s3:ListBucket]", bucket);
const onStock = allow("[s3:PutObject, s3:DeleteObject]", '!Sub "${Bucket.Arn}/stock/*"');
const otherBucket = '  Other: { Type: "AWS::S3::Bucket" }\n';
const onOther = [allow("[s3:DeleteObject, s3:ListBucket]", '"*"'), allow("s3:PutObject", '!Sub "${Other.Arn}/*"')];
const readSecret = allow("secretsmanager:GetSecretValue", "!Ref Secret");
const key = '  Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: {} } }\n';
const encryption = ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn";

const boundary = `  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: ["s3:Put*", "s3:List*"], Resource: "*" }] }
`;

/** A task whose mappings tag what is written. */
function task(endpoint: string): string {
  return `  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: full-load
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:123456789012:rep:A
      SourceEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:B
      TargetEndpointArn: ${endpoint}
      TableMappings: '{"rules": [{"rule-type": "post-processing", "rule-action": "add-tag"}]}'
`;
}

function underKey(text: string): string {
  return changed(
    text,
    '"AWS::SecretsManager::Secret" }',
    '"AWS::SecretsManager::Secret", Properties: { KmsKeyId: !GetAtt Key.Arn } }',
  );
}

function bucketSub(rest: string): string {
  return `!Sub \${Bucket.Arn}${rest}`;
}

/** What the suggestion adds behind the last statement of the role. */
function added(actions: readonly string[], resource: string): string {
  const list =
    actions.length === 1 ? ` ${actions.join("")}` : actions.map((action) => `\n                  - ${action}`).join("");
  return `              - Effect: Allow
                Action:${list}
                Resource: ${resource}
`;
}

function inJson(rest: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {},
        "Policies": [
          {
            "PolicyName": "own",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::landing" }${rest}
              ]
            }
          }
        ]
      }
    },
    "Endpoint": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target", "EngineName": "s3",
        "S3Settings": { "BucketName": "landing", "ServiceAccessRoleArn": { "Fn::GetAtt": "Role.Arn" } }
      }
    }
  }
}
`;
}

function exported(rest: string): string {
  return `Outputs: { Arn: { Value: !GetAtt Role.Arn, Export: { Name: role } } }
Resources:
${role(allow("s3:ListBucket", "arn:aws:s3:::landing"))}${rest}`;
}

const endpointAt = (line: number) =>
  ({ messageId: "missing", line, column: 68, endLine: line, endColumn: 84 }) as const;

function target(permissions: string) {
  const source = "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html";
  return { role: "Role", use: "endpoint Endpoint", title: "S3 as a target", permissions, source };
}

/** What a role without a policy gets for an S3 target. */
const firstPolicy = `      Policies:
        - PolicyName: endpoint-s3-target
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action:
                  - s3:PutObject
                  - s3:DeleteObject
                Resource: !Sub \${Bucket.Arn}/*
              - Effect: Allow
                Action: s3:ListBucket
                Resource: !GetAtt Bucket.Arn
`;

ruleTester.run(rule, {
  valid: [
    { name: "all that is needed", template: stack(role(write), s3("target")) },
    {
      name: "in several statements",
      template: stack(
        role(allow("s3:PutObject", objects), allow("s3:DeleteObject", objects), allow("s3:ListBucket", bucket)),
        s3("target"),
      ),
    },
    { name: "on everything", template: stack(role(allow("s3:*", '"*"')), s3("target")) },
    {
      name: "on the folder of the endpoint",
      template: stack(
        role(allow("[s3:PutObject, s3:DeleteObject]", '!Sub "${Bucket.Arn}/orders/*"'), allow("s3:ListBucket", bucket)),
        s3("target", ", BucketFolder: orders"),
      ),
    },
    {
      name: "a role that is not here",
      template: stack(changed(s3("target"), "!GetAtt Role.Arn", "arn:aws:iam::123456789012:role/x")),
      skipped: 1,
    },
    {
      name: "a bucket that is a parameter",
      template: `Parameters: { Name: { Type: String } }\n${stack(role(write), changed(s3("target"), "!Ref Bucket", "!Ref Name"))}`,
      skipped: 1,
    },
    {
      name: "a managed policy that is not here",
      template: stack(
        role().replace(/$/, "      ManagedPolicyArns: [arn:aws:iam::123456789012:policy/x]\n"),
        s3("target"),
      ),
      skipped: 1,
    },
    {
      name: "a managed policy of AWS",
      template: stack(`${role()}      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonS3FullAccess]\n`, s3("target")),
    },
    {
      name: "a policy of another template",
      template: stack(role().replace("Properties:\n", "Properties:\n      RoleName: dms\n"), s3("target")),
      files: {
        "b.yaml": `Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: p\n      Roles: [dms]\n      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] }\n`,
      },
    },
    {
      name: "a condition that may be met",
      template: stack(
        role(
          `{ Effect: Allow, Action: "s3:*", Resource: "*", Condition: { StringEquals: { "aws:SourceVpce": vpce-1 } } }`,
        ),
        s3("target"),
      ),
      skipped: 1,
    },
    {
      name: "a denial without TLS",
      template: stack(
        role(
          write,
          '{ Effect: Deny, Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }',
        ),
        s3("target"),
      ),
    },
    {
      name: "tags, where nothing tells which endpoint the task has",
      template: `Parameters: { Target: { Type: String } }\n${stack(role(write), s3("target"), task("!Ref Target"))}`,
      skipped: 1,
    },
    {
      name: "one bucket of several",
      filename: "main.tf",
      template:
        changed(
          terraform(
            encoded(all, "[for b in aws_s3_bucket.landing : b.arn]"),
            changed(terraformEndpoint, "aws_s3_bucket.landing.bucket", 'aws_s3_bucket.landing["a"].id'),
          ),
          '  bucket = "landing-zone"',
          "  for_each = var.buckets",
        ) + 'variable "buckets" {\n  type = set(string)\n}\n',
      skipped: 1,
    },
    {
      name: "the right to read a secret",
      template: stack(role(allow("secretsmanager:GetSecretValue", "!Ref Secret")), secretEndpoint),
    },
    {
      name: "a secret by a pattern",
      template: stack(role(allow("secretsmanager:Get*", '"arn:aws:secretsmanager:*:*:secret:*"')), secretEndpoint),
    },
    {
      name: "what is not there",
      template: `Conditions: { Never: !Equals [a, b] }\n${stack(role(), s3("target").replace("    Prop", "    Condition: Never\n    Prop"))}`,
    },
    {
      name: "a grant under the condition of the use",
      template: `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
${stack(role(`!If [IsProd, ${write}, !Ref "AWS::NoValue"]`), s3("target").replace("    Prop", "    Condition: IsProd\n    Prop"))}`,
    },
    {
      name: "a grant under some condition",
      template: `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
${stack(role(`!If [IsProd, ${write}, !Ref "AWS::NoValue"]`), s3("target"))}`,
      skipped: 1,
    },
    { name: "Terraform", filename: "main.tf", template: terraform(encoded(all, both)) },
    {
      name: "Terraform, by ARNs",
      filename: "main.tf",
      template: terraform(encoded(all, '["arn:aws:s3:::landing-zone", "arn:aws:s3:::landing-zone/*"]')),
    },
    {
      name: "Terraform, a variable",
      filename: "main.tf",
      template: `variable "policy" {}\n${terraform('resource "aws_iam_role_policy" "dms" {\n  role   = aws_iam_role.dms.id\n  policy = var.policy\n}\n')}`,
      skipped: 1,
    },
  ],
  invalid: [
    {
      name: "nothing, and no policy",
      template: stack(role(), s3("target")),
      errors: [
        {
          ...{ messageId: "missing", line: 18, column: 68, endLine: 18, endColumn: 84, address: "Resources.Endpoint" },
          message:
            "Role Role does not allow what endpoint Endpoint needs (S3 as a target): s3:PutObject and " +
            "s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*; and s3:ListBucket on " +
            "arn:${AWS::Partition}:s3:::${Bucket}. The deployment succeeds, but the connection test or the " +
            "task fails with AccessDenied. See " +
            "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html",
          related: [{ line: 4, column: 3, message: "the role" }],
          suggestions: [{ messageId: "appendStatement", output: stack(role() + firstPolicy, s3("target")) }],
        },
      ],
    },
    {
      name: "one action",
      template: stack(role(withoutDelete), s3("target")),
      errors: [
        {
          ...endpointAt(24),
          data: target("s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              data: { role: "Role", actions: "s3:DeleteObject" },
              output: stack(role(withoutDelete) + added(["s3:DeleteObject"], bucketSub("/*")), s3("target")),
            },
          ],
        },
      ],
    },
    {
      name: "objects without the slash",
      template: stack(role(onBucket), s3("target")),
      errors: [
        {
          ...endpointAt(24),
          data: target("s3:PutObject and s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*"),
          related: [
            { message: "the role" },
            { line: 18, column: 17, message: "this statement allows it on something else" },
            { message: "its policy" },
          ],
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(role(onBucket) + added(["s3:PutObject", "s3:DeleteObject"], bucketSub("/*")), s3("target")),
            },
          ],
        },
      ],
    },
    {
      name: "another bucket",
      template: stack(otherBucket, role(...onOther), s3("target", ", BucketFolder: /orders/")),
      errors: [
        {
          ...endpointAt(26),
          data: target("s3:PutObject on arn:${AWS::Partition}:s3:::${Bucket}/orders/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(
                otherBucket,
                role(...onOther) + added(["s3:PutObject"], bucketSub("/orders/*")),
                s3("target", ", BucketFolder: /orders/"),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "another folder",
      template: stack(role(onStock, allow("s3:ListBucket", bucket)), s3("target", ", BucketFolder: orders")),
      errors: [
        {
          ...endpointAt(25),
          data: target("s3:PutObject and s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/orders/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(
                role(onStock, allow("s3:ListBucket", bucket)) +
                  added(["s3:PutObject", "s3:DeleteObject"], bucketSub("/orders/*")),
                s3("target", ", BucketFolder: orders"),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a denial",
      template: stack(role(write, allow("s3:DeleteObject", '"*"', "Deny")), s3("target")),
      errors: [
        {
          ...endpointAt(25),
          messageId: "denied",
          message:
            "A policy denies role Role what endpoint Endpoint needs (S3 as a target): s3:DeleteObject on " +
            "arn:${AWS::Partition}:s3:::${Bucket}/*. The deployment succeeds, but the connection test or the " +
            "task fails with AccessDenied. See " +
            "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html",
          related: [{ message: "the role" }, { line: 19, column: 17, message: "the statement that denies it" }],
        },
      ],
    },
    {
      name: "a boundary",
      template: stack(
        changed(role(write), "    Properties:\n", "    Properties:\n      PermissionsBoundary: !Ref Boundary\n"),
        s3("target"),
        boundary,
      ),
      errors: [
        {
          ...endpointAt(25),
          messageId: "boundary",
          message:
            "The permissions boundary of role Role does not allow what endpoint Endpoint needs (S3 as a " +
            "target): s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*. The connection test or the " +
            "task fails with AccessDenied. See " +
            "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html",
        },
      ],
    },
    {
      name: "encryption",
      template: stack(role(write), key, s3("target", encryption)),
      errors: [
        {
          ...endpointAt(25),
          data: target("kms:GenerateDataKey and kms:Decrypt on ${Key.Arn}"),
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(
                role(write) + added(["kms:GenerateDataKey", "kms:Decrypt"], "!GetAtt Key.Arn"),
                key,
                s3("target", encryption),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "an ACL",
      template: stack(role(write), s3("target", ", CannedAclForObjects: bucket-owner-full-control")),
      errors: [
        {
          ...endpointAt(24),
          data: target("s3:PutObjectAcl on arn:${AWS::Partition}:s3:::${Bucket}/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(
                role(write) + added(["s3:PutObjectAcl"], bucketSub("/*")),
                s3("target", ", CannedAclForObjects: bucket-owner-full-control"),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "tags from the mappings",
      template: stack(role(write), s3("target"), task("!Ref Endpoint")),
      errors: [
        {
          ...endpointAt(24),
          data: target("s3:PutObjectTagging on arn:${AWS::Partition}:s3:::${Bucket}/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(
                role(write) + added(["s3:PutObjectTagging"], bucketSub("/*")),
                s3("target"),
                task("!Ref Endpoint"),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a secret",
      template: stack(role(allow("secretsmanager:DescribeSecret", "!Ref Secret")), secretEndpoint),
      errors: [
        {
          ...{ messageId: "missing", line: 24, column: 95, endLine: 24, endColumn: 111, address: "Resources.Source" },
          message:
            "Role Role does not allow what endpoint Source needs (Secret access role of an endpoint): " +
            "secretsmanager:GetSecretValue on ${Secret}. The deployment succeeds, but the connection test or " +
            "the task fails with AccessDenied. See " +
            "https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html",
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(
                role(allow("[secretsmanager:DescribeSecret, secretsmanager:GetSecretValue]", "!Ref Secret")),
                secretEndpoint,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a secret under a key",
      template: underKey(stack(key, role(readSecret), secretEndpoint)),
      errors: [
        {
          ...{ messageId: "missing", line: 25, column: 95, endLine: 25, endColumn: 111 },
          suggestions: [
            {
              messageId: "appendStatement",
              data: { role: "Role", actions: ["kms:Decrypt", "kms:DescribeKey"] },
              output: underKey(
                stack(
                  key,
                  role(readSecret) + added(["kms:Decrypt", "kms:DescribeKey"], "!GetAtt Key.Arn"),
                  secretEndpoint,
                ),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "two endpoints and one role",
      template: stack(role(withoutDelete), s3("target"), s3("target", "", "Other")),
      errors: [
        { line: 24, address: "Resources.Endpoint" },
        { line: 30, address: "Resources.Other" },
      ].map(({ line, address }) => ({
        ...endpointAt(line),
        address,
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(withoutDelete) + added(["s3:DeleteObject"], bucketSub("/*")),
              s3("target"),
              s3("target", "", "Other"),
            ),
          },
        ],
      })),
    },
    {
      name: "in JSON",
      filename: "stack.json",
      template: inJson(""),
      errors: [
        {
          ...{ messageId: "missing", line: 24, column: 74, endLine: 24, endColumn: 102 },
          data: target("s3:PutObject and s3:DeleteObject on arn:${AWS::Partition}:s3:::landing/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              output: inJson(`,
                {
                  "Effect": "Allow",
                  "Action": [
                    "s3:PutObject",
                    "s3:DeleteObject"
                  ],
                  "Resource": {"Fn::Sub": "arn:\${AWS::Partition}:s3:::landing/*"}
                }`),
            },
          ],
        },
      ],
    },
    {
      name: "a role of another template",
      template: stack(
        changed(changed(s3("target"), "!GetAtt Role.Arn", "!ImportValue role"), "!Ref Bucket", "landing"),
      ),
      files: { "b.yaml": exported("") },
      errors: [
        {
          ...{ messageId: "missing", line: 9, column: 64, endLine: 9, endColumn: 81 },
          related: [
            { filename: "b.yaml", line: 3, column: 3, message: "the role" },
            { filename: "b.yaml", message: "its policy" },
          ],
          suggestions: [
            {
              messageId: "appendStatement",
              outputs: {
                "b.yaml": exported(
                  added(["s3:PutObject", "s3:DeleteObject"], "!Sub arn:${AWS::Partition}:s3:::landing/*"),
                ),
              },
            },
          ],
        },
      ],
    },
  ],
});
