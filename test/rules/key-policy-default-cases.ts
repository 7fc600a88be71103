// Keys without a policy of their own.
import type rule from "../../src/rules/key-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";

function topicUnder(properties: string): string {
  return `Resources:
  Key: { Type: AWS::KMS::Key, Properties: ${properties} }
  Topic: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: !Ref Key } }
  Events: { Type: AWS::DMS::EventSubscription, Properties: { SnsTopicArn: !Ref Topic } }
`;
}

const terraform = `resource "aws_kms_key" "dms" {}

resource "aws_sns_topic" "events" {
  kms_master_key_id = aws_kms_key.dms.arn
}

resource "aws_dms_event_subscription" "events" {
  name          = "orders"
  sns_topic_arn = aws_sns_topic.events.arn
}
`;

const withoutPolicy = topicUnder("{ EnableKeyRotation: true }");

export const valid: readonly ValidCase[] = [
  {
    name: "a key whose policy may be in a part that is not seen",
    template: topicUnder("{ Fn::Transform: { Name: Guarded } }"),
  },
  { name: "a key in Terraform, which may get a policy elsewhere", filename: "main.tf", template: terraform },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a topic under a key that has only the default policy",
    template: withoutPolicy,
    errors: [{ messageId: "defaultPolicy", ...at(withoutPolicy, "Key", 1), address: "Resources.Key" }],
  },
];
