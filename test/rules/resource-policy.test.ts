import rule from "../../src/rules/resource-policy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
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
const encrypted = denying(
  '"s3:PutObject"',
  ', Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": aws:kms } }',
);

function topic(statements: readonly string[]): string {
  return `Resources:
  Topic:
    Type: AWS::SNS::Topic
  TopicPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${statements.map((statement) => `          - ${statement}\n`).join("")}  Events:
    Type: AWS::DMS::EventSubscription
    Properties:
      SnsTopicArn: !Ref Topic
`;
}

function publishing(service: string, more = ""): string {
  return `{ Effect: Allow, Principal: { Service: ${service} }, Action: "sns:Publish", Resource: !Ref Topic${more} }`;
}

/** The statement that a suggestion writes. */
const suggested = `Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sns:Publish
            Resource: !Ref Topic
            Condition:
              ArnLike:
                aws:SourceArn: !Sub arn:\${AWS::Partition}:dms:\${AWS::Region}:\${AWS::AccountId}:es:*`;

function jsonTopic(more: string): string {
  return `{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" },
    "TopicPolicy": {
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": {
        "Topics": [{ "Ref": "Topic" }],
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "events.amazonaws.com" },
              "Action": "sns:Publish",
              "Resource": { "Ref": "Topic" }
            }${more}
          ]
        }
      }
    },
    "Events": { "Type": "AWS::DMS::EventSubscription", "Properties": { "SnsTopicArn": { "Ref": "Topic" } } }
  }
}
`;
}

const jsonSuggested = `,
            {
              "Effect": "Allow",
              "Principal": {
                "Service": "dms.amazonaws.com"
              },
              "Action": "sns:Publish",
              "Resource": {"Ref": "Topic"},
              "Condition": {
                "ArnLike": {
                  "aws:SourceArn": {"Fn::Sub": "arn:\${AWS::Partition}:dms:\${AWS::Region}:\${AWS::AccountId}:es:*"}
                }
              }
            }`;

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

function terraformTopic(service: string): string {
  return `resource "aws_sns_topic" "events" {
  name = "dms-events"
}

resource "aws_sns_topic_policy" "events" {
  arn = aws_sns_topic.events.arn
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "${service}" }, Action = "sns:Publish", Resource = aws_sns_topic.events.arn }]
  })
}

resource "aws_dms_event_subscription" "events" {
  name          = "orders"
  sns_topic_arn = aws_sns_topic.events.arn
}
`;
}

const dataSources = `data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

`;

const sourceArn =
  "arn:${data.aws_partition.current.partition}:dms:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:es:*";

/** A topic whose policy stands in blocks, behind data sources that tell where it is. */
function terraformBlocks(more: string): string {
  return `${dataSources}resource "aws_sns_topic" "events" {
  name = "dms-events"
}

data "aws_iam_policy_document" "events" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.events.arn]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
${more}}

resource "aws_sns_topic_policy" "events" {
  arn    = aws_sns_topic.events.arn
  policy = data.aws_iam_policy_document.events.json
}

resource "aws_dms_event_subscription" "events" {
  name          = "orders"
  sns_topic_arn = aws_sns_topic.events.arn
}
`;
}

const suggestedBlock = `
  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.events.arn]

    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["${sourceArn}"]
    }
  }
`;

const suggestedObject = `, { Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.events.arn, Condition = { ArnLike = { "aws:SourceArn" = "${sourceArn}" } } }]`;

/** The policy's mapping, from its version to its last statement. */
function policyIn(text: string): string {
  return /Version: "2012-10-17"\n *Statement:(?:\n *- .*)+/.exec(text)?.[0] ?? "";
}

const denied = yaml([overTls, noDelete]);
const deniedTwice = yaml([denying('["s3:PutObject", "s3:DeleteObject"]')]);
const other = topic([publishing("cloudwatch.amazonaws.com")]);
const deniedTopic = topic([
  publishing("cloudwatch.amazonaws.com"),
  '{ Effect: Deny, Principal: "*", Action: "sns:Publish", Resource: !Ref Topic }',
]);
const jsonOther = jsonTopic("");
const terraformBlocksOther = terraformBlocks("");
const terraformPlaced = dataSources + terraformTopic("events.amazonaws.com");
const terraformPublished = changed(
  terraformPlaced,
  "aws_sns_topic.events.arn }]",
  `aws_sns_topic.events.arn }${suggestedObject}`,
);
const terraformInside = `${dataSources}resource "aws_sns_topic" "events" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Subscribe", Resource = "*" }] })
}

resource "aws_dms_event_subscription" "events" {
  name          = "orders"
  sns_topic_arn = aws_sns_topic.events.arn
}
`;
const terraformDenied = terraform(statementBlock());
const terraformOther = terraformTopic("events.amazonaws.com");
const sourcesRead = 'data "aws_region" "current" {}\n\ndata "aws_caller_identity" "current" {}\n';

ruleTester.run(rule, {
  valid: [
    { name: "access over TLS only", template: yaml([overTls]) },
    { name: "encrypted objects only", template: yaml([encrypted]) },
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
    },
    {
      name: "a Deny on another bucket",
      template: changed(denied, "S3Settings: { BucketName: !Ref Landing", "S3Settings: { BucketName: elsewhere"),
    },
    { name: "DMS may publish", template: topic([publishing("dms.amazonaws.com")]) },
    {
      name: "DMS may publish for one account",
      template: topic([
        publishing("dms.amazonaws.com", ", Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }"),
      ]),
      skipped: 1,
    },
    {
      name: "DMS may publish for event subscriptions, as suggested",
      template: topic([publishing("cloudwatch.amazonaws.com"), suggested]),
    },
    {
      name: "DMS may publish as suggested, in JSON",
      filename: "stack.json",
      template: jsonTopic(jsonSuggested),
    },
    {
      name: "DMS may publish as suggested, in blocks",
      filename: "main.tf",
      template: terraformBlocks(suggestedBlock),
    },
    { name: "DMS may publish as suggested, in Terraform", filename: "main.tf", template: terraformPublished },
    {
      name: "DMS may publish for the subscriptions of an account that is not known",
      template: topic([
        publishing(
          "dms.amazonaws.com",
          ", Condition: { ArnLike: { aws:SourceArn: 'arn:aws:dms:*:123456789012:es:*' } }",
        ),
      ]),
      skipped: 1,
    },
    {
      name: "everyone may publish",
      template: topic(['{ Effect: Allow, Principal: "*", Action: "sns:*", Resource: "*" }']),
    },
    {
      name: "a service that is not known may publish",
      template: `Parameters: { Service: { Type: String } }\n${topic([publishing("!Ref Service")])}`,
      skipped: 1,
    },
    {
      name: "a topic without a policy",
      template: `Resources:
  Topic: { Type: AWS::SNS::Topic }
  Events: { Type: AWS::DMS::EventSubscription, Properties: { SnsTopicArn: !Ref Topic } }
`,
    },
    {
      name: "a topic from elsewhere",
      template:
        "Resources:\n  Events: { Type: AWS::DMS::EventSubscription, Properties: { SnsTopicArn: 'arn:aws:sns:eu-west-1:123456789012:events' } }\n",
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
    { name: "DMS may publish, in Terraform", filename: "main.tf", template: terraformTopic("dms.amazonaws.com") },
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
          data: { actions: ["s3:DeleteObject"], target: "Landing", role: "Role", use: "endpoint Target" },
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
            use: "endpoint Target",
          },
        },
      ],
    },
    {
      name: "another service may publish",
      template: other,
      errors: [
        {
          messageId: "notPublished",
          ...at(other, policyIn(other)),
          address: "Resources.TopicPolicy",
          data: { target: "Topic", use: "event subscription Events" },
          related: [{ ...at(other, "Events"), message: "event subscription Events sends to it" }],
          suggestions: [
            {
              messageId: "allowPublishing",
              data: { target: "Topic" },
              output: topic([publishing("cloudwatch.amazonaws.com"), suggested]),
            },
          ],
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
    {
      name: "another service may publish, in JSON",
      filename: "stack.json",
      template: jsonOther,
      errors: [
        {
          messageId: "notPublished",
          ...at(jsonOther, /\{\s*"Version"[^]*?\n {10}\]\n {8}\}/.exec(jsonOther)?.[0] ?? ""),
          suggestions: [{ messageId: "allowPublishing", output: jsonTopic(jsonSuggested) }],
        },
      ],
    },
    {
      name: "another service may publish, in blocks",
      filename: "main.tf",
      template: terraformBlocksOther,
      errors: [
        {
          messageId: "notPublished",
          ...at(terraformBlocksOther, /data "aws_iam[^]*?\n\}/.exec(terraformBlocksOther)?.[0] ?? ""),
          suggestions: [{ messageId: "allowPublishing", output: terraformBlocks(suggestedBlock) }],
        },
      ],
    },
    {
      name: "another service may publish, in jsonencode",
      filename: "main.tf",
      template: terraformPlaced,
      errors: [
        {
          messageId: "notPublished",
          ...at(terraformPlaced, /\{\n {4}Version[^]*\n {2}\}(?=\))/.exec(terraformPlaced)?.[0] ?? ""),
          suggestions: [{ messageId: "allowPublishing", output: terraformPublished }],
        },
      ],
    },
    {
      name: "no suggestion for a policy inside the topic, which cannot name it",
      filename: "main.tf",
      template: terraformInside,
      errors: [
        {
          messageId: "notPublished",
          ...at(terraformInside, /\{ Version[^]*?\}(?=\)\n)/.exec(terraformInside)?.[0] ?? ""),
          address: "aws_sns_topic.events",
        },
      ],
    },
    {
      name: "no suggestion where publishing is denied too",
      template: deniedTopic,
      errors: [{ messageId: "notPublished", ...at(deniedTopic, policyIn(deniedTopic)) }],
    },
    {
      name: "another service may publish, without data sources",
      filename: "main.tf",
      template: terraformOther,
      errors: [
        {
          messageId: "notPublished",
          ...at(terraformOther, /\{\n {4}Version[^]*\n {2}\}(?=\))/.exec(terraformOther)?.[0] ?? ""),
          address: "aws_sns_topic_policy.events",
          suggestions: [
            {
              messageId: "allowPublishing",
              output: `${terraformPublished
                .slice(dataSources.length)
                .replace("${data.aws_partition.current.partition}", "aws")
                .trimEnd()}\n\n${sourcesRead}`,
            },
          ],
        },
      ],
    },
  ],
});
