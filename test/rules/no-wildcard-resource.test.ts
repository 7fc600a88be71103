import rule from "../../src/rules/no-wildcard-resource.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { elsewhereCases } from "./no-wildcard-resource-elsewhere-cases.js";
import { nameCases } from "./no-wildcard-resource-name-cases.js";
import { at } from "./places.js";
import { policyCases } from "./policy-forms.js";

const allow = (...actions: readonly string[]) => ({ Effect: "Allow", Action: actions, Resource: "*" });
const under = (key: string) => ({
  ...allow("dms:StartReplicationTask"),
  Condition: { StringEquals: { [key]: "it" } },
});

const many = ["Start", "Stop", "Delete", "Modify", "Move"].map((verb) => `dms:${verb}ReplicationTask`);

const task = `  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      ReplicationInstanceArn: !Ref Any
      SourceEndpointArn: !Ref Any
      TargetEndpointArn: !Ref Any
      TableMappings: "{}"
`;

const stack = (resources: string, actions: string, resource: string): string => `Parameters:
  Which: { Type: String }
  Any: { Type: String, Default: "*" }
Conditions:
  IsThere: !Equals [!Ref Which, "yes"]
Resources:
${resources}  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: ${actions}
            Resource: ${resource}
`;

const readerFor = (service: string, action = "kms:Decrypt"): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: ${service} }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: own
          PolicyDocument: { Statement: { Effect: Allow, Action: ${action}, Resource: "*" } }
`;

const module = (resource: string): string => `resource "aws_dms_replication_task" "it" {
  migration_type           = "cdc"
  replication_task_id      = "it"
  replication_instance_arn = var.instance
  source_endpoint_arn      = var.source
  target_endpoint_arn      = var.target
  table_mappings           = "{}"
}

data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["dms:StartReplicationTask"]
    resources = [${resource}]
  }
}

resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

policyCases(
  rule,
  [
    {
      name: "what AWS cannot limit, or DMS needs on everything",
      statement: [
        allow("dms:CreateDataProvider", "dms:Describe*", "dms:DescribeConnections", "dynamodb:DescribeTable"),
        allow("ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses"),
        allow("translate:TranslateText", "s3:Get*", "no-such-service:DoIt"),
        { ...allow("dms:StartReplicationTask"), Effect: "Deny" },
        { ...allow("dms:StartReplicationTask"), Resource: "arn:aws:dms:*:*:task:*" },
      ],
    },
    {
      name: "what AWS can limit",
      statement: allow("dms:StartReplicationTask", "dms:StopReplicationTask"),
      found: [["everything", "*"]],
      without: ["block"],
    },
    {
      name: "what AWS can limit, beside what it cannot",
      statement: { ...allow("dms:Describe*", "dms:StartReplicationTask"), Resource: ["*", "arn:aws:dms:*:*:task:it"] },
      found: [["everything", "*"]],
    },
    {
      name: "patterns of which every action can be limited",
      statement: allow("kms:GenerateDataKey*", "s3:GetObject*", "s3:DeleteObject*"),
      found: [["everything"]],
    },
    { name: "many actions", statement: allow(...many), found: [["everything"]] },
    {
      name: "a condition that says nothing of the resource",
      statement: under("aws:PrincipalTag/team"),
      found: [["everything"]],
    },
    { name: "a condition on the resource", statement: under("aws:ResourceTag/team") },
    { name: "a condition of the service", statement: under("dms:rep-tag/team") },
    {
      name: "what is another rule's",
      statement: [allow("*", "dms:StartReplicationTask"), allow("dms:*", "s3:*Object")],
    },
    {
      name: "roles and secrets, of which other rules speak where DMS is at work",
      statement: allow("dms:CreateDataProvider", "iam:PassRole", "iam:CreateRole"),
    },
    { name: "roles, where it is not", statement: allow("iam:PassRole"), found: [["everything"]] },
    {
      name: "a key's own policy",
      type: "resource",
      holder: "key",
      statement: { ...allow("kms:Decrypt"), Principal: { AWS: "arn:aws:iam::123456789012:root" } },
    },
    { name: "what an organization allows at most", type: "scp", statement: allow("dms:StartReplicationTask") },
  ],
  [
    {
      name: "secrets, where DMS is at work",
      path: "policy.json",
      text: JSON.stringify({ Statement: allow("dms:CreateDataProvider", "secretsmanager:GetSecretValue") }),
    },
    { name: "a key, for a role of DMS", path: "stack.yaml", text: readerFor("dms.amazonaws.com") },
    {
      ...{ name: "a key, for a role that others assume too", path: "stack.yaml", found: [["everything", "*"]] },
      text: readerFor("[dms.amazonaws.com, ec2.amazonaws.com]"),
    },
    {
      name: "text messages to phone numbers, which have no ARN",
      path: "stack.yaml",
      text: readerFor("cognito-idp.amazonaws.com", "sns:publish"),
    },
    {
      name: "messages of others",
      path: "stack.yaml",
      text: readerFor("lambda.amazonaws.com", "sns:Publish"),
      found: [["everything", "*"]],
    },
    {
      name: "a resource that is not known",
      path: "stack.yaml",
      text: stack("", "dms:StartReplicationTask", "!Ref Which"),
    },
    {
      name: "a default",
      path: "stack.yaml",
      text: stack("", "dms:StartReplicationTask", "!Ref Any"),
      found: [["everything"]],
    },
    {
      name: "a statement of which a part is not known",
      path: "main.tf",
      text: `variable "limits" { type = map(string) }

resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Statement = [merge(var.limits, { Effect = "Allow", Action = "dms:StartReplicationTask", Resource = "*" })]
  })
}
`,
      skipped: 1,
    },
    {
      name: "a declared task",
      path: "stack.yaml",
      text: stack(task, "[dms:StartReplicationTask, dms:StopReplicationTask]", '"*"'),
      found: [["everything", "*"]],
      suggested: stack(task, "[dms:StartReplicationTask, dms:StopReplicationTask]", "!Ref Task"),
    },
    {
      name: "a declared task, beside what cannot be limited",
      path: "stack.yaml",
      text: stack(task, "[dms:DescribeConnections, dms:StartReplicationTask]", '"*"'),
      found: [["everything", "*"]],
      suggested: `${stack(task, "[dms:DescribeConnections]", '"*"')}          - Effect: Allow
            Action: dms:StartReplicationTask
            Resource: !Ref Task
`,
    },
    {
      name: "a declared task in Terraform",
      path: "main.tf",
      text: module(`"*"`),
      found: [["everything", "*"]],
      suggested: module("aws_dms_replication_task.it.replication_task_arn"),
    },
  ],
);

/** `role-scope` says nothing about a policy that a module writes, so that what its caller asks for is not left to it. */

const beside = stack(task, "[dms:CreateEndpoint, dms:StartReplicationTask]", '"*"');
const sometimes = stack(
  task.replace("Properties:", "Condition: IsThere\n    Properties:"),
  "dms:StartReplicationTask",
  "'*'",
);
const waiting = stack(task.replace("Properties:", "DependsOn: It\n    Properties:"), "dms:StartReplicationTask", "'*'");
const declared = stack(task, "dms:StartReplicationTask", "'*'");

ruleTester.run(rule, {
  valid: [{ name: "the task", template: stack(task, "dms:StartReplicationTask", "!Ref Task") }],
  invalid: [
    {
      name: "a declared task",
      template: declared,
      errors: [
        {
          messageId: "everything",
          ...at(declared, "'*'"),
          suggestions: [{ messageId: "useDeclared", output: stack(task, "dms:StartReplicationTask", "!Ref Task") }],
        },
      ],
    },
    ...nameCases,
    {
      name: "a declared task, beside what has no ARN before it is made",
      template: beside,
      errors: [{ messageId: "everything", ...at(beside, '"*"', 2) }],
    },
    ...elsewhereCases,
    {
      name: "a task of some deployments",
      template: sometimes,
      errors: [{ messageId: "everything", ...at(sometimes, "'*'") }],
    },
    {
      name: "a task that waits for the policy",
      template: waiting,
      errors: [{ messageId: "everything", ...at(waiting, "'*'") }],
    },
  ],
});
