import { addVpcRole, append, onlyToDms, readBucket, waitFor } from "../edits.js";
import { testEdits, type Edit, type EditCase } from "../edit-case.js";

const more: Edit = append({ effect: "Allow", actions: ["dms:StartReplicationTask"], resources: [] });

testEdits("JSON: as the file is written", "policy.json", [
  {
    name: "an object behind one that opens on the line of its list",
    text: `{
\t"Statement": [{
\t\t"Effect": "Allow",
\t\t"Action": "s3:PutObject",
\t\t"Resource": "*"
\t}{+, {
\t\t"Effect": "Allow",
\t\t"Action": "dms:StartReplicationTask"
\t}+}]
}
`,
    edit: more,
  },
  {
    name: "an action beside others on the same resources",
    text: `{
  "Statement": [
    { "Effect": "Deny", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"] },
    {
      "Effect": "Allow",
      "Action": [
        "s3:PutObject",
        "s3:ListBucket"{+,
        "s3:GetObject"+}
      ],
      "Resource": ["arn:aws:s3:::data/*", "arn:aws:s3:::data"]
    }
  ]
}
`,
    edit: append(readBucket),
  },
  {
    name: "spaces before colons",
    text: `{
  "Statement" : [ {
    "Effect" : "Allow",
    "Action" : [ "iam:PassRole" ],
    "Resource" : "*"{+,
    "Condition" : {
      "StringEquals" : {
        "iam:PassedToService" : "dms.amazonaws.com"
      }
    }+}
  }{+, {
    "Effect" : "Allow",
    "Action" : [ "dms:StartReplicationTask" ]
  }+} ]
}
`,
    edit: (template) => [onlyToDms(template), more(template)],
  },
  {
    name: "spaces before colons and inside of braces, on one line",
    text: `{
  "Statement" : [
    { "Effect" : "Allow", "Action" : "iam:PassRole", "Resource" : "*"{+, "Condition" : { "StringEquals" : { "iam:PassedToService" : "dms.amazonaws.com" } }+} }
  ]
}
`,
    edit: onlyToDms,
  },
  {
    name: "append a statement in one of two partitions",
    text: `{ "Statement": [{ "Effect": "Allow", "Action": "dms:*", "Resource": ["arn:aws-cn:dms:*:*:*", "arn:aws:dms:*:*:*"] }] }
`,
    edit: append(readBucket),
  },
]);

testEdits("Terraform: as the file is written", "main.tf", [
  {
    name: "an object behind one that opens on the line of its list",
    text: `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutObject"
      Resource = "*"
    }{+, {
      Effect = "Allow"
      Action = "dms:StartReplicationTask"
    }+}]
  })
}
`,
    edit: more,
  },
  {
    name: "depends_on as deep as the rest of its block",
    text: `locals {
  a = 1
}

resource "aws_iam_role" "dms" {
    name = "dms"
}

resource "aws_dms_replication_subnet_group" "it" {
    subnet_ids = ["a", "b"]{+

    depends_on = [aws_iam_role.dms]+}
}
`,
    edit: waitFor("aws_dms_replication_subnet_group.it", "aws_iam_role.dms"),
  },
]);

testEdits("Terraform: a label that is taken", "main.tf", [
  {
    name: "by an attachment",
    text: `resource "aws_iam_role_policy_attachment" "dms_vpc_role" {
  count      = 2
  role       = "other"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_dms_replication_subnet_group" "it" {
  subnet_ids = ["a", "b"]
}
`,
    edit: addVpcRole("aws_dms_replication_subnet_group.it", "dms_vpc_role"),
  },
]);

testEdits("YAML: lists as deep as most of the file", "stack.yaml", [
  {
    name: "where the first one is deeper than all others",
    text: `Metadata:
  Labels:
      - first
Resources:
  Deploy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
        - Effect: Allow
          Action:
          - iam:PassRole
          Resource: "*"{+
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
]);

testEdits("YAML: a name that is taken", "stack.yaml", [
  {
    name: "by a parameter",
    text: `Parameters:
  DmsVpcRole: { Type: String }
Resources:
  It:
    Type: AWS::DMS::ReplicationSubnetGroup
`,
    edit: addVpcRole("Resources.It", "DmsVpcRole"),
  },
]);

const object = (style: string, name: string, condition: string, statement: string): EditCase => ({
  name,
  text: `resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
${style}${condition}
      }${statement}
    ]
  })
}
`,
  edit: (template) => [onlyToDms(template), more(template)],
});

testEdits("HCL: keys with the signs of their neighbours", "main.tf", [
  object(
    `    "Statement" : [
      {
        "Effect" : "Allow",
        "Action" : "iam:PassRole",
        "Resource" : "*"`,
    "quotes, colons and commas",
    `{+,
        "Condition" : {
          "StringEquals" : {
            "iam:PassedToService" : "dms.amazonaws.com"
          }
        }+}`,
    `{+,
      {
        "Effect" : "Allow",
        "Action" : "dms:StartReplicationTask"
      }+}`,
  ),
  object(
    `    Statement: [
      {
        Effect: "Allow"
        Action: "iam:PassRole" # Pass, not use
        Resource: "*"`,
    "colons without quotes and commas",
    `{+
        Condition: {
          StringEquals: {
            "iam:PassedToService": "dms.amazonaws.com"
          }
        }+}`,
    `{+,
      {
        Effect: "Allow"
        Action: "dms:StartReplicationTask"
      }+}`,
  ),
]);
