import rule from "../../src/rules/key-policy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

/** A key whose policy has these statements (flow mappings), and what uses it. */
function yaml(statements: readonly string[], rest: string): string {
  return `Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
${statements.map((statement) => `          - ${statement}\n`).join("")}${rest}`;
}

/** The key's policy, which is the first one. */
function policyIn(text: string): string {
  return /Version: "2012-10-17"\n *Statement:(?:\n *- .*)+/.exec(text)?.[0] ?? "";
}

const root =
  '{ Effect: Allow, Principal: { AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }';
const accountNumber = '{ Effect: Allow, Principal: { AWS: "123456789012" }, Action: "kms:*", Resource: "*" }';
const toAdmin =
  '{ Effect: Allow, Principal: { AWS: "arn:aws:iam::123456789012:role/admin" }, Action: "kms:*", Resource: "*" }';
const toRole =
  '{ Effect: Allow, Principal: { AWS: !GetAtt Role.Arn }, Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: "*" }';
const decryptOnly = '{ Effect: Allow, Principal: { AWS: !GetAtt Role.Arn }, Action: "kms:Decrypt", Resource: "*" }';

/** The statement that a suggestion writes. */
function admitting(who: string, ...actions: readonly string[]): string {
  const [only, ...others] = actions;
  const list = others.length === 0 ? ` ${only ?? ""}` : actions.map((action) => `\n              - ${action}`).join("");
  return `Effect: Allow
            Principal:
              ${who}
            Action:${list}
            Resource: "*"`;
}

const toTheRole = "AWS: !GetAtt Role.Arn";
const toTheService = "Service: dms.amazonaws.com";

const s3 = `  Role:
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
              - { Effect: Allow, Action: ["s3:*", "kms:*"], Resource: "*" }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: landing
        EncryptionMode: SSE_KMS
        ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn
        ServiceAccessRoleArn: !GetAtt Role.Arn
`;

const events = `  Topic:
    Type: AWS::SNS::Topic
    Properties:
      KmsMasterKeyId: !Ref Key
  Events:
    Type: AWS::DMS::EventSubscription
    Properties:
      SnsTopicArn: !Ref Topic
`;

const instance = `  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
      KmsKeyId: !GetAtt Key.Arn
`;

function through(...services: readonly string[]): string {
  const values = services.map((service) => (service.startsWith("!") ? service : `"${service}"`)).join(", ");
  return `{ Effect: Allow, Principal: { AWS: "*" }, Action: "kms:*", Resource: "*", Condition: { StringEquals: { kms:ViaService: [${values}] } } }`;
}

const toDms =
  '{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" }';

function terraform(policy: string, rest: string): string {
  return `data "aws_caller_identity" "current" {}

resource "aws_kms_key" "dms" {
  description = "landing"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${policy}]
  })
}
${rest}`;
}

const terraformRoot =
  '{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }, Action = "kms:*", Resource = "*" }';
const terraformAdmin =
  '{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:role/admin" }, Action = "kms:*", Resource = "*" }';
const terraformThrough =
  '{ Effect = "Allow", Principal = { AWS = "*" }, Action = "kms:*", Resource = "*", Condition = { StringEquals = { "kms:ViaService" = "rds.eu-west-1.amazonaws.com" } } }';

const terraformToRole =
  '{ Effect = "Allow", Principal = { AWS = aws_iam_role.dms.arn }, Action = ["kms:GenerateDataKey", "kms:Decrypt"], Resource = "*" }';

/** The policy in blocks of a data source, which a policy resource puts on the key. */
function terraformBlocks(statements: string): string {
  return `resource "aws_kms_key" "dms" {
  description = "landing"
}

data "aws_iam_policy_document" "key" {
${statements}}

resource "aws_kms_key_policy" "dms" {
  key_id = aws_kms_key.dms.key_id
  policy = data.aws_iam_policy_document.key.json
}
${terraformS3}`;
}

const adminBlock = `  statement {
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:role/admin"]
    }
  }
`;

const roleBlock = `
  statement {
    effect    = "Allow"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.dms.arn]
    }
  }
`;

const terraformEvents = `
resource "aws_sns_topic" "events" {
  kms_master_key_id = aws_kms_key.dms.arn
}

resource "aws_dms_event_subscription" "events" {
  name          = "orders"
  sns_topic_arn = aws_sns_topic.events.arn
}
`;

/** A key whose policy is JSON text. */
function terraformHeredoc(more: string): string {
  return `resource "aws_kms_key" "dms" {
  policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "123456789012" },
      "Action": "kms:*",
      "Resource": "*"
    }${more}
  ]
}
EOF
}
${terraformEvents}`;
}

const heredocService = `,
    {
      "Effect": "Allow",
      "Principal": {
        "Service": "dms.amazonaws.com"
      },
      "Action": [
        "kms:Decrypt",
        "kms:GenerateDataKey"
      ],
      "Resource": "*"
    }`;

const terraformS3 = `
resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  inline_policy {
    name   = "write"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:*", "kms:*"], Resource = "*" }] })
  }
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id                       = "landing"
  endpoint_type                     = "target"
  bucket_name                       = "landing"
  encryption_mode                   = "SSE_KMS"
  server_side_encryption_kms_key_id = aws_kms_key.dms.arn
  service_access_role_arn           = aws_iam_role.dms.arn
}
`;

const terraformInstance = `
resource "aws_dms_replication_instance" "this" {
  replication_instance_id    = "orders"
  replication_instance_class = "dms.t3.medium"
  kms_key_arn                = aws_kms_key.dms.arn
}
`;

const keptOut = yaml([toAdmin], s3);
const partly = yaml([toAdmin, decryptOnly], s3);
const topicKept = yaml([root], events);
const topicPartly = yaml([root, changed(toDms, ', "kms:GenerateDataKey*"', "")], events);
const defaultKey = `Resources:\n${changed(events, "!Ref Key", "alias/aws/sns")}`;
/** The same in JSON. */
function json(more: string): string {
  return `{
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "KeyPolicy": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "123456789012" }, "Action": "kms:*", "Resource": "*" }${more}
          ]
        }
      }
    },
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "KmsMasterKeyId": { "Ref": "Key" } } },
    "Events": { "Type": "AWS::DMS::EventSubscription", "Properties": { "SnsTopicArn": { "Ref": "Topic" } } }
  }
}
`;
}

const jsonService = `,
            {
              "Effect": "Allow",
              "Principal": {
                "Service": "dms.amazonaws.com"
              },
              "Action": [
                "kms:Decrypt",
                "kms:GenerateDataKey"
              ],
              "Resource": "*"
            }`;

const withRole = yaml([toAdmin, admitting(toTheRole, "kms:GenerateDataKey", "kms:Decrypt")], s3);
const withService = yaml([root, admitting(toTheService, "kms:Decrypt", "kms:GenerateDataKey")], events);
const waiting = yaml([toAdmin], changed(s3, 'Resource: "*" }\n  Target', "Resource: !GetAtt Key.Arn }\n  Target"));
const conditional = `Conditions: { Writes: !Equals [!Ref AWS::Region, eu-west-1] }\n${yaml(
  [toAdmin],
  changed(
    changed(s3, "AWS::IAM::Role\n", "AWS::IAM::Role\n    Condition: Writes\n"),
    "AWS::DMS::Endpoint\n",
    "AWS::DMS::Endpoint\n    Condition: Writes\n",
  ),
)}`;
const denying = changed(toAdmin, "Effect: Allow", "Effect: Deny").replace("role/admin", "role/reader");
const deniedToo = yaml([toAdmin, denying.replace('{ AWS: "arn:aws:iam::123456789012:role/reader" }', '"*"')], s3);
const deniedToReader = yaml([toAdmin, denying], s3);
const jsonKept = json("");
const terraformBlocksKept = terraformBlocks(adminBlock);
const terraformShared = `${terraformBlocksKept}
resource "aws_kms_key_policy" "other" {
  key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
  policy = data.aws_iam_policy_document.key.json
}
`;
const heredocKept = terraformHeredoc("");
const elsewhere = yaml([through("rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com")], instance);
const terraformKept = terraform(terraformAdmin, terraformS3);
const terraformElsewhere = terraform(terraformThrough, terraformInstance);

ruleTester.run(rule, {
  valid: [
    { name: "the account decides", template: yaml([root], s3) },
    { name: "the account by its number", template: yaml([accountNumber], s3) },
    { name: "the role is named", template: yaml([toAdmin, toRole], s3) },
    { name: "the role is admitted as suggested", template: withRole },
    { name: "DMS is admitted as suggested", template: withService },
    { name: "DMS is admitted as suggested, in JSON", filename: "stack.json", template: json(jsonService) },
    {
      name: "the role is admitted as suggested, in Terraform",
      filename: "main.tf",
      template: terraform(`${terraformAdmin}, ${terraformToRole}`, terraformS3),
    },
    {
      name: "the role is admitted as suggested, in blocks",
      filename: "main.tf",
      template: terraformBlocks(adminBlock + roleBlock),
    },
    {
      name: "DMS is admitted as suggested, in JSON text",
      filename: "main.tf",
      template: terraformHeredoc(heredocService),
    },
    { name: "no policy of its own", template: `Resources:\n  Key: { Type: AWS::KMS::Key }\n${s3}` },
    {
      name: "a key from elsewhere",
      template: `Parameters: { Key: { Type: String } }\nResources:\n${changed(s3, "!GetAtt Key.Arn", "!Ref Key")}`,
    },
    {
      name: "a principal that is not known",
      template: `Parameters: { Who: { Type: String } }\n${yaml([changed(toAdmin, '"arn:aws:iam::123456789012:role/admin"', "!Ref Who")], s3)}`,
    },
    {
      name: "a key that encrypts nothing of the endpoint",
      template: yaml([toAdmin], changed(s3, "SSE_KMS", "SSE_S3")),
    },
    { name: "DMS may use the key of a topic", template: yaml([root, toDms], events) },
    {
      name: "a topic without a key",
      template: `Resources:\n${changed(events, "    Properties:\n      KmsMasterKeyId: !Ref Key\n", "")}`,
    },
    {
      name: "the key of an instance through DMS",
      template: yaml([through("rds.eu-west-1.amazonaws.com", "dms.eu-west-1.amazonaws.com")], instance),
    },
    {
      name: "through DMS in the region of the deployment",
      template: yaml([through('!Sub "dms.${AWS::Region}.amazonaws.com"')], instance),
    },
    {
      name: "through any service of a region",
      template: yaml([through("rds.eu-west-1.amazonaws.com", "*.eu-west-1.amazonaws.com")], instance),
    },
    {
      name: "through another service, or by the account",
      template: yaml([root, through("rds.eu-west-1.amazonaws.com")], instance),
    },
    {
      name: "through a service that is not known",
      template: `Parameters: { Service: { Type: String } }\n${yaml([through("!Ref Service")], instance)}`,
    },
    { name: "the account decides in Terraform", filename: "main.tf", template: terraform(terraformRoot, terraformS3) },
    {
      name: "a policy from elsewhere in Terraform",
      filename: "main.tf",
      template: `variable "policy" {}\n${changed(
        terraform(terraformAdmin, terraformS3),
        `jsonencode({\n    Version   = "2012-10-17"\n    Statement = [${terraformAdmin}]\n  })`,
        "var.policy",
      )}`,
    },
    {
      name: "through another service, or by the account, in Terraform",
      filename: "main.tf",
      template: terraform(`${terraformRoot}, ${terraformThrough}`, terraformInstance),
    },
  ],
  invalid: [
    {
      name: "neither the role nor the account",
      template: keptOut,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(keptOut, policyIn(keptOut)),
          address: "Resources.Key",
          data: { key: "Key", role: "Role", actions: ["kms:GenerateDataKey", "kms:Decrypt"], use: "endpoint Target" },
          related: [{ ...at(keptOut, "Target"), message: "endpoint Target needs it" }, { message: "the role" }],
          suggestions: [
            {
              messageId: "admit",
              data: { who: "Role", actions: ["kms:GenerateDataKey", "kms:Decrypt"] },
              output: withRole,
            },
          ],
        },
      ],
    },
    {
      name: "the role for less than it does",
      template: partly,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(partly, policyIn(partly)),
          data: { key: "Key", role: "Role", actions: ["kms:GenerateDataKey"], use: "endpoint Target" },
          suggestions: [
            {
              messageId: "admit",
              output: yaml(
                [toAdmin, changed(decryptOnly, '"kms:Decrypt"', '["kms:Decrypt", "kms:GenerateDataKey"]')],
                s3,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "the key of a topic without DMS",
      template: topicKept,
      errors: [
        {
          messageId: "serviceKeptOut",
          ...at(topicKept, policyIn(topicKept)),
          data: {
            topic: "Topic",
            key: "Key",
            actions: ["kms:Decrypt", "kms:GenerateDataKey"],
            use: "event subscription Events",
          },
          suggestions: [
            {
              messageId: "admit",
              data: { who: "dms.amazonaws.com", actions: ["kms:Decrypt", "kms:GenerateDataKey"] },
              output: withService,
            },
          ],
        },
      ],
    },
    {
      name: "the key of a topic with half of what DMS needs",
      template: topicPartly,
      errors: [
        {
          messageId: "serviceKeptOut",
          ...at(topicPartly, policyIn(topicPartly)),
          data: { topic: "Topic", key: "Key", actions: ["kms:GenerateDataKey"], use: "event subscription Events" },
          suggestions: [
            {
              messageId: "admit",
              output: yaml([root, changed(toDms, "kms:GenerateDataKey*", "kms:GenerateDataKey")], events),
            },
          ],
        },
      ],
    },
    {
      name: "the key that AWS keeps for SNS",
      template: defaultKey,
      errors: [
        {
          messageId: "defaultKey",
          ...at(defaultKey, "alias/aws/sns"),
          address: "Resources.Topic",
          data: { topic: "Topic", use: "event subscription Events" },
        },
      ],
    },
    {
      name: "the key of an instance through other services only",
      template: elsewhere,
      errors: [
        {
          messageId: "otherService",
          ...at(elsewhere, 'kms:ViaService: ["rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"]'),
          address: "Resources.Key",
          data: {
            key: "Key",
            service: ["rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"],
            use: "replication instance Instance",
          },
        },
      ],
    },
    {
      name: "neither the role nor the account, in Terraform",
      filename: "main.tf",
      template: terraformKept,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(terraformKept, `{\n    Version   = "2012-10-17"\n    Statement = [${terraformAdmin}]\n  }`),
          address: "aws_kms_key.dms",
          suggestions: [
            { messageId: "admit", output: terraform(`${terraformAdmin}, ${terraformToRole}`, terraformS3) },
          ],
        },
      ],
    },
    {
      name: "neither the role nor the account, in blocks",
      filename: "main.tf",
      template: terraformBlocksKept,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(terraformBlocksKept, /data "aws_iam[^]*?\n\}/.exec(terraformBlocksKept)?.[0] ?? ""),
          address: "aws_kms_key_policy.dms",
          suggestions: [{ messageId: "admit", output: terraformBlocks(adminBlock + roleBlock) }],
        },
      ],
    },
    {
      name: "the key of a topic without DMS, in JSON",
      filename: "stack.json",
      template: jsonKept,
      errors: [
        {
          messageId: "serviceKeptOut",
          ...at(jsonKept, /\{\s*"Version"[^]*?\n {10}\]\n {8}\}/.exec(jsonKept)?.[0] ?? ""),
          suggestions: [{ messageId: "admit", output: json(jsonService) }],
        },
      ],
    },
    {
      name: "the key of a topic without DMS, in JSON text of Terraform",
      filename: "main.tf",
      template: heredocKept,
      errors: [
        {
          messageId: "serviceKeptOut",
          ...at(heredocKept, /\{\n {2}"Version"[^]*?\n\}/.exec(heredocKept)?.[0] ?? ""),
          suggestions: [{ messageId: "admit", output: terraformHeredoc(heredocService) }],
        },
      ],
    },
    {
      name: "no suggestion for a role that waits for the key",
      template: waiting,
      errors: [{ messageId: "roleKeptOut", ...at(waiting, policyIn(waiting)) }],
    },
    {
      name: "no suggestion for a role that may not be there",
      template: conditional,
      errors: [{ messageId: "roleKeptOut", ...at(conditional, policyIn(conditional)) }],
    },
    {
      name: "no suggestion for a policy that other keys have too",
      filename: "main.tf",
      template: terraformShared,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(terraformShared, /data "aws_iam[^]*?\n\}/.exec(terraformShared)?.[0] ?? ""),
        },
      ],
    },
    {
      name: "no suggestion beside a Deny",
      template: deniedToo,
      errors: [{ messageId: "roleKeptOut", ...at(deniedToo, policyIn(deniedToo)) }],
    },
    {
      name: "a suggestion beside a Deny for somebody else",
      template: deniedToReader,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(deniedToReader, policyIn(deniedToReader)),
          suggestions: [
            {
              messageId: "admit",
              output: yaml([toAdmin, denying, admitting(toTheRole, "kms:GenerateDataKey", "kms:Decrypt")], s3),
            },
          ],
        },
      ],
    },
    {
      name: "the key of an instance through other services only, in Terraform",
      filename: "main.tf",
      template: terraformElsewhere,
      errors: [
        {
          messageId: "otherService",
          ...at(terraformElsewhere, '"kms:ViaService" = "rds.eu-west-1.amazonaws.com"'),
          address: "aws_kms_key.dms",
        },
      ],
    },
  ],
});
