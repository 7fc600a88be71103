import rule from "../../src/rules/no-wildcard-action.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { policyCases } from "./policy-forms.js";

const allow = (...actions: readonly string[]) => ({ Effect: "Allow", Action: actions, Resource: "*" });
const recommended = { services: ["dms", "iam"] };

policyCases(
  rule,
  [
    {
      name: "patterns that only read, or say what they are for",
      statement: [
        allow("dms:Describe*", "s3:Get*", "ec2:list*", "s3:PutObject*", "kms:GenerateDataKey*", "s3:Abort*"),
        allow("dms:CreateEndpoint", "rds-db:*", "no-such-service:*"),
        { ...allow("dms:*"), Effect: "Deny" },
      ],
    },
    {
      name: "whole services",
      statement: allow("dms:*", "S3:**", "iam:*"),
      found: [
        ["service", "dms:*"],
        ["service", "S3:**"],
        ["administrator", "iam:*"],
      ],
    },
    {
      name: "a whole service on some resources, under a condition",
      statement: {
        ...allow("dms:*"),
        Resource: "arn:aws:dms:*:123456789012:task:*",
        Condition: { StringEquals: { "aws:ResourceTag/Owner": "it" } },
      },
      found: [["service", "dms:*"]],
    },
    {
      name: "what begins with a word, ends in one, or holds one",
      statement: allow("dms:create*", "s3:*Object", "dynamodb:*Item*"),
      found: [
        ["word", "dms:create*"],
        ["word", "s3:*Object"],
        ["word", "dynamodb:*Item*"],
      ],
    },
    {
      name: "the services that an option names, and nothing else",
      options: recommended,
      statement: allow("dms:*", "s3:*", "dms:Create*", "iam:*"),
      found: [
        ["service", "dms:*"],
        ["administrator", "iam:*"],
      ],
    },
    { name: "everything, which is another rule's", statement: allow("*", "dms:*") },
    {
      name: "a key's own policy",
      type: "resource",
      holder: "key",
      statement: { ...allow("kms:*"), Principal: { AWS: "arn:aws:iam::123456789012:root" } },
    },
    { name: "what an organization allows at most", type: "scp", statement: allow("dms:*") },
  ],
  [
    {
      name: "a boundary",
      path: "policy.json",
      type: "boundary",
      text: JSON.stringify({ Statement: [allow("dms:*")] }),
    },
    {
      name: "an action that is not known",
      path: "main.tf",
      text: `variable "service" { type = string }

resource "aws_iam_policy" "it" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "\${var.service}:*", Resource = "*" }] })
}
`,
    },
    {
      name: "a default",
      path: "main.tf",
      text: `variable "service" { default = "dms" }

resource "aws_iam_policy" "it" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "\${var.service}:*", Resource = "*" }] })
}
`,
      found: [["service"]],
    },
  ],
);

/** A role that DMS writes to a bucket with. */
const stack = (actions: string): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: objects
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action:${actions}
                Resource: [!GetAtt Data.Arn, !Sub "\${Data.Arn}/*"]
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: !Ref Data, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

const module = (actions: string): string => `resource "aws_dms_replication_subnet_group" "it" {
  replication_subnet_group_id          = "it"
  replication_subnet_group_description = "it"
  subnet_ids                           = ["subnet-1", "subnet-2"]
}

data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ${actions}
    resources = ["*"]
  }
}

resource "aws_iam_policy" "deploy" {
  policy = data.aws_iam_policy_document.deploy.json
}
`;

const wide = stack(" s3:*");
const many = stack("\n                  - s3:GetBucketLocation\n                  - s3:*");
const needed = ["DeleteObject", "ListBucket", "PutObject", "PutObjectTagging"]
  .map((name) => `\n                  - s3:${name}`)
  .join("");
const dms = module(`["dms:*"]`);
const deploying = `[${[
  ...["AddTagsToResource", "CreateReplicationSubnetGroup", "DeleteReplicationSubnetGroup"],
  ...[
    "DescribeReplicationSubnetGroups",
    "ListTagsForResource",
    "ModifyReplicationSubnetGroup",
    "RemoveTagsFromResource",
  ],
]
  .map((name) => `"dms:${name}"`)
  .join(", ")}]`;
const others = module(`["iam:*", "dms:Create*"]`);
const neptune = (signIn: string): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: [dms.amazonaws.com, rds.amazonaws.com] }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: load
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: Neptune-DB:*, Resource: "*" }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: neptune
      NeptuneSettings:
        S3BucketName: load
        S3BucketFolder: load
        IamAuthEnabled: ${signIn}
        ServiceAccessRoleArn: !GetAtt Role.Arn
`;
const unneeded = neptune("false");

ruleTester.run(rule, {
  valid: [
    { name: "the caller's policy with what it needs", filename: "main.tf", template: module(`["dms:Describe*"]`) },
    { name: "a whole service that AWS lists for a use, and no smaller set", template: neptune("true") },
  ],
  invalid: [
    {
      name: "the policy of a role for DMS",
      template: wide,
      errors: [
        {
          messageId: "service",
          ...at(wide, "s3:*"),
          suggestions: [{ messageId: "useActions", output: stack(needed) }],
        },
      ],
    },
    {
      name: "such a service without that use",
      template: unneeded,
      errors: [{ messageId: "service", ...at(unneeded, "Neptune-DB:*") }],
    },
    {
      name: "the policy of a role for DMS, beside other actions",
      template: many,
      errors: [
        {
          messageId: "service",
          ...at(many, "s3:*"),
          suggestions: [
            { messageId: "useActions", output: stack(`\n                  - s3:GetBucketLocation${needed}`) },
          ],
        },
      ],
    },
    {
      name: "the policy of whoever deploys",
      filename: "main.tf",
      template: dms,
      settings: { callerPolicies: ["aws_iam_policy.deploy"] },
      errors: [
        {
          messageId: "service",
          ...at(dms, `"dms:*"`),
          suggestions: [{ messageId: "useActions", output: module(deploying) }],
        },
      ],
    },
    {
      name: "other services, and actions that begin with a word",
      filename: "main.tf",
      template: others,
      errors: [
        { messageId: "administrator", ...at(others, `"iam:*"`) },
        { messageId: "word", ...at(others, `"dms:Create*"`) },
      ],
    },
    {
      name: "a policy of nobody knows whom",
      filename: "main.tf",
      template: dms,
      errors: [{ messageId: "service", ...at(dms, `"dms:*"`) }],
    },
  ],
});
