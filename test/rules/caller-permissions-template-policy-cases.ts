// Policies that stand in a template or a module, not in a file of their own.
import type rule from "../../src/rules/caller-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { endpoint, every, json, key, ofEndpoints } from "./caller-permissions-texts.js";
import { at } from "./places.js";
import { block, yamlStatement } from "./pass-role-texts.js";
import { changed } from "./texts.js";

/** A statement as the fixer writes it in Terraform. */
function blockOf(actions: readonly string[], resource: string): string {
  return `  statement {
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

/** The stack, with an endpoint under a key of its own. */
function underOwnKey(...statements: readonly string[]): string {
  return (
    changed(stackWith(...statements), "      ServerName", "      KmsKeyId: !GetAtt Key.Arn\n      ServerName") + key
  );
}

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

/** All of DMS, but nothing in other regions. */
const inRegion = stackWith(
  '{ Effect: Allow, Action: "dms:*", Resource: "*" }',
  '{ Effect: Deny, NotAction: "iam:*", Resource: "*", Condition: { StringNotEquals: { aws:RequestedRegion: [eu-west-1, eu-west-2] } } }',
);
const deployer = { callerPolicies: ["Resources.Deployer"] };

export const valid: readonly ValidCase[] = [
  {
    name: "all of DMS in the region of the deployment",
    template: stackWith(
      '{ Effect: Allow, Action: "dms:*", Resource: "*", Condition: { StringEquals: { aws:RequestedRegion: !Ref AWS::Region } } }',
    ),
    settings: deployer,
  },
  { name: "a region that is not denied", template: inRegion, settings: { ...deployer, regions: ["eu-west-1"] } },
  { name: "a region that may be denied", template: inRegion, settings: deployer, skipped: 1 },
  { name: "a policy of the template that nobody names", template: stackWith(yamlStatement("dms:CreateEndpoint")) },
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
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a region that is denied",
    template: inRegion,
    settings: { ...deployer, regions: ["us-east-1"] },
    errors: [{ messageId: "denied", ...at(inRegion, '{ Effect: Allow, Action: "dms:*", Resource: "*" }') }],
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
              '{ Effect: Allow, Action: ["kms:DescribeKey", "kms:CreateGrant", "kms:Encrypt", "kms:ReEncrypt*"], Resource: !GetAtt Key.Arn }',
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
];
