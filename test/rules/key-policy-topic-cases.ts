import type rule from "../../src/rules/key-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { admitting, root, yaml } from "./key-policy-texts.js";
import { at, policyIn } from "./places.js";
import { changed } from "./texts.js";

const toTheService = "Service: dms.amazonaws.com";

const events = `  Topic:
    Type: AWS::SNS::Topic
    Properties:
      KmsMasterKeyId: !Ref Key
  Events:
    Type: AWS::DMS::EventSubscription
    Properties:
      SnsTopicArn: !Ref Topic
`;

const toDms =
  '{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" }';

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
      "Principal": { "Service": "dms.amazonaws.com" },
      "Action": [
        "kms:Decrypt",
        "kms:GenerateDataKey"
      ],
      "Resource": "*"
    }`;

/** The topic under a key that it names by its alias. */
function aliased(alias: string, ...statements: readonly string[]): string {
  const declared =
    "  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/events, TargetKeyId: !Ref Key } }\n";
  return yaml(statements, changed(events, "KmsMasterKeyId: !Ref Key", `KmsMasterKeyId: ${alias}`) + declared);
}

/** The topic is named by its ARN. */
function named(region: string, ...statements: readonly string[]): string {
  const topic = changed(events, "    Properties:\n      KmsM", "    Properties:\n      TopicName: events\n      KmsM");
  const arn = `!Sub arn:aws:sns:${region}:\${AWS::AccountId}:events`;
  return yaml([root, ...statements], changed(topic, "SnsTopicArn: !Ref Topic", `SnsTopicArn: ${arn}`));
}

const topicKept = yaml([root], events);
const topicPartly = yaml([root, changed(toDms, ', "kms:GenerateDataKey*"', "")], events);
const defaultKey = `Resources:\n${changed(events, "!Ref Key", "alias/aws/sns")}`;

/** A topic under a key in JSON; `more`: further statements of the key's policy. */
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
            { "Effect": "Allow", "Principal": { "Service": "dms.amazonaws.com" }, "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*" }`;

const withService = yaml([root, admitting(toTheService, "kms:Decrypt", "kms:GenerateDataKey")], events);
const jsonKept = json("");
const heredocKept = terraformHeredoc("");

export const valid: readonly ValidCase[] = [
  { name: "DMS is admitted as suggested", template: withService },
  { name: "DMS is admitted as suggested, in JSON", filename: "stack.json", template: json(jsonService) },
  {
    name: "DMS is admitted as suggested, in JSON text",
    filename: "main.tf",
    template: terraformHeredoc(heredocService),
  },
  { name: "DMS may use the key of a topic", template: yaml([root, toDms], events) },
  {
    name: "a topic without a key",
    template: `Resources:\n${changed(events, "    Properties:\n      KmsMasterKeyId: !Ref Key\n", "")}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  ...["!Ref Alias", "alias/events", "!Sub arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/events"].map((alias) => {
    const template = aliased(alias, root);
    return {
      name: `the key of a topic by ${alias}`,
      template,
      errors: [
        {
          messageId: "serviceKeptOut" as const,
          ...at(template, policyIn(template)),
          suggestions: [
            {
              messageId: "admit" as const,
              output: aliased(alias, root, admitting(toTheService, "kms:Decrypt", "kms:GenerateDataKey")),
            },
          ],
        },
      ],
    };
  }),
  {
    name: "the key of a topic whose ARN is written out",
    template: named("${AWS::Region}"),
    errors: [
      {
        messageId: "serviceKeptOut",
        ...at(named("${AWS::Region}"), policyIn(named("${AWS::Region}"))),
        suggestions: [
          {
            messageId: "admit",
            output: named("${AWS::Region}", admitting(toTheService, "kms:Decrypt", "kms:GenerateDataKey")),
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
];
