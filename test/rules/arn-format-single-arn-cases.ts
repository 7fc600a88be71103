import { endpointWith as target } from "./arn-format-texts.js";
import type { FileCase } from "./policy-forms.js";

/** Properties take the ARN of one resource, with all its fields. */
export const files: readonly FileCase[] = [
  ...[
    "arn:aws:iam:::role/writer",
    "!Sub 'arn:${AWS::Partition}:iam:::role/${Name}'",
    "!Sub 'arn:aws:iam:::role/team/${AWS::StackName}-writer'",
  ].map((role) => ({
    name: `a role without an account: ${role}`,
    path: "stack.yaml",
    text: target(role),
    found: [["missingForArn", role] as const],
  })),
  ...["arn:aws:iam::*:role/writer", "!Sub 'arn:aws:iam::${AWS::AccountId}:role/writer-*'"].map((role) => ({
    name: `the pattern of a policy where the ARN of a role is due: ${role}`,
    path: "stack.yaml",
    text: target(role),
    found: [["wildcardForArn", role] as const],
  })),
  {
    name: "a role whose account is not known",
    path: "stack.yaml",
    text: target("!Sub 'arn:aws:iam::${Which}:role/writer'"),
  },
  {
    name: "a topic without a region, and tasks of any account",
    path: "stack.yaml",
    text: target(
      "!GetAtt Role.Arn",
      `  Events:
    Type: AWS::DMS::EventSubscription
    Properties:
      SnsTopicArn: arn:aws:sns::123456789012:events
  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      ReplicationInstanceArn: arn:aws:dms:eu-west-1::rep:ABC
      SourceEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:*
      TargetEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:ABC
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Targets: [{ Id: bus, Arn: "arn:aws:events:eu-west-1::event-source/*" }]
`,
    ),
    found: [
      ["missingForArn", "arn:aws:sns::123456789012:events"],
      ["missingForArn", "arn:aws:dms:eu-west-1::rep:ABC"],
      ["wildcardForArn", "arn:aws:dms:eu-west-1:123456789012:endpoint:*"],
    ],
  },
];
