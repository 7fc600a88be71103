import rule from "../../src/rules/pass-role.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import {
  block,
  create,
  landing,
  policy,
  stack,
  statement,
  terraform,
  toDms,
  yamlCreate,
  yamlStatement,
  yamlToDms,
} from "./pass-role-texts.js";
import { denied } from "./pass-role-denied.js";
import { changed } from "./texts.js";

const filename = "policy.json";
const pass = statement('"iam:PassRole"', landing, toDms);

/** What the suggestion adds behind the last statement of the stack. */
function added(resource: string): string {
  return `              - Effect: Allow
                Action: iam:PassRole
${resource}                Condition:
                  StringEquals:
                    iam:PassedToService: dms.amazonaws.com
`;
}

/** The stack with a second endpoint and a second role. */
function twoRoles(...statements: readonly string[]): string {
  return changed(
    stack(...statements),
    "  Deployer:",
    `  Reader:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: {} }
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings: { SecretsManagerSecretId: x, SecretsManagerAccessRoleArn: !GetAtt Reader.Arn }
  Deployer:`,
  );
}

/** The stack with an endpoint that takes no role. */
function toKafka(...statements: readonly string[]): string {
  const settings = "S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Writer.Arn }";
  const text = changed(stack(...statements), settings, "ServerName: kafka.example.com");
  return changed(text, "EngineName: s3", "EngineName: kafka");
}

const deployer = stack().slice(stack().indexOf("  Deployer:"));

/** The stack with something in place of the deployer. */
function otherHolder(text: string): string {
  return changed(stack(), deployer, text);
}

const managed = otherHolder(`  Deploy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - ${yamlCreate}
  Deployer: { Type: "AWS::IAM::Group", Properties: { ManagedPolicyArns: [!Ref Deploy] } }
`);

function inJson(rest: string): string {
  return `{
  "Resources": {
    "Target": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "s3",
        "S3Settings": { "ServiceAccessRoleArn": "arn:aws:iam::123456789012:role/dms-landing" }
      }
    },
    "Deploy": {
      "Type": "AWS::IAM::Policy",
      "Properties": {
        "PolicyName": "deploy",
        "Users": [{ "Ref": "Deployer" }],
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "dms:*", "Resource": "*" }${rest}
          ]
        }
      }
    },
    "Deployer": { "Type": "AWS::IAM::User" }
  }
}
`;
}

const passOther = block('["iam:PassRole"]', '["arn:aws:iam::123456789012:role/other"]');

ruleTester.run(rule, {
  valid: [
    ...denied.valid,
    {
      name: "DMS Serverless, which makes its task itself",
      filename,
      template: policy(
        create,
        statement(
          '"dms:CreateReplicationTask"',
          '"*"',
          ', "Condition": { "StringEquals": { "dms:req-tag/ResourceCreatedBy": "DMSServerless" } }',
        ),
      ),
    },
    { name: "may pass a role", filename, template: policy(create, pass) },
    { name: "may pass by a wildcard", filename, template: policy(create, statement('"IAM:Pass*"')) },
    { name: "may do everything", filename, template: policy(create, statement('"*"')) },
    {
      name: "may do everything but something else",
      filename,
      template: policy(create, '{ "Effect": "Allow", "NotAction": "organizations:*", "Resource": "*" }'),
    },
    {
      name: "administrator without a word of DMS",
      filename,
      template: policy(statement('"*"'), statement('"iam:PassRole"', '"*"', "", "Deny")),
    },
    {
      name: "no operation that passes a role",
      filename,
      template: policy(statement('["dms:Describe*", "dms:StartReplicationTask", "dms:CreateReplicationTask"]')),
    },
    { name: "no action of DMS", filename, template: policy(statement('"ec2:*"')) },
    {
      name: "operations on something that is passed no role",
      filename,
      template: policy(statement('"dms:*"', '"arn:aws:dms:*:*:subgrp:*"')),
    },
    {
      name: "creating endpoints is denied",
      filename,
      template: policy(
        statement('"dms:*"'),
        statement('["dms:Create*", "dms:Modify*", "dms:Update*", "dms:Start*"]', '"*"', "", "Deny"),
      ),
    },
    {
      name: "for targets that take no role",
      filename,
      template: policy(create),
      settings: { targets: ["kafka", "redis"] },
    },
    {
      name: "a part of what the caller has",
      filename,
      template: policy(create),
      settings: { partialPolicies: [filename] },
      skipped: 1,
    },
    {
      name: "with another policy of the caller",
      filename,
      template: policy(create),
      files: { "iam.json": policy(pass) },
      settings: { callerPolicies: [filename, "iam.json"] },
    },
    {
      name: "with another policy of the caller that is not linted",
      filename,
      template: policy(create),
      settings: { callerPolicies: [filename, "iam.json"] },
      skipped: 1,
    },
    {
      name: "a trust policy",
      filename,
      template:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "dms.amazonaws.com"}, "Action": "sts:AssumeRole"}]}',
    },
    {
      name: "the role of the stack may be passed",
      template: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlToDms)),
    },
    { name: "the role of the stack in one statement", template: stack(yamlStatement('["dms:*", "iam:PassRole"]')) },
    {
      name: "another value of iam:PassedToService is pass-role-condition's",
      template: stack(
        yamlCreate,
        yamlStatement(
          "iam:PassRole",
          "!GetAtt Writer.Arn",
          ', Condition: { StringEquals: { "iam:PassedToService": ec2.amazonaws.com } }',
        ),
      ),
    },
    {
      name: "a denial for other services",
      template: stack(
        yamlStatement('["dms:*", "iam:PassRole"]'),
        yamlStatement(
          "iam:PassRole",
          '"*"',
          ', Condition: { StringNotEquals: { "iam:PassedToService": dms.amazonaws.com } }',
          "Deny",
        ),
      ),
    },
    {
      name: "a pattern that may be the generated name",
      template: stack(yamlCreate, yamlStatement("iam:PassRole", '"arn:aws:iam::*:role/landing-*"')),
      skipped: 1,
    },
    {
      name: "a name that may be the generated one",
      template: stack(yamlCreate, yamlStatement("iam:PassRole", '"arn:aws:iam::123456789012:role/other"', yamlToDms)),
      skipped: 1,
    },
    {
      name: "endpoints without a role",
      template: toKafka(yamlCreate),
    },
    {
      name: "endpoints without a role, and a wildcard beside the operation",
      template: toKafka(yamlStatement('["dms:*", "DMS:modifyEndpoint"]')),
    },
    {
      name: "a managed policy whose holder is not here",
      template: otherHolder(`  Deploy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: "2012-10-17", Statement: [${yamlCreate}] }
`),
      skipped: 1,
    },
    {
      name: "statements of one condition",
      template: `Parameters: { Env: { Type: String } }
Conditions: { IsDev: !Equals [!Ref Env, dev] }
${stack(`!If [IsDev, ${yamlCreate}, !Ref "AWS::NoValue"]`, `!If [IsDev, ${yamlStatement("iam:PassRole", "!GetAtt Writer.Arn")}, !Ref "AWS::NoValue"]`)}`,
    },
    {
      name: "an endpoint that is not there together with the statement",
      template: `Parameters: { Env: { Type: String } }
Conditions:
  IsDev: !Equals [!Ref Env, dev]
  IsNotDev: !Not [!Condition IsDev]
${changed(stack(`!If [IsDev, ${yamlCreate}, !Ref "AWS::NoValue"]`), "    Type: AWS::DMS::Endpoint", "    Type: AWS::DMS::Endpoint\n    Condition: IsNotDev")}`,
    },
    {
      name: "Terraform",
      filename: "main.tf",
      template: terraform(block('["dms:CreateEndpoint"]'), block('["iam:PassRole"]', "[aws_iam_role.writer.arn]")),
    },
    {
      name: "Terraform, by a name",
      filename: "main.tf",
      template: terraform(block('["dms:CreateEndpoint"]'), block('["iam:PassRole"]', '["arn:aws:iam::*:role/dms-*"]')),
    },
    {
      name: "Terraform, an unknown action",
      filename: "main.tf",
      template: `variable "actions" {\n  type = list(string)\n}\n${terraform(block('["dms:CreateEndpoint"]'), block("var.actions"))}`,
      skipped: 1,
    },
  ],
  invalid: [
    ...denied.invalid,
    {
      name: "no statement passes a role",
      filename,
      template: policy(create),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102, address: "Statement[0]" },
          message:
            'This allows dms:CreateEndpoint, but not iam:PassRole: a request with a role fails with "not ' +
            'authorized to perform: iam:PassRole". Allow iam:PassRole on the roles that DMS uses.',
        },
      ],
    },
    {
      name: "the operation by a wildcard, in the second statement",
      filename,
      template: policy(statement('"ec2:Describe*"'), statement('"dms:Modify*"')),
      errors: [
        {
          ...{ messageId: "missing", line: 5, column: 5, endLine: 5, endColumn: 68, address: "Statement[1]" },
          data: { operation: "dms:ModifyEndpoint" },
        },
      ],
    },
    {
      name: "for targets of which one takes a role",
      filename,
      template: policy(create),
      settings: { targets: ["kafka", "s3"] },
      errors: [{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102 }],
    },
    {
      name: "may do everything but what is IAM's",
      filename,
      template: policy(create, '{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }'),
      errors: [{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102 }],
    },
    {
      name: "passing is only denied",
      filename,
      template: policy(create, statement('"iam:PassRole"', '"*"', "", "Deny")),
      errors: [{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102 }],
    },
    {
      name: "one statement that is no list",
      filename,
      template:
        '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "dms:ModifyEndpoint", "Resource": "*"}}',
      errors: [{ messageId: "missing", line: 1, column: 40, endLine: 1, endColumn: 108, address: "Statement[0]" }],
    },
    {
      name: "the role of the stack",
      template: stack(yamlCreate),
      errors: [
        {
          ...{ messageId: "missingForRole", line: 19, column: 17, endLine: 19, endColumn: 102 },
          address: "Resources.Deployer",
          message:
            "This allows dms:CreateEndpoint, but iam:PassRole on ${Writer.Arn} is missing (for endpoint " +
            'Target). Allow it, or the request fails: "not authorized to perform: iam:PassRole".',
          related: [{ line: 10, column: 64, message: "endpoint Target uses the role" }],
          suggestions: [
            {
              messageId: "allowPassing",
              data: { roles: "${Writer.Arn}" },
              output: stack(yamlCreate) + added("                Resource: !GetAtt Writer.Arn\n"),
            },
          ],
        },
      ],
    },
    {
      name: "all roles of the stack in one finding",
      template: twoRoles(yamlCreate),
      errors: [
        {
          ...{ messageId: "missingForRole", line: 28, column: 17, endLine: 28, endColumn: 102 },
          data: {
            operation: "dms:CreateEndpoint",
            roles: ["${Writer.Arn}", "${Reader.Arn}"],
            users: ["endpoint Target", "endpoint Source"],
          },
          suggestions: [
            {
              messageId: "allowPassing",
              output:
                twoRoles(yamlCreate) +
                added(
                  "                Resource:\n                  - !GetAtt Writer.Arn\n                  - !GetAtt Reader.Arn\n",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "one of the roles of the stack",
      template: twoRoles(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlToDms)),
      errors: [
        {
          ...{ messageId: "missingForRole", line: 28, column: 17, endLine: 28, endColumn: 102 },
          data: { operation: "dms:CreateEndpoint", roles: "${Reader.Arn}", users: "endpoint Source" },
          suggestions: [
            {
              messageId: "allowPassing",
              output:
                twoRoles(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlToDms)) +
                added("                Resource: !GetAtt Reader.Arn\n"),
            },
          ],
        },
      ],
    },
    {
      name: "endpoints without a role, and the operation by a wildcard alone",
      template: toKafka(yamlStatement('"dms:*"')),
      errors: [
        {
          ...{ messageId: "missing", line: 19, column: 17, endLine: 19, endColumn: 66 },
          address: "Resources.Deployer",
          data: { operation: "dms:CreateEndpoint" },
        },
      ],
    },
    {
      name: "denied",
      template: stack(yamlStatement('["dms:*", "iam:PassRole"]'), yamlStatement("iam:PassRole", '"*"', "", "Deny")),
      errors: [
        {
          ...{ messageId: "denied", line: 19, column: 17, endLine: 19, endColumn: 84 },
          message:
            "This allows dms:CreateEndpoint, but another statement denies iam:PassRole on ${Writer.Arn} (for " +
            'endpoint Target). The request fails: "not authorized to perform: iam:PassRole … with an ' +
            'explicit deny".',
        },
      ],
    },
    {
      name: "a managed policy that is attached",
      template: managed,
      errors: [
        {
          ...{ messageId: "missingForRole", line: 17, column: 13, endLine: 17, endColumn: 98 },
          address: "Resources.Deploy",
          suggestions: [
            {
              messageId: "allowPassing",
              output: changed(
                managed,
                "  Deployer:",
                `          - Effect: Allow
            Action: iam:PassRole
            Resource: !GetAtt Writer.Arn
            Condition:
              StringEquals:
                iam:PassedToService: dms.amazonaws.com
  Deployer:`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "in JSON",
      filename: "stack.json",
      template: inJson(""),
      errors: [
        {
          ...{ messageId: "missingForRole", line: 19, column: 13, endLine: 19, endColumn: 70 },
          address: "Resources.Deploy",
          data: {
            operation: "dms:CreateEndpoint",
            roles: "arn:aws:iam::123456789012:role/dms-landing",
            users: "endpoint Target",
          },
          suggestions: [
            {
              messageId: "allowPassing",
              output: inJson(`,
            {
              "Effect": "Allow",
              "Action": "iam:PassRole",
              "Resource": "arn:aws:iam::123456789012:role/dms-landing",
              "Condition": {
                "StringEquals": {
                  "iam:PassedToService": "dms.amazonaws.com"
                }
              }
            }`),
            },
          ],
        },
      ],
    },
    {
      name: "in Terraform, where another role may be passed",
      filename: "main.tf",
      template: terraform(block('["dms:CreateEndpoint"]'), passOther),
      errors: [
        {
          ...{ messageId: "missingForRole", line: 14, column: 3, endLine: 17, endColumn: 4 },
          address: "aws_iam_user_policy.deployer",
          data: {
            operation: "dms:CreateEndpoint",
            roles: "${aws_iam_role.writer.arn}",
            users: "endpoint aws_dms_s3_endpoint.target",
          },
          suggestions: [
            {
              messageId: "allowPassing",
              output: terraform(
                block('["dms:CreateEndpoint"]'),
                passOther,
                `  statement {
    effect    = "Allow"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.writer.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["dms.amazonaws.com"]
    }
  }
`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "in Terraform, without an endpoint",
      filename: "main.tf",
      template: `resource "aws_iam_user_policy" "deployer" {
  user = aws_iam_user.deployer.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["dms:Create*", "dms:Describe*"], Resource = "*" },
    ]
  })
}

resource "aws_iam_user" "deployer" {
  name = "deployer"
}
`,
      errors: [
        {
          ...{ messageId: "missing", line: 6, column: 7, endLine: 6, endColumn: 86 },
          address: "aws_iam_user_policy.deployer",
        },
      ],
    },
  ],
});
