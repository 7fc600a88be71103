import rule from "../../src/rules/caller-permissions.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { block, landing, policy, statement, toDms, yamlStatement } from "./pass-role-texts.js";
import { changed } from "./texts.js";

const filename = "policy.json";
const named = { settings: { callerPolicies: [filename] } };
const every = { options: { everyPolicy: true } };
const all = ["Create", "Delete", "Modify"].map((verb) => `dms:${verb}Endpoint`);
const ofEndpoints = [...all, "dms:DescribeEndpoints", "dms:ListTagsForResource"];
const json = (items: readonly string[]): string => JSON.stringify(items);

/** An endpoint, with more lines of its own, and resources beside it. */
function endpoint(lines = "", beside = ""): string {
  return `Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      ServerName: db.example.com
${lines}${beside}`;
}

/** The stack of an endpoint beside the caller's policy. */
function beside(stack: string) {
  return { files: { "stack.yaml": stack } };
}

/** A statement as the fixer writes it. */
function written(actions: readonly string[], resources: readonly string[]): string {
  const value = (items: readonly string[]): string =>
    items.length === 1
      ? JSON.stringify(items[0])
      : `[\n${items.map((item) => `        ${JSON.stringify(item)}`).join(",\n")}\n      ]`;
  return `{
      "Effect": "Allow",
      "Action": ${value(actions)},
      "Resource": ${value(resources)}
    }`;
}

/** The same in Terraform. */
function blockOf(actions: readonly string[], resource: string): string {
  return `  statement {
    effect    = "Allow"
    actions   = [${actions.map((action) => `"${action}"`).join(", ")}]
    resources = ["${resource}"]
  }
`;
}

/** A stack with an endpoint and a user who has these statements. */
function stackWith(...statements: readonly string[]): string {
  return endpoint(
    "",
    `  Deployer:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: deploy
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((line) => `              - ${line}\n`).join("")}`,
  );
}

const others = `  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties: { ReplicationInstanceClass: dms.t3.medium }
  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      SourceEndpointArn: !Ref Source
      TargetEndpointArn: !Ref Source
      ReplicationInstanceArn: !Ref Instance
      TableMappings: "{}"
`;

const key = `  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }
`;

/** The stack, with an endpoint under a key of its own. */
function underOwnKey(...statements: readonly string[]): string {
  return (
    changed(stackWith(...statements), "      ServerName", "      KmsKeyId: !GetAtt Key.Arn\n      ServerName") + key
  );
}

const network = [
  ...["DescribeVpcs", "DescribeInternetGateways", "DescribeAvailabilityZones", "DescribeSubnets"],
  ...["DescribeSecurityGroups", "CreateNetworkInterface", "ModifyNetworkInterfaceAttribute", "DeleteNetworkInterface"],
].map((name) => `ec2:${name}`);

function terraform(...blocks: readonly string[]): string {
  return `resource "aws_dms_endpoint" "source" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "mysql"
  tags          = { team = "orders" }
}

data "aws_iam_policy_document" "deploy" {
${blocks.join("\n")}}

resource "aws_iam_policy" "deploy" {
  name   = "deploy"
  policy = data.aws_iam_policy_document.deploy.json
}
`;
}

function ofRedshift(...blocks: readonly string[]): string {
  const engine = '"source"\n  engine_name   = "mysql"';
  return changed(terraform(...blocks), engine, '"target"\n  engine_name   = "redshift"');
}

ruleTester.run(rule, {
  valid: [
    {
      name: "all that the endpoint takes",
      ...named,
      filename,
      template: policy(statement(json(ofEndpoints))),
      ...beside(endpoint()),
    },
    { name: "all of DMS", ...named, filename, template: policy(statement('"dms:*"')), ...beside(endpoint()) },
    { name: "everything", ...named, filename, template: policy(statement('"*"')), ...beside(endpoint()) },
    {
      name: "not the caller's policy",
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      ...beside(endpoint()),
    },
    { name: "a policy of the template that nobody names", template: stackWith(yamlStatement("dms:CreateEndpoint")) },
    {
      name: "an operator, who does not deploy",
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      ...beside(endpoint()),
      settings: { callerPolicies: [filename], caller: "operator" },
    },
    {
      name: "some endpoints, of which the new one may be one",
      ...named,
      filename,
      template: policy(
        statement(json(ofEndpoints), '"arn:aws:dms:eu-west-1:123456789012:endpoint:ORDERS"'),
        statement('"dms:DescribeEndpoints"'),
      ),
      ...beside(endpoint()),
      skipped: 1,
    },
    {
      name: "a condition that nobody can decide",
      ...named,
      filename,
      template: policy(
        statement('"dms:*"', '"*"', ', "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }'),
      ),
      ...beside(endpoint()),
      skipped: 1,
    },
    {
      name: "another policy of the caller has the rest",
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      files: { "rest.json": policy(statement('"dms:*"')), "stack.yaml": endpoint() },
      settings: { callerPolicies: [filename, "rest.json"] },
    },
    {
      name: "another policy of the caller is not here",
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      ...beside(endpoint()),
      settings: { callerPolicies: [filename, "rest.json"] },
      skipped: 1,
    },
    {
      name: "deleting is denied on purpose",
      ...named,
      filename,
      template: policy(statement('"dms:*"'), statement('"dms:DeleteEndpoint"', '"*"', "", "Deny")),
      ...beside(endpoint()),
    },
    {
      name: "a key that is not here, whose policy may let the caller",
      ...named,
      filename,
      template: policy(statement('"dms:*"')),
      ...beside(
        endpoint("      KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab\n"),
      ),
      skipped: 1,
    },
    {
      name: "a key that is a parameter",
      ...named,
      filename,
      template: policy(statement('"dms:*"')),
      ...beside(`Parameters: { Key: { Type: String } }\n${endpoint("      KmsKeyId: !Ref Key\n")}`),
      skipped: 1,
    },
    {
      name: "an endpoint that is never there",
      ...named,
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      ...beside(
        `Conditions: { Never: !Equals [a, b] }\n${endpoint().replace("    Properties:", "    Condition: Never\n    Properties:")}`,
      ),
    },
    {
      name: "the holder is not here",
      ...every,
      filename: "main.tf",
      template: terraform(block('["dms:CreateEndpoint"]')),
      skipped: 1,
    },
    {
      name: "a function that makes one of several kinds",
      ...every,
      template: stackWith(yamlStatement("dms:CreateEndpoint")) + others,
    },
    { name: "a policy that makes nothing", ...every, template: stackWith(yamlStatement('"dms:Describe*"')) },
    { name: "a bare policy that makes nothing", ...every, filename, template: policy(statement('"dms:Describe*"')) },
    {
      name: "the block for the network",
      ...every,
      filename,
      template: policy(statement('"dms:CreateReplicationInstance"'), statement(json(network))),
    },
    {
      name: "the block on whatever resource",
      ...every,
      filename,
      template: policy(
        statement('"dms:CreateReplicationInstance"'),
        statement('"ec2:*"', '"arn:aws:ec2:*:*:network-interface/*"'),
      ),
    },
    {
      name: "a part of what the caller has",
      ...every,
      filename,
      template: policy(statement('"dms:CreateReplicationInstance"')),
      settings: { partialPolicies: [filename] },
    },
    {
      name: "endpoints that take no role",
      ...every,
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      settings: { targets: ["kafka"] },
    },
    {
      name: "creating on something that is no instance",
      ...every,
      filename,
      template: policy(statement('"dms:Create*"', '"arn:aws:dms:*:*:subgrp:*"'), statement('["ec2:Describe*"]')),
    },
  ],
  invalid: [
    {
      name: "changing and deleting",
      ...named,
      filename,
      template: policy(statement('["dms:CreateEndpoint", "dms:DescribeEndpoints", "dms:ListTagsForResource"]')),
      ...beside(endpoint()),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 129, address: "Statement[0]" },
          message:
            "The caller is missing permissions to deploy endpoint Source: dms:ModifyEndpoint on arn:aws:dms:*:*:endpoint:* " +
            "(to update) and dms:DeleteEndpoint on arn:aws:dms:*:*:endpoint:* (to delete). AWS returns " +
            '"not authorized to perform: dms:ModifyEndpoint". See ' +
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-endpoint.html",
          related: [{ filename: "stack.yaml", line: 2, column: 3, message: "endpoint Source needs it" }],
          suggestions: [
            {
              messageId: "appendStatement",
              data: { actions: ["dms:ModifyEndpoint", "dms:DeleteEndpoint"] },
              output: policy(
                statement('["dms:CreateEndpoint", "dms:DescribeEndpoints", "dms:ListTagsForResource"]'),
                written(["dms:ModifyEndpoint", "dms:DeleteEndpoint"], ["arn:aws:dms:*:*:endpoint:*"]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "in two policies, told once",
      filename,
      template: policy(statement('"dms:Create*"')),
      files: {
        "rest.json": policy(statement('["dms:Describe*", "dms:Delete*", "dms:List*"]')),
        "stack.yaml": endpoint(),
      },
      settings: { callerPolicies: [filename, "rest.json"] },
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 68 },
          suggestions: [
            {
              messageId: "appendStatement",
              data: { actions: "dms:ModifyEndpoint" },
              output: policy(
                statement('"dms:Create*"'),
                written(["dms:ModifyEndpoint"], ["arn:aws:dms:*:*:endpoint:*"]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "no operation of the resource",
      ...named,
      filename,
      template: policy(statement('"dms:Describe*"'), statement('["dms:Delete*", "dms:List*", "dms:Modify*"]')),
      ...beside(endpoint()),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 70 },
          suggestions: [
            {
              messageId: "appendStatement",
              output: policy(
                statement('"dms:Describe*"'),
                statement('["dms:Delete*", "dms:List*", "dms:Modify*"]'),
                written(["dms:CreateEndpoint"], ["arn:aws:dms:*:*:endpoint:*"]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "creating is denied",
      ...named,
      filename,
      template: policy(statement('"dms:*"'), statement('"dms:CreateEndpoint"', '"*"', "", "Deny")),
      ...beside(endpoint()),
      errors: [
        {
          ...{ messageId: "denied", line: 4, column: 5, endLine: 4, endColumn: 62 },
          message:
            "A policy denies the caller permissions to deploy endpoint Source: dms:CreateEndpoint on " +
            'arn:aws:dms:*:*:endpoint:* (to create). AWS returns "not authorized to perform: dms:CreateEndpoint … with an explicit deny". See ' +
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-endpoint.html",
          related: [
            { filename: "stack.yaml", line: 2, column: 3, message: "endpoint Source needs it" },
            { line: 5, column: 5, message: "the statement that denies it" },
          ],
        },
      ],
    },
    {
      name: "a permissions boundary",
      filename: "stack.yaml",
      template:
        stackWith(yamlStatement('"dms:*"')).replace(
          "      Policies:",
          "      PermissionsBoundary: !Ref Limit\n      Policies:",
        ) +
        `  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: "2012-10-17", Statement: [${yamlStatement('["dms:C*", "dms:D*", "dms:L*"]')}] }
`,
      ...every,
      errors: [
        {
          ...{ messageId: "boundary", line: 17, column: 17, endLine: 17, endColumn: 66 },
          address: "Resources.Deployer",
          data: {
            users: "endpoint Source",
            permissions:
              "dms:ModifyEndpoint on arn:${AWS::Partition}:dms:${AWS::Region}:${AWS::AccountId}:endpoint:* (to update)",
            first: "dms:ModifyEndpoint",
            source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-endpoint.html",
          },
        },
      ],
    },
    {
      name: "the key of the endpoint, in the caller's own stack",
      ...every,
      template: underOwnKey(yamlStatement(json(ofEndpoints))),
      errors: [
        {
          ...{ messageId: "missing", line: 17, column: 17, endLine: 17, endColumn: 173 },
          suggestions: [
            {
              messageId: "appendStatement",
              data: { actions: ["kms:DescribeKey", "kms:CreateGrant", "kms:Encrypt", "kms:ReEncrypt*"] },
              output: underOwnKey(
                yamlStatement(json(ofEndpoints)),
                `Effect: Allow
                Action:
                  - kms:DescribeKey
                  - kms:CreateGrant
                  - kms:Encrypt
                  - kms:ReEncrypt*
                Resource: !GetAtt Key.Arn`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "tags and the cluster of a Redshift target",
      filename: "main.tf",
      template: ofRedshift(block(json(ofEndpoints))),
      settings: { callerPolicies: ["aws_iam_policy.deploy"] },
      errors: [
        {
          ...{ messageId: "missing", line: 9, column: 3, endLine: 12, endColumn: 4 },
          suggestions: [
            {
              messageId: "appendStatement",
              output: ofRedshift(
                block(json(ofEndpoints)),
                blockOf(["dms:AddTagsToResource", "dms:RemoveTagsFromResource"], "arn:aws:dms:*:*:endpoint:*"),
                blockOf(
                  ["redshift:DescribeClusters", "redshift:ModifyClusterIamRoles"],
                  "arn:aws:redshift:*:*:cluster:*",
                ),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a bare policy without the block for the network",
      ...every,
      filename,
      template: policy(statement('"dms:CreateReplicationSubnetGroup"'), statement('"ec2:DescribeVpcs"')),
      errors: [
        {
          ...{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 89 },
          message:
            "The caller may use dms:CreateReplicationSubnetGroup but is missing permissions that the DMS " +
            "guide lists for this: ec2:DescribeSubnets on * (to create and update, for the network); and " +
            "ec2:DescribeAvailabilityZones on * (to create, for the network). If a request needs one, AWS " +
            'returns "not authorized to perform: ec2:DescribeSubnets". See ' +
            "https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html",
          suggestions: [
            {
              messageId: "appendStatement",
              output: policy(
                statement('"dms:CreateReplicationSubnetGroup"'),
                statement('["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeAvailabilityZones"]'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "what the guide alone lists, for a resource of the stack",
      ...named,
      filename,
      template: policy(statement('"dms:*"'), statement(json(network.slice(1)))),
      files: {
        "stack.yaml": `Resources:
  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties: { ReplicationInstanceClass: dms.t3.medium }
`,
      },
      errors: [
        {
          ...{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 62 },
          message:
            "The caller may use dms:CreateReplicationInstance but is missing permissions that the DMS guide " +
            "lists for this: ec2:DescribeVpcs on * (to create, for the network). If a request needs one, AWS " +
            'returns "not authorized to perform: ec2:DescribeVpcs". See ' +
            "https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html",
          suggestions: [
            {
              messageId: "appendStatement",
              output: policy(
                statement('"dms:*"'),
                statement(json(network.slice(1)).replace("]", ',"ec2:DescribeVpcs"]')),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a bare policy that passes roles and reads none",
      ...every,
      filename,
      template: policy(statement('"dms:CreateEndpoint"'), statement('"iam:PassRole"', landing, toDms)),
      errors: [
        {
          ...{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 75 },
          suggestions: [
            {
              messageId: "appendStatement",
              output: policy(
                statement('"dms:CreateEndpoint"'),
                statement('"iam:PassRole"', landing, toDms),
                written(["iam:GetRole"], ["arn:aws:iam::123456789012:role/dms-landing"]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "some of it on what only the stack has a name for: the rest is written",
      ...named,
      filename,
      template: policy(statement(json(["dms:CreateEndpoint", "dms:DescribeEndpoints", "dms:ListTagsForResource"]))),
      ...beside(changed(endpoint("", key), "      ServerName", "      KmsKeyId: !GetAtt Key.Arn\n      ServerName")),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 127 },
          suggestions: [
            {
              messageId: "appendStatement",
              isPartial: true,
              data: { actions: ["dms:ModifyEndpoint", "dms:DeleteEndpoint"] },
              output: policy(
                statement(json(["dms:CreateEndpoint", "dms:DescribeEndpoints", "dms:ListTagsForResource"])),
                written(["dms:ModifyEndpoint", "dms:DeleteEndpoint"], ["arn:aws:dms:*:*:endpoint:*"]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a bare policy that passes no role",
      ...every,
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      errors: [{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 75 }],
    },
    {
      name: "a bare policy for Redshift targets",
      filename,
      template: policy(statement('["dms:CreateEndpoint", "iam:GetRole", "redshift:Describe*"]')),
      settings: { callerPolicies: [filename], targets: ["redshift"] },
      errors: [
        {
          ...{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 114 },
          suggestions: [
            {
              messageId: "appendStatement",
              output: policy(
                statement('["dms:CreateEndpoint", "iam:GetRole", "redshift:Describe*"]'),
                written(["redshift:ModifyClusterIamRoles"], ["arn:aws:redshift:*:*:cluster:*"]),
              ),
            },
          ],
        },
      ],
    },
  ],
});
