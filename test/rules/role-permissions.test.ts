import rule from "../../src/rules/role-permissions.js";
import { ruleTester } from "../../src/testing/index.js";
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
      skipped: 3,
    },
    {
      name: "a managed policy that is not here",
      template: stack(
        role().replace(/$/, "      ManagedPolicyArns: [arn:aws:iam::123456789012:policy/x]\n"),
        s3("target"),
      ),
      skipped: 3,
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
      skipped: 3,
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
    { name: "the right to tag, where nothing tags", template: stack(role(write), s3("target")) },
    { name: "a secret", template: stack(role(allow("secretsmanager:GetSecretValue", "!Ref Secret")), secretEndpoint) },
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
      skipped: 3,
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
      skipped: 3,
    },
  ],
  invalid: [
    { name: "nothing", template: stack(role(), s3("target")), errors: [] },
    {
      name: "one action",
      template: stack(role(allow("[s3:PutObject, s3:ListBucket]", `[${bucket}, ${objects}]`)), s3("target")),
      errors: [],
    },
    {
      name: "objects without the slash",
      template: stack(role(allow("[s3:PutObject, s3:DeleteObject, s3:ListBucket]", bucket)), s3("target")),
      errors: [],
    },
    {
      name: "another bucket",
      template: stack(
        '  Other: { Type: "AWS::S3::Bucket" }\n',
        role(allow("s3:*", '[!GetAtt Other.Arn, !Sub "${Other.Arn}/*"]')),
        s3("target"),
      ),
      errors: [],
    },
    {
      name: "another folder",
      template: stack(
        role(allow("[s3:PutObject, s3:DeleteObject]", '!Sub "${Bucket.Arn}/stock/*"'), allow("s3:ListBucket", bucket)),
        s3("target", ", BucketFolder: orders"),
      ),
      errors: [],
    },
    { name: "a source", template: stack(role(allow("s3:ListBucket", bucket)), s3("source")), skipped: 2, errors: [] },
    {
      name: "a denial",
      template: stack(role(write, allow("s3:DeleteObject", '"*"', "Deny")), s3("target")),
      errors: [],
    },
    {
      name: "a boundary",
      template: stack(
        role(write).replace("    Properties:\n", "    Properties:\n      PermissionsBoundary: !Ref Boundary\n"),
        s3("target"),
        `  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: ["s3:Put*", "s3:List*"], Resource: "*" }] }
`,
      ),
      errors: [],
    },
    {
      name: "encryption",
      template: stack(
        role(write),
        '  Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: {} } }\n',
        s3("target", ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn"),
      ),
      errors: [],
    },
    {
      name: "an ACL",
      template: stack(role(write), s3("target", ", CannedAclForObjects: bucket-owner-full-control")),
      errors: [],
    },
    {
      name: "tags from the mappings",
      template: stack(
        role(write),
        s3("target"),
        `  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: full-load
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:123456789012:rep:A
      SourceEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:B
      TargetEndpointArn: !Ref Endpoint
      TableMappings: '{"rules": [{"rule-type": "post-processing", "rule-action": "add-tag"}]}'
`,
      ),
      errors: [],
    },
    {
      name: "a secret",
      template: stack(role(allow("secretsmanager:DescribeSecret", "!Ref Secret")), secretEndpoint),
      errors: [],
    },
    {
      name: "a secret under a key",
      template: stack(
        '  Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: {} } }\n',
        role(allow("secretsmanager:GetSecretValue", "!Ref Secret")),
        secretEndpoint,
      ).replace(
        '"AWS::SecretsManager::Secret" }',
        '"AWS::SecretsManager::Secret", Properties: { KmsKeyId: !Ref Key } }',
      ),
      errors: [],
    },
    {
      name: "two endpoints and one role",
      template: stack(role(allow("s3:ListBucket", bucket)), s3("target"), s3("target", "", "Other")),
      errors: [],
    },
    {
      name: "a stream",
      template: stack(
        '  Changes: { Type: "AWS::Kinesis::Stream", Properties: { ShardCount: 1 } }\n',
        role(allow("[kinesis:PutRecord, kinesis:PutRecords]", "!GetAtt Changes.Arn")),
        `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: kinesis
      KinesisSettings: { StreamArn: !GetAtt Changes.Arn, ServiceAccessRoleArn: !GetAtt Role.Arn }
`,
      ),
      errors: [],
    },
    {
      name: "JSON",
      filename: "stack.json",
      template: `{
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
                { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::landing" }
              ]
            }
          }
        ]
      }
    },
    "Target": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "s3",
        "S3Settings": { "BucketName": "landing", "ServiceAccessRoleArn": { "Fn::GetAtt": "Role.Arn" } }
      }
    }
  }
}
`,
      errors: [],
    },
    {
      name: "Terraform",
      filename: "main.tf",
      template: terraform(encoded('["s3:PutObject", "s3:ListBucket"]', both)),
      errors: [],
    },
    {
      name: "Terraform, a document",
      filename: "main.tf",
      template: terraform(`data "aws_iam_policy_document" "dms" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.landing.arn]
  }
}

resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = data.aws_iam_policy_document.dms.json
}
`),
      errors: [],
    },
    {
      name: "Terraform, a heredoc",
      filename: "main.tf",
      template: terraform(`resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "\${aws_s3_bucket.landing.arn}" }
      ]
    }
  EOT
}
`),
      errors: [],
    },
    {
      name: "Terraform, attached",
      filename: "main.tf",
      template: terraform(`resource "aws_iam_policy" "dms" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:PutObject", "s3:DeleteObject"], Resource = "\${aws_s3_bucket.landing.arn}/*" }]
  })
}

resource "aws_iam_role_policy_attachment" "dms" {
  role       = aws_iam_role.dms.name
  policy_arn = aws_iam_policy.dms.arn
}
`),
      errors: [],
    },
    {
      name: "Terraform, without a policy",
      filename: "main.tf",
      template: terraform("", terraformEndpoint),
      errors: [],
    },
    {
      name: "a role of another template",
      template: stack(changed(s3("target"), "!GetAtt Role.Arn", "!ImportValue role").replace("!Ref Bucket", "landing")),
      files: {
        "b.yaml": `Outputs: { Arn: { Value: !GetAtt Role.Arn, Export: { Name: role } } }\nResources:\n${role(allow("s3:ListBucket", "arn:aws:s3:::landing"))}`,
      },
      errors: [],
    },
  ],
});
