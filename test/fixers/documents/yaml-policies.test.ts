import { append, limitTo, onlyToDms, passRole, readBucket } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { policy } from "./yaml-policies-texts.js";

testEdits("YAML blocks: append a statement", "stack.yaml", [
  {
    name: "behind the last one",
    text: policy(`
      - Effect: Allow
        Action: dms:*
        Resource: "*" # all{+
      - Sid: PassRole
        Effect: Allow
        Action: iam:PassRole
        Resource: arn:aws:iam::123456789012:role/dms
        Condition:
          StringEquals:
            iam:PassedToService: dms.amazonaws.com+}
      # the end
    `),
    edit: append(passRole),
  },
  {
    name: "with the quotes that the last one has where it needs none",
    text: policy(`
      - Effect: "Allow"
        Action:
          - 'dms:Describe*'
        Resource: "*"{+
      - Sid: "PassRole"
        Effect: "Allow"
        Action:
          - "iam:PassRole"
        Resource: "arn:aws:iam::123456789012:role/dms"
        Condition:
          StringEquals:
            iam:PassedToService: "dms.amazonaws.com"+}
    `),
    edit: append(passRole),
  },
  {
    name: "with lists and holes",
    text: policy(`
      - Effect: Allow
        Action:
          - dms:*
        Resource: "*"{+
      - Effect: Allow
        Action:
          - s3:GetObject
          - s3:ListBucket
        Resource:
          - !Sub arn:\${AWS::Partition}:s3:::data
          - !Sub arn:\${AWS::Partition}:s3:::data/*+}
    `),
    edit: append(readBucket),
  },
  {
    name: "to statements between brackets",
    text: `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: [{ Effect: Allow, Action: "dms:*", Resource: "*" }{+, { Sid: PassRole, Effect: Allow, Action: iam:PassRole, Resource: arn:aws:iam::123456789012:role/dms, Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } } }+}]
`,
    edit: append(passRole),
  },
  {
    name: "to an empty list",
    text: `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:[- []-]{+
          - Effect: Allow
            Action:
              - s3:GetObject
              - s3:ListBucket
            Resource:
              - !Sub arn:\${AWS::Partition}:s3:::data
              - !Sub arn:\${AWS::Partition}:s3:::data/*+}
`,
    edit: append(readBucket),
  },
  {
    name: "to a document without statements",
    text: `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"{+
        Statement:
          - Sid: PassRole
            Effect: Allow
            Action: iam:PassRole
            Resource: arn:aws:iam::123456789012:role/dms
            Condition:
              StringEquals:
                iam:PassedToService: dms.amazonaws.com+}
`,
    edit: append(passRole),
  },
  {
    name: "that is there already, in another order",
    text: policy(`
      - Action: [s3:ListBucket, s3:GetObject]
        Effect: Allow
        Resource:
          - !Sub "arn:\${AWS::Partition}:s3:::data/*"
          - !Sub arn:\${AWS::Partition}:s3:::data
    `),
    edit: append(readBucket),
  },
  {
    name: "to the statement for the same resources, which are written with the commercial partition",
    text: policy(`
      - Effect: Allow
        Action: [s3:GetObject{+, s3:ListBucket+}]
        Resource: [arn:aws:s3:::data, arn:aws:s3:::data/*]
      - Effect: Allow
        Action: [s3:PutObject]
        Resource: arn:aws:s3:::data/*
    `),
    edit: append(readBucket),
  },
  {
    name: "not to a statement for the same resources in another partition",
    text: policy(`
      - Effect: Allow
        Action: [s3:GetObject]
        Resource: [arn:aws-cn:s3:::data, arn:aws-cn:s3:::data/*]{+
      - Effect: Allow
        Action: [s3:GetObject, s3:ListBucket]
        Resource: [!Sub "arn:\${AWS::Partition}:s3:::data", !Sub "arn:\${AWS::Partition}:s3:::data/*"]+}
    `),
    edit: append(readBucket),
  },
]);

testEdits("YAML blocks: narrow a statement", "stack.yaml", [
  {
    name: "by a condition",
    text: policy(`
      - Effect: Allow
        Action: iam:PassRole
        Resource: "*" # any{+
        Condition:
          StringEquals:
            iam:PassedToService: dms.amazonaws.com+}
      - Effect: Deny
        Action: dms:*
        Resource: "*"
    `),
    edit: onlyToDms,
  },
  {
    name: "by a key beside another one",
    text: policy(`
      - Effect: Allow
        Action: iam:PassRole
        Resource: "*"
        Condition:
          StringEquals:
            aws:ResourceAccount: "123456789012" # us{+
            iam:PassedToService: "dms.amazonaws.com"+}
    `),
    edit: onlyToDms,
  },
  {
    name: "by an operator beside another one",
    text: policy(`
      - Effect: Allow
        Action: iam:PassRole
        Condition:
          Bool:
            aws:MultiFactorAuthPresent: true{+
          StringEquals:
            iam:PassedToService: dms.amazonaws.com+}
        Resource: "*"
    `),
    edit: onlyToDms,
  },
  {
    name: "by a key that has a value already",
    text: policy(`
      - Effect: Allow
        Action: iam:PassRole
        Resource: "*"
        Condition: { StringEquals: { "iam:PassedToService": ec2.amazonaws.com } }
    `),
    edit: onlyToDms,
  },
  {
    name: "by conditions between braces",
    text: policy(`
      - Effect: Allow
        Action: iam:PassRole
        Resource: "*"
        Condition: { StringEquals: { "aws:ResourceAccount": "123456789012"{+, "iam:PassedToService": "dms.amazonaws.com"+} } }
    `),
    edit: onlyToDms,
  },
  {
    name: "to one resource",
    text: policy(`
      - Effect: Allow
        Action: iam:PassRole
        Resource: [-'*'-]{+arn:aws:iam::123456789012:role/dms+} # any
    `),
    edit: limitTo("arn:aws:iam::123456789012:role/dms"),
  },
  {
    name: "to several resources",
    text: policy(`
      - Effect: Allow
        Resource:[- "*"-]{+
          - arn:aws:iam::123456789012:role/one
          - !Sub arn:aws:iam::\${AWS::AccountId}:role/two+}
        Action: iam:PassRole
    `),
    edit: limitTo("arn:aws:iam::123456789012:role/one", "arn:aws:iam::{account}:role/two"),
  },
  {
    name: "from a list to one resource",
    text: policy(`
      - Effect: Allow
        Resource:[-
          - "*" # any
          - arn:aws:iam::*:role/*-]{+ arn:aws:iam::123456789012:role/dms+}
        Action: iam:PassRole
    `),
    edit: limitTo("arn:aws:iam::123456789012:role/dms"),
  },
  {
    name: "to the resource it has",
    text: policy(`
      - Effect: Allow
        Action: iam:PassRole
        Resource: ["arn:aws:iam::123456789012:role/dms"]
    `),
    edit: limitTo("arn:aws:iam::123456789012:role/dms"),
  },
]);
