import { fixer, type NewStatement } from "../../../src/rule-kit/index.js";
import type { Template } from "../../../src/model/index.js";
import { entryOf } from "../../../src/tree/index.js";
import { appendBoth, listBuckets, trustDms, trustRegionalDms, useDms } from "../edits.js";
import { resourceOf, testEdits, text } from "../edit-case.js";

const onData = (...actions: readonly string[]): NewStatement => {
  return { effect: "Allow", actions, resources: [text("arn:aws:s3:::data/*")] };
};
const alike = appendBoth(onData("s3:GetObject"), onData("s3:GetObject", "s3:PutObject"));
const both = appendBoth(useDms, listBuckets);

const waitForBoth = (template: Template) =>
  ["A", "B"].map((name) =>
    fixer.addDependency(template, resourceOf(template, "Resources.Waiter"), [`Resources.${name}`]),
  );

testEdits("JSON: edits of one place", "stack.json", [
  {
    name: "two statements in an empty list, on their own lines",
    text: policyInJson(`[{+
            {
              "Effect": "Allow",
              "Action": "dms:*",
              "Resource": "*"
            },
            {
              "Effect": "Allow",
              "Action": "s3:ListAllMyBuckets",
              "Resource": "*"
            }
          +}]`),
    edit: both,
  },
  {
    name: "two alike statements, as one",
    text: policyInJson(`[
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }{+,
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::data/*" }+}
          ]`),
    edit: alike,
  },
  {
    name: "two alike statements, in one that is there",
    text: policyInJson(`[
            { "Effect": "Allow", "Action": {+[+}"s3:HeadObject"{+, "s3:GetObject", "s3:PutObject"]+}, "Resource": "arn:aws:s3:::data/*" }
          ]`),
    edit: alike,
  },
  {
    name: "statements behind the only one, as it is written",
    text: policyInJson(`{+[+}{
            "Effect": "Deny", "Action": "s3:*", "Resource": "*"
          }{+, {
            "Effect": "Allow",
            "Action": "dms:*",
            "Resource": "*"
          }, {
            "Effect": "Allow",
            "Action": "s3:ListAllMyBuckets",
            "Resource": "*"
          }]+}`),
    edit: both,
  },
]);

testEdits("YAML: edits of one place", "stack.yaml", [
  {
    name: "an empty list with a comment behind it",
    text: policyInYaml(
      " [{+{ Effect: Allow, Action: dms:*, Resource: '*' }, { Effect: Allow, Action: s3:ListAllMyBuckets, Resource: '*' }+}] # none yet",
    ),
    edit: both,
  },
  {
    name: "two services",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service:[- -]{+
                - +}ec2.amazonaws.com{+
                - dms.amazonaws.com
                - !Sub dms.\${AWS::Region}.amazonaws.com+}
            Action: sts:AssumeRole
`,
    edit: (template) => [trustDms(template), trustRegionalDms(template)],
  },
  {
    name: "two dependencies",
    text: waiterInYaml(`{+
    DependsOn:
      - A
      - B+}`),
    edit: waitForBoth,
  },
  {
    name: "two dependencies beside another one",
    text: waiterInYaml(`
    DependsOn: {+[+}Other{+, A, B]+}`),
    edit: waitForBoth,
  },
  {
    name: "two items of an empty list",
    text: waiterInYaml("").replace("Items: []", "Items: [{+one, two+}]"),
    edit: (template) => {
      const { properties } = resourceOf(template, "Resources.Waiter");
      const entry = entryOf(properties, "Items");
      return entry ? ["one", "two"].map((item) => fixer.appendItem(properties, entry, text(item))) : [];
    },
  },
]);

testEdits("HCL: edits of one place", "main.tf", [
  {
    name: "two statements in an empty list, on their own lines",
    text: `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Statement = [{+
      {
        Effect   = "Allow"
        Action   = "dms:*"
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = "s3:ListAllMyBuckets"
        Resource = "*"
      }
    +}]
  })
}
`,
    edit: both,
  },
]);

function policyInJson(statement: string): string {
  return `{
  "Resources": {
    "P": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": ${statement}
        }
      }
    }
  }
}
`;
}

function policyInYaml(statement: string): string {
  return `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:${statement}
`;
}

function waiterInYaml(dependsOn: string): string {
  return `Resources:
  A: { Type: AWS::S3::Bucket }
  B: { Type: AWS::S3::Bucket }
  Other: { Type: AWS::S3::Bucket }
  Waiter:
    Type: Custom::Waiter${dependsOn}
    Properties:
      Items: []
`;
}
