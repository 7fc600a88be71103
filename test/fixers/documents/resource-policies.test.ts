import { append, letDmsPublish, letRoles } from "../edits.js";
import { dedent, indent, testEdits } from "../edit-case.js";
import { namedBy } from "./resource-policies-texts.js";

const letRole = letRoles(namedBy("Resources.Endpoint", "RoleArn"));

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
        Principal: { Service: dms.amazonaws.com }
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
      [{ Effect: Allow, Principal: "*", Action: "kms:Encrypt", Resource: "*" }{+, { Effect: Allow, Principal: { AWS: [!GetAtt Role.Arn, arn:aws:iam::123456789012:role/admin] }, Action: "kms:Decrypt", Resource: "*" }+}]
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
        Principal: { Service: dms.amazonaws.com }
        Action: sns:Publish
        Resource: arn:aws:sns:eu-west-1:123456789012:events
        Condition: { StringEquals: { aws:SourceAccount: "123456789012" } }+}
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
        Principal: { Service: dms.amazonaws.com }
        Action: sns:Publish
        Resource: arn:aws:sns:eu-west-1:123456789012:events
        Condition: { StringEquals: { aws:SourceAccount: "123456789012" } }+}
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
