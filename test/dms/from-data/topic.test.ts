import { describe, expect, it } from "vitest";
import { saidBy } from "./findings.js";
import { lintText } from "./lint-fixture.js";

/** An event subscription, its topic, and what the policies of the topic and of its key allow DMS. */
function cloudFormation(topicActions: string, keyActions: string): string {
  const policy = (actions: string): object => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: [actions], Resource: "*" }],
  });
  return JSON.stringify({
    Resources: {
      Subscription: { Type: "AWS::DMS::EventSubscription", Properties: { SnsTopicArn: { Ref: "Topic" } } },
      Topic: { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId: { "Fn::GetAtt": ["Key", "Arn"] } } },
      TopicPolicy: {
        Type: "AWS::SNS::TopicPolicy",
        Properties: { Topics: [{ Ref: "Topic" }], PolicyDocument: policy(topicActions) },
      },
      Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: policy(keyActions) } },
    },
  });
}

function terraform(topicActions: string, keyActions: string): string {
  const policy = (actions: string): string =>
    `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" },
      Action = ["${actions}"], Resource = "*" }] })`;
  return `
resource "aws_dms_event_subscription" "events" {
  sns_topic_arn = aws_sns_topic.events.arn
}

resource "aws_sns_topic" "events" {
  kms_master_key_id = aws_kms_key.events.arn
}

resource "aws_sns_topic_policy" "events" {
  arn    = aws_sns_topic.events.arn
  policy = ${policy(topicActions)}
}

resource "aws_kms_key" "events" {
  policy = ${policy(keyActions)}
}
`;
}

describe.each([
  ["stack.json", cloudFormation],
  ["main.tf", terraform],
] as const)("the topic of an event subscription in %s", (path, textWith) => {
  it("is right when DMS may publish and use its key", async () => {
    const outcome = await lintText(path, textWith("sns:Publish", "kms:*"));
    expect(saidBy(outcome, ["resource-policy", "key-policy"])).toEqual([]);
  });

  it("must let DMS publish", async () => {
    const outcome = await lintText(path, textWith("sns:Subscribe", "kms:*"));
    expect(saidBy(outcome, ["resource-policy"])).toEqual([expect.stringContaining("sns:Publish")]);
  });

  it.each(["kms:Decrypt", "kms:GenerateDataKey"])("must let DMS use its key, with more than %s", async (action) => {
    const outcome = await lintText(path, textWith("sns:Publish", action));
    const other = action === "kms:Decrypt" ? "kms:GenerateDataKey" : "kms:Decrypt";
    expect(saidBy(outcome, ["key-policy"])).toEqual([expect.stringContaining(other)]);
  });
});
