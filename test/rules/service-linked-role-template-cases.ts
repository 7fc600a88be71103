import type rule from "../../src/rules/service-linked-role.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { yamlStatement } from "./pass-role-texts.js";
import { arn } from "./service-linked-role-texts.js";
import { changed } from "./texts.js";

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

export const valid: readonly ValidCase[] = [
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
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
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
];
