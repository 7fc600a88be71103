import rule from "../../src/rules/service-linked-role.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { policy, statement, yamlStatement } from "./pass-role-texts.js";
import { at } from "./places.js";
import { policyCases } from "./policy-forms.js";
import { changed } from "./texts.js";

const filename = "policy.json";
const create = statement('["dms:CreateReplicationConfig", "dms:DescribeReplicationConfigs"]');
const arn = "arn:aws:iam::*:role/aws-service-role/dms.amazonaws.com/AWSServiceRoleForDMSServerless*";
const ofDms = ', "Condition": { "StringLike": { "iam:AWSServiceName": "dms.amazonaws.com" } }';
const makeRole = statement('"iam:CreateServiceLinkedRole"', `"${arn}"`, ofDms);

/** A statement as the fixer writes it. */
const written = `{
      "Effect": "Allow",
      "Action": "iam:CreateServiceLinkedRole",
      "Resource": "${arn}",
      "Condition": {
        "StringLike": {
          "iam:AWSServiceName": "dms.amazonaws.com"
        }
      }
    }`;

/** A serverless replication, and a user with these statements. */
function stack(...statements: readonly string[]): string {
  return `Resources:
  Orders:
    Type: AWS::DMS::ReplicationConfig
    Properties: { ReplicationConfigIdentifier: orders, ReplicationType: cdc, TableMappings: {} }
  Deployer:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: deploy
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((line) => `              - ${line}\n`).join("")}`;
}

const linkedRole = `  Role:
    Type: AWS::IAM::ServiceLinkedRole
    Properties: { AWSServiceName: dms.amazonaws.com }
`;

const terraform = (beside = ""): string => `resource "aws_dms_replication_config" "orders" {
  replication_config_identifier = "orders"
  replication_type              = "cdc"
}

data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ["dms:*"]
    resources = ["*"]
  }
${beside}}

resource "aws_iam_user" "deployer" {
  name = "deployer"
}

resource "aws_iam_user_policy" "deployer" {
  user   = aws_iam_user.deployer.name
  policy = data.aws_iam_policy_document.deploy.json
}
`;

const anyRole = policy(statement('"iam:CreateServiceLinkedRole"'));

ruleTester.run(rule, {
  valid: [
    { name: "may make the role", filename, template: policy(create, makeRole) },
    {
      name: "may make the roles of some services",
      filename,
      template: policy(
        create,
        statement(
          '"iam:CreateServiceLinkedRole"',
          '"*"',
          ', "Condition": { "StringEquals": { "iam:AWSServiceName": ["dms.amazonaws.com", "rds.amazonaws.com"] } }',
        ),
      ),
    },
    {
      name: "an account where the role is there",
      filename,
      template: policy(create),
      settings: { existingRoles: ["AWSServiceRoleForDMSServerless"] },
    },
    { name: "all of DMS, with no word of serverless", filename, template: policy(statement('"dms:*"')) },
    { name: "reading alone", filename, template: policy(statement('"dms:DescribeReplicationConfigs"')) },
    {
      name: "a part of what the caller has",
      filename,
      template: policy(create),
      settings: { partialPolicies: [filename] },
      skipped: 1,
    },
    { name: "the stack makes the role", template: stack(yamlStatement('"dms:*"')) + linkedRole },
    {
      name: "the stack makes a role that is not known",
      template: `Parameters: { Service: { Type: String } }\n${changed(stack(yamlStatement('"dms:*"')) + linkedRole, "dms.amazonaws.com", "!Ref Service")}`,
    },
    { name: "a caller who makes nothing", template: stack(yamlStatement('"dms:Describe*"')) },
    {
      name: "Terraform reads the role",
      filename: "main.tf",
      template: `${terraform()}
data "aws_iam_role" "serverless" {
  name = "AWSServiceRoleForDMSServerless"
}
`,
    },
    {
      name: "a role of DMS itself",
      template: changed(
        stack(yamlStatement('"dms:*"')),
        "    Type: AWS::IAM::User\n    Properties:\n",
        `    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
`,
      ),
    },
    { name: "not a caller of DMS", filename, template: policy(statement('"iam:CreateServiceLinkedRole"')) },
  ],
  invalid: [
    {
      name: "every role, in a policy that has nothing to do with DMS",
      filename,
      options: { everyPolicy: true },
      template: anyRole,
      errors: [{ messageId: "anyRoleOfAll", ...at(anyRole, '"iam:CreateServiceLinkedRole"') }],
    },
    {
      name: "may not make the role",
      filename,
      template: policy(create),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 120, address: "Statement[0]" },
          message:
            "This allows creating serverless replications, but not the service-linked role " +
            'AWSServiceRoleForDMSServerless. In an account without this role, AWS returns "Caught exception ' +
            'while trying to create the service-linked IAM role". Allow iam:CreateServiceLinkedRole for ' +
            "dms.amazonaws.com, or add the role to settings.existingRoles. See " +
            "https://docs.aws.amazon.com/dms/latest/userguide/slr-services-sl.html",
          suggestions: [
            { messageId: "addStatement", data: { service: "dms.amazonaws.com" }, output: policy(create, written) },
          ],
        },
      ],
    },
    {
      name: "may make the role of another service",
      filename,
      template: policy(create, changed(makeRole, '"iam:AWSServiceName": "dms', '"iam:AWSServiceName": "rds')),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 120 },
          suggestions: [
            {
              messageId: "addStatement",
              output: policy(
                create,
                changed(makeRole, '"iam:AWSServiceName": "dms', '"iam:AWSServiceName": "rds'),
                written,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "denied",
      filename,
      template: policy(create, makeRole, statement('"iam:Create*"', '"*"', "", "Deny")),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 120 },
          related: [{ line: 6, column: 5, message: "the statement that denies it" }],
        },
      ],
    },
    {
      name: "the replication of the stack",
      template: stack(yamlStatement('"dms:*"')),
      errors: [
        {
          ...{ messageId: "missing", line: 13, column: 17, endLine: 13, endColumn: 66, address: "Resources.Deployer" },
          data: {
            use: "replication config Orders",
            role: "AWSServiceRoleForDMSServerless",
            service: "dms.amazonaws.com",
            source: "https://docs.aws.amazon.com/dms/latest/userguide/slr-services-sl.html",
          },
          related: [{ line: 2, column: 3, message: "replication config Orders needs the role" }],
          suggestions: [
            {
              messageId: "addStatement",
              output:
                stack(yamlStatement('"dms:*"')) +
                `              - Effect: Allow
                Action: iam:CreateServiceLinkedRole
                Resource: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/dms.amazonaws.com/AWSServiceRoleForDMSServerless*
                Condition:
                  StringLike:
                    iam:AWSServiceName: dms.amazonaws.com
`,
            },
          ],
        },
      ],
    },
    {
      name: "Terraform",
      filename: "main.tf",
      template: terraform(),
      errors: [
        {
          ...{ messageId: "missing", line: 7, column: 3, endLine: 10, endColumn: 4 },
          address: "aws_iam_user_policy.deployer",
          suggestions: [
            {
              messageId: "addStatement",
              output: terraform(`
  statement {
    effect    = "Allow"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["${arn}"]

    condition {
      test     = "StringLike"
      variable = "iam:AWSServiceName"
      values   = ["dms.amazonaws.com"]
    }
  }
`),
            },
          ],
        },
      ],
    },
    {
      name: "may make every role",
      filename,
      template: policy(create, statement('"iam:CreateServiceLinkedRole"')),
      errors: [
        {
          ...{ messageId: "anyRole", line: 5, column: 36, endLine: 5, endColumn: 65, address: "Statement[1]" },
          message:
            "iam:CreateServiceLinkedRole on * without iam:AWSServiceName allows creating the service-linked " +
            "role of every service. Name the services that need one: dms.amazonaws.com for DMS Serverless.",
          related: [{ line: 5, column: 79, message: "the resource" }],
          suggestions: [
            {
              messageId: "nameDms",
              output: policy(
                create,
                `{ "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "${arn}", "Condition": {"StringLike": {"iam:AWSServiceName": "dms.amazonaws.com"}} }`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "may make every role, and works with other services",
      filename,
      template: policy(create, statement('"elasticache:*"'), statement('"iam:CreateServiceLinkedRole"')),
      errors: [{ messageId: "anyRole", line: 6, column: 36, endLine: 6, endColumn: 65 }],
    },
    {
      name: "may make every role, among others",
      filename,
      template: policy(create, statement('["iam:CreateServiceLinkedRole", "iam:GetRole"]')),
      errors: [
        {
          ...{ messageId: "anyRole", line: 5, column: 37, endLine: 5, endColumn: 66 },
          suggestions: [{ messageId: "nameDms", output: policy(create, statement('["iam:GetRole"]'), written) }],
        },
      ],
    },
  ],
});

const dms = { Effect: "Allow", Action: "dms:StartReplication", Resource: "*" };
const on = (resource: string, condition?: object): object => ({
  Effect: "Allow",
  Action: "iam:CreateServiceLinkedRole",
  Resource: resource,
  ...(condition && { Condition: condition }),
});

policyCases(rule, [
  {
    name: "the role of one service by its path",
    statement: [dms, on("arn:aws:iam::*:role/aws-service-role/dms.amazonaws.com/*")],
  },
  {
    name: "under a condition that nobody can decide",
    statement: [dms, on("*", { Bool: { "aws:MultiFactorAuthPresent": "true" } })],
  },
  {
    name: "every role by its path",
    statement: [dms, on("arn:aws:iam::*:role/aws-service-role/*")],
    found: [["anyRole", "iam:CreateServiceLinkedRole"]],
  },
  {
    name: "every role, in a policy that has nothing to do with DMS",
    statement: on("*"),
  },
  {
    name: "the same, on request",
    options: { everyPolicy: true },
    statement: [on("*"), { ...on("*"), Effect: "Deny" }],
    found: [["anyRoleOfAll", "iam:CreateServiceLinkedRole"]],
  },
  {
    name: "the role of one service, in a policy that has nothing to do with DMS",
    options: { everyPolicy: true },
    statement: on("*", { StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" } }),
  },
  {
    name: "by a pattern",
    statement: [dms, { ...on("*"), Action: "iam:Create*" }],
    found: [["anyRole", "iam:Create*"]],
  },
  {
    name: "no word of it",
    statement: { Effect: "Allow", Action: "dms:CreateReplicationConfig", Resource: "*" },
    found: [["missing"]],
    // The others may have more that is not seen.
    without: ["yaml", "jsonencode", "block"],
  },
]);
