import rule from "../../src/rules/resource-policy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import * as accountCases from "./resource-policy-account-cases.js";
import * as denyCases from "./resource-policy-deny-cases.js";
import * as headerCases from "./resource-policy-header-cases.js";
import * as topicCases from "./resource-policy-topic-cases.js";
import * as topicDenialCases from "./resource-policy-topic-denial-cases.js";
import * as topicTerraformCases from "./resource-policy-topic-terraform-cases.js";
import { changed } from "./texts.js";

/** A bucket with a policy of these statements (flow mappings), and an endpoint that writes into it. */
function yaml(statements: readonly string[]): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: "s3:*", Resource: "*" }
  Landing:
    Type: AWS::S3::Bucket
  LandingPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Landing
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${statements.map((statement) => `          - ${statement}\n`).join("")}  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: !Ref Landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;
}

function denying(actions: string, more = ""): string {
  return `{ Effect: Deny, Principal: "*", Action: ${actions}, Resource: !Sub "\${Landing.Arn}/*"${more} }`;
}

const noDelete = denying('"s3:DeleteObject*"');
const overTls = denying('"s3:*"', ', Condition: { Bool: { aws:SecureTransport: "false" } }');

function terraform(statement: string): string {
  return `resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}

resource "aws_s3_bucket" "landing" {
  bucket = "orders-landing"
}

data "aws_iam_policy_document" "landing" {
${statement}}

resource "aws_s3_bucket_policy" "landing" {
  bucket = aws_s3_bucket.landing.id
  policy = data.aws_iam_policy_document.landing.json
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.landing.bucket
  service_access_role_arn = aws_iam_role.dms.arn
}
`;
}

function statementBlock(more = ""): string {
  return `  statement {
    effect    = "Deny"
    actions   = ["s3:DeleteObject"]
    resources = ["\${aws_s3_bucket.landing.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
${more}  }
`;
}

const denied = yaml([overTls, noDelete]);
const deniedTwice = yaml([denying('["s3:PutObject", "s3:DeleteObject"]')]);
const terraformDenied = terraform(statementBlock());

const failure = "The deployment succeeds, but the connection test or the task fails with AccessDenied.";

ruleTester.run(rule, {
  valid: [
    { name: "access over TLS only", template: yaml([overTls]) },
    { name: "a grant", template: yaml(['{ Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*" }']) },
    { name: "a Deny of something else", template: yaml([denying('"s3:PutBucketPolicy"')]) },
    {
      name: "a Deny for somebody else",
      template: yaml([changed(noDelete, '"*"', '{ AWS: "arn:aws:iam::123456789012:role/reader" }')]),
    },
    {
      name: "a Deny for all but some",
      template: yaml([denying('"s3:*"', ", Condition: { ArnNotLike: { aws:PrincipalArn: !GetAtt Role.Arn } }")]),
    },
    {
      name: "a Deny for NotPrincipal",
      template: yaml([changed(noDelete, 'Principal: "*"', "NotPrincipal: { AWS: !GetAtt Role.Arn }")]),
      skipped: 1,
    },
    {
      name: "a Deny on another bucket",
      template: changed(denied, "S3Settings: { BucketName: !Ref Landing", "S3Settings: { BucketName: elsewhere"),
    },
    {
      name: "access over TLS only, in Terraform",
      filename: "main.tf",
      template: terraform(
        statementBlock(`    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
`),
      ),
    },
    ...accountCases.valid,
    ...denyCases.valid,
    ...headerCases.valid,
    ...topicCases.valid,
    ...topicDenialCases.valid,
    ...topicTerraformCases.valid,
  ],
  invalid: [
    {
      name: "a Deny for everyone",
      template: denied,
      errors: [
        {
          messageId: "denied",
          ...at(denied, noDelete),
          address: "Resources.LandingPolicy",
          data: { actions: ["s3:DeleteObject"], target: "Landing", role: "Role", use: "Endpoint Target", failure },
          related: [{ ...at(denied, "Target"), message: "endpoint Target needs it" }],
        },
      ],
    },
    {
      name: "a Deny of several actions",
      template: deniedTwice,
      errors: [
        {
          messageId: "denied",
          ...at(deniedTwice, denying('["s3:PutObject", "s3:DeleteObject"]')),
          data: {
            actions: ["s3:PutObject", "s3:DeleteObject"],
            target: "Landing",
            role: "Role",
            use: "Endpoint Target",
            failure,
          },
        },
      ],
    },
    {
      name: "a Deny for everyone in Terraform",
      filename: "main.tf",
      template: terraformDenied,
      errors: [
        {
          messageId: "denied",
          ...at(terraformDenied, statementBlock().trim()),
          address: "aws_s3_bucket_policy.landing",
        },
      ],
    },
    ...accountCases.invalid,
    ...denyCases.invalid,
    ...headerCases.invalid,
    ...topicCases.invalid,
    ...topicDenialCases.invalid,
    ...topicTerraformCases.invalid,
  ],
});
