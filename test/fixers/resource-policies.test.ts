import type { Template } from "../../src/model/index.js";
import { asText, member, type Text } from "../../src/tree/index.js";
import { append, letDmsPublish, letRoles } from "./edits.js";
import { dedent, indent, resourceOf, testEdits } from "./edit-case.js";

/** The ARN of the role, as the endpoint names it. */
function namedBy(address: string, property: string): (template: Template) => Text {
  return (template) => {
    const found = asText(member(resourceOf(template, address).properties, property));
    if (!found) throw new Error("the property is no text");
    return found;
  };
}

const letRole = letRoles(namedBy("Resources.Endpoint", "RoleArn"));
const letTerraformRole = letRoles(namedBy("aws_dms_s3_endpoint.e", "service_access_role_arn"));

function topicPolicy(statements: string): string {
  return `Resources:
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${indent(dedent(statements), 10)}`;
}

function keyPolicy(statements: string): string {
  return `Resources:
  Role: { Type: AWS::IAM::Role }
  Endpoint: { Type: AWS::DMS::Endpoint, Properties: { RoleArn: !GetAtt Role.Arn } }
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
${indent(dedent(statements), 10)}`;
}

testEdits("YAML: append a statement with a principal", "stack.yaml", [
  {
    name: "a service",
    text: topicPolicy(`
      - Effect: Allow
        Principal: { Service: events.amazonaws.com }
        Action: sns:Publish
        Resource: "*"{+
      - Effect: Allow
        Principal:
          Service: dms.amazonaws.com
        Action: sns:Publish
        Resource: arn:aws:sns:eu-west-1:123456789012:events
        Condition:
          StringEquals:
            aws:SourceAccount: "123456789012"+}
    `),
    edit: append(letDmsPublish),
  },
  {
    name: "two roles",
    text: keyPolicy(`
      - Effect: Allow
        Principal: "*"
        Action: kms:Encrypt
        Resource: "*"{+
      - Effect: Allow
        Principal:
          AWS:
            - !GetAtt Role.Arn
            - arn:aws:iam::123456789012:role/admin
        Action: kms:Decrypt
        Resource: "*"+}
    `),
    edit: letRole,
  },
  {
    name: "two roles between brackets",
    text: keyPolicy(`
      [{ Effect: Allow, Principal: "*", Action: "kms:Encrypt", Resource: "*" }{+, { Effect: Allow, Principal: { AWS: [!GetAtt Role.Arn, arn:aws:iam::123456789012:role/admin] }, Action: kms:Decrypt, Resource: "*" }+}]
    `),
    edit: letRole,
  },
  {
    name: "one that is there",
    text: topicPolicy(`
      - Effect: Allow
        Principal: { Service: [dms.amazonaws.com] }
        Action: sns:Publish
        Resource: arn:aws:sns:eu-west-1:123456789012:events
        Condition: { StringEquals: { aws:SourceAccount: "123456789012" } }
    `),
    edit: append(letDmsPublish),
  },
  {
    name: "one that is there for another service",
    text: topicPolicy(`
      - Effect: Allow
        Principal: { Service: events.amazonaws.com }
        Action: sns:Publish
        Resource: arn:aws:sns:eu-west-1:123456789012:events
        Condition: { StringEquals: { aws:SourceAccount: "123456789012" } }{+
      - Effect: Allow
        Principal:
          Service: dms.amazonaws.com
        Action: sns:Publish
        Resource: arn:aws:sns:eu-west-1:123456789012:events
        Condition:
          StringEquals:
            aws:SourceAccount: "123456789012"+}
    `),
    edit: append(letDmsPublish),
  },
  {
    name: "one that is there for a principal of the same name",
    text: topicPolicy(`
      - Effect: Allow
        Principal: { AWS: dms.amazonaws.com }
        Action: sns:Publish
        Resource: arn:aws:sns:eu-west-1:123456789012:events
        Condition: { StringEquals: { aws:SourceAccount: "123456789012" } }{+
      - Effect: Allow
        Principal:
          Service: dms.amazonaws.com
        Action: sns:Publish
        Resource: arn:aws:sns:eu-west-1:123456789012:events
        Condition:
          StringEquals:
            aws:SourceAccount: "123456789012"+}
    `),
    edit: append(letDmsPublish),
  },
]);

testEdits("JSON: append a statement with a principal", "policy.json", [
  {
    name: "a service",
    text: `{
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": "sns:Subscribe",
      "Resource": "*"
    }{+,
    {
      "Effect": "Allow",
      "Principal": {
        "Service": "dms.amazonaws.com"
      },
      "Action": "sns:Publish",
      "Resource": "arn:aws:sns:eu-west-1:123456789012:events",
      "Condition": {
        "StringEquals": {
          "aws:SourceAccount": "123456789012"
        }
      }
    }+}
  ]
}
`,
    edit: append(letDmsPublish),
  },
]);

/** A role, an endpoint that names it, and a key. */
function terraform(key: string): string {
  return `resource "aws_iam_role" "r" {}

resource "aws_dms_s3_endpoint" "e" {
  service_access_role_arn = aws_iam_role.r.arn
}

${dedent(key)}`;
}

testEdits("Terraform: append a statement with a principal", "main.tf", [
  {
    name: "to blocks",
    text: terraform(`
      data "aws_iam_policy_document" "key" {
        statement {
          actions   = ["kms:Encrypt"]
          resources = ["*"]
        }{+

        statement {
          effect    = "Allow"
          actions   = ["kms:Decrypt"]
          resources = ["*"]

          principals {
            type        = "AWS"
            identifiers = [aws_iam_role.r.arn, "arn:aws:iam::123456789012:role/admin"]
          }
        }+}
      }

      resource "aws_kms_key" "k" {
        policy = data.aws_iam_policy_document.key.json
      }
    `),
    edit: letTerraformRole,
  },
  {
    name: "to blocks, before a condition",
    text: `data "aws_iam_policy_document" "topic" {{+
  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = ["arn:aws:sns:eu-west-1:123456789012:events"]

    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["123456789012"]
    }
  }
+}}

resource "aws_sns_topic" "t" {
  policy = data.aws_iam_policy_document.topic.json
}
`,
    edit: append(letDmsPublish),
  },
  {
    name: "to jsonencode",
    text: terraform(`
      resource "aws_kms_key" "k" {
        policy = jsonencode({
          Statement = [
            {
              Effect    = "Allow"
              Principal = "*"
              Action    = "kms:Encrypt"
              Resource  = "*"
            }{+,
            {
              Effect = "Allow"
              Principal = {
                AWS = [
                  aws_iam_role.r.arn,
                  "arn:aws:iam::123456789012:role/admin",
                ]
              }
              Action   = "kms:Decrypt"
              Resource = "*"
            }+}
          ]
        })
      }
    `),
    edit: letTerraformRole,
  },
  {
    name: "to JSON in a heredoc",
    text: terraform(`
      resource "aws_kms_key" "k" {
        policy = <<-EOF
          { "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*" }{+, {"Effect": "Allow", "Principal": {"AWS": ["\${aws_iam_role.r.arn}", "arn:aws:iam::123456789012:role/admin"]}, "Action": "kms:Decrypt", "Resource": "*"}+}] }
        EOF
      }
    `),
    edit: letTerraformRole,
  },
]);
