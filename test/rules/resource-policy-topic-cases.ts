import type rule from "../../src/rules/resource-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at, policyIn } from "./places.js";
import { changed } from "./texts.js";

export function topic(statements: readonly string[]): string {
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

/** The event subscription writes the ARN of the topic out. */
function named(arn: string, ...statements: readonly string[]): string {
  const template = changed(topic(statements), "SnsTopicArn: !Ref Topic", `SnsTopicArn: !Sub ${arn}`);
  return changed(template, "Type: AWS::SNS::Topic\n", "Type: AWS::SNS::Topic\n    Properties: { TopicName: events }\n");
}

const ownArn = "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:events";

export function publishing(service: string, more = ""): string {
  return `{ Effect: Allow, Principal: { Service: ${service} }, Action: "sns:Publish", Resource: !Ref Topic${more} }`;
}

function forSubscription(arn: string): string {
  return publishing("dms.amazonaws.com", `, Condition: { ArnLike: { aws:SourceArn: ${arn} } }`);
}

const forSubscriptions = Array.from({ length: 40 }, (_, index) =>
  forSubscription(`arn:aws:dms:eu-west-1:111122223333:es:sub-${String(index)}`),
);

/** The statement that a suggestion writes. */
const suggested = `Effect: Allow
            Principal: { Service: dms.amazonaws.com }
            Action: "sns:Publish"
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
              "Principal": { "Service": "dms.amazonaws.com" },
              "Action": "sns:Publish",
              "Resource": { "Ref": "Topic" },
              "Condition": {
                "ArnLike": {
                  "aws:SourceArn": { "Fn::Sub": "arn:\${AWS::Partition}:dms:\${AWS::Region}:\${AWS::AccountId}:es:*" }
                }
              }
            }`;

const other = topic([publishing("cloudwatch.amazonaws.com")]);
const writtenOut = named(ownArn, publishing("cloudwatch.amazonaws.com"));
const deniedTopic = topic([
  publishing("cloudwatch.amazonaws.com"),
  '{ Effect: Deny, Principal: "*", Action: "sns:Publish", Resource: !Ref Topic }',
]);
const jsonOther = jsonTopic("");

export const valid: readonly ValidCase[] = [
  {
    name: "DMS may publish, and the subscription has the name of the topic in place of its ARN",
    template: changed(
      topic([publishing("dms.amazonaws.com")]),
      "SnsTopicArn: !Ref Topic",
      "SnsTopicArn: !GetAtt Topic.TopicName",
    ),
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
    name: "DMS may publish, beside the default statement of AWS",
    template: topic([
      '{ Effect: Allow, Principal: { AWS: "*" }, Action: "sns:Publish", Resource: !Ref Topic, Condition: { StringEquals: { AWS:SourceOwner: !Ref AWS::AccountId } } }',
      publishing("dms.amazonaws.com"),
    ]),
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
    name: "DMS may publish for the subscriptions of an account that is not known",
    template: topic([
      publishing("dms.amazonaws.com", ", Condition: { ArnLike: { aws:SourceArn: 'arn:aws:dms:*:123456789012:es:*' } }"),
    ]),
    skipped: 1,
  },
  {
    name: "DMS may publish for many subscriptions, and last for all of this account",
    template: topic([...forSubscriptions, suggested]),
  },
  {
    name: "DMS may publish for many subscriptions, one of which may be this one",
    template: topic(forSubscriptions),
    skipped: 1,
  },
  {
    name: "DMS may publish to a topic whose ARN is written out",
    template: named(ownArn, publishing("dms.amazonaws.com")),
  },
  {
    name: "a topic of the same name in another region",
    template: named("arn:aws:sns:eu-west-1:${AWS::AccountId}:events", publishing("cloudwatch.amazonaws.com")),
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
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
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
    name: "another service may publish to a topic whose ARN is written out",
    template: writtenOut,
    errors: [
      {
        messageId: "notPublished",
        ...at(writtenOut, policyIn(writtenOut)),
        suggestions: [
          {
            messageId: "allowPublishing",
            output: named(
              ownArn,
              publishing("cloudwatch.amazonaws.com"),
              changed(suggested, "!Ref Topic", `!Sub ${ownArn}`),
            ),
          },
        ],
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
    name: "no suggestion where publishing is denied too",
    template: deniedTopic,
    errors: [{ messageId: "notPublished", ...at(deniedTopic, policyIn(deniedTopic)) }],
  },
];
