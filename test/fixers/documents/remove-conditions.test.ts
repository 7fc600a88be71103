import { dedent, indent, testEdits } from "../edit-case.js";
import { withoutSource } from "./remove-conditions-texts.js";

function yaml(statement: string): string {
  return `Conditions:
  IsMain: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${indent(dedent(statement), 10)}`;
}

testEdits("YAML: remove conditions", "stack.yaml", [
  {
    name: "the only one",
    text: yaml(`
      - Effect: Allow
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole[-
        Condition: # whose
          StringEquals:
            aws:SourceAccount: "123456789012" # ours-]
    `),
    edit: withoutSource,
  },
  {
    name: "the first element",
    text: yaml(`
      - [-Condition:
          StringEquals: { aws:SourceAccount: "123456789012" }
        -]Effect: Allow
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole
    `),
    edit: withoutSource,
  },
  {
    name: "all of several operators",
    text: yaml(`
      - Effect: Allow[-
        Condition:
          StringEquals:
            aws:SourceAccount: "123456789012"
          ArnLike:
            aws:SourceArn: arn:aws:dms:*:123456789012:*-]
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole
    `),
    edit: withoutSource,
  },
  {
    name: "an operator beside another",
    text: yaml(`
      - Effect: Allow
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole
        Condition:
          StringEquals:
            sts:ExternalId: dms[-
          ArnLike:
            aws:SourceArn:
              - arn:aws:dms:*:123456789012:*-]
    `),
    edit: withoutSource,
  },
  {
    name: "a key beside another, and an operator",
    text: yaml(`
      - Effect: Allow
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole
        Condition:
          StringEquals:[-
            aws:SourceAccount: "123456789012"-]
            sts:ExternalId: dms[-
          ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }-]
    `),
    edit: withoutSource,
  },
  {
    name: "between brackets",
    text: yaml(`
      - { Effect: Allow, Condition: { StringEquals: { [-aws:SourceAccount: "1*", -]sts:ExternalId: a }[-, ArnLike: { aws:SourceArn: a }-] }, Action: a }
      - { Effect: Allow }
    `),
    edit: withoutSource,
  },
  {
    name: "the only one, between brackets",
    text: yaml(`
      - { Effect: Allow, [-Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }, -]Action: a }
    `),
    edit: withoutSource,
  },
  {
    name: "in a branch",
    text: yaml(`
      - Effect: Allow
        Action: sts:AssumeRole
        Condition:
          StringEquals: !If [IsMain, { aws:SourceAccount: "123456789012" }, { sts:ExternalId: dms }]
    `),
    edit: withoutSource,
  },
  {
    name: "behind an anchor that an alias uses",
    text: yaml(`
      - Effect: Allow
        Action: sts:AssumeRole
        Condition: &source
          StringEquals: { aws:SourceAccount: "123456789012", sts:ExternalId: dms }
      - Effect: Allow
        Action: sts:AssumeRole
        Condition: *source
    `),
    edit: withoutSource,
  },
]);

function json(statement: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
${indent(dedent(statement), 12)}          ]
        }
      }
    }
  }
}
`;
}

testEdits("JSON: remove conditions", "stack.json", [
  {
    name: "the only one",
    text: json(`
      {
        "Effect": "Allow",
        "Action": "sts:AssumeRole"[-,
        "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } }-]
      }
    `),
    edit: withoutSource,
  },
  {
    name: "a key beside another, and an operator",
    text: json(`
      {
        "Effect": "Allow",
        "Condition": {
          [-"ArnLike": {
            "aws:SourceArn": "arn:aws:dms:*:123456789012:*"
          },
          -]"StringEquals": {
            "sts:ExternalId": "dms"[-,
            "aws:SourceAccount": "123456789012"-]
          }
        },
        "Action": "sts:AssumeRole"
      }
    `),
    edit: withoutSource,
  },
]);
