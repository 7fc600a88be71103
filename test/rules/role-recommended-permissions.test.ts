import rule from "../../src/rules/role-recommended-permissions.js";
import * as ownRequirementCases from "./own-requirement-cases.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

/** A role with these statements (flow mappings), and an S3 target that names it. */
function yaml(statements: readonly string[], settings = "", more = ""): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((statement) => `              - ${statement}\n`).join("")}${more}  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: landing
        ServiceAccessRoleArn: !GetAtt Role.Arn
${settings}`;
}

const write =
  '{ Effect: Allow, Action: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"], Resource: ["arn:aws:s3:::landing", "arn:aws:s3:::landing/*"] }';
const tag = '{ Effect: Allow, Action: "s3:PutObjectTagging", Resource: "arn:aws:s3:::landing/*" }';
const noTags = '{ Effect: Deny, Action: "s3:PutObjectTagging", Resource: "*" }';
const tagIt = '{ Effect: Allow, Action: "s3:PutObjectTagging", Resource: !Sub "arn:${AWS::Partition}:s3:::landing/*" }';

const task = `  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: full-load
      TargetEndpointArn: !Ref Target
      TableMappings: '{ "rules": [{ "rule-type": "post-processing", "rule-id": "1", "rule-action": "add-tag" }] }'
`;

const boundary = `      PermissionsBoundary: !Ref Boundary
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"], Resource: "*" }
`;

function terraform(actions: string): string {
  return `resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

data "aws_iam_policy_document" "write" {
  statement {
    actions   = [${actions}]
    resources = ["arn:aws:s3:::landing", "arn:aws:s3:::landing/*"]
  }
}

resource "aws_iam_role_policy" "write" {
  role   = aws_iam_role.dms.id
  policy = data.aws_iam_policy_document.write.json
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
}
`;
}

const objects = '{ Effect: Allow, Action: ["s3:PutObject", "s3:DeleteObject"], Resource: "arn:aws:s3:::landing/*" }';
const bucket = '{ Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws:s3:::landing" }';

function withoutEndpoint(text: string): string {
  return text.slice(0, text.indexOf("  Target:"));
}

const alone = withoutEndpoint(yaml([objects, bucket]));
const lacking = yaml([write]);
const denied = yaml([write, tag, noTags]);
const bounded = yaml([write, tag], "", boundary);
const terraformLacking = terraform('"s3:PutObject", "s3:DeleteObject", "s3:ListBucket"');
const source = ["https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html"];
const data = {
  role: "Role",
  use: "endpoint Target",
  title: "S3 as a target",
  permissions: "s3:PutObjectTagging on arn:${AWS::Partition}:s3:::landing/*",
  source,
};

ruleTester.run(rule, {
  valid: [
    { name: "the listed action", template: yaml([write, tag]) },
    { name: "all actions", template: yaml(['{ Effect: Allow, Action: "s3:*", Resource: "*" }']) },
    { name: "mappings that add tags, which need it", template: lacking + task },
    {
      name: "a use that lists nothing more",
      template: changed(yaml([write]), "EndpointType: target", "EndpointType: source"),
    },
    {
      name: "a policy that is not known",
      template: `Parameters: { Policy: { Type: String } }\n${yaml([write], "", "      ManagedPolicyArns: [!Ref Policy]\n")}`,
      skipped: 1,
    },
    {
      name: "a role that is not known",
      template: `Parameters: { Role: { Type: String } }\n${changed(lacking, "!GetAtt Role.Arn", "!Ref Role")}`,
      skipped: 1,
    },
    {
      name: "the role of an endpoint elsewhere, with the action",
      template: withoutEndpoint(yaml([objects, bucket, tag])),
    },
    {
      name: "a role that reads as well",
      template: withoutEndpoint(yaml([changed(objects, '"s3:PutObject"', '"s3:PutObject", "s3:GetObject"'), bucket])),
    },
    { name: "a role that lists nothing", template: withoutEndpoint(yaml([objects])) },
    {
      name: "a role of another service",
      template: changed(withoutEndpoint(yaml([objects, bucket])), "dms.amazonaws.com", "firehose.amazonaws.com"),
    },
    {
      name: "a role with a policy that is not known",
      template: `Parameters: { Policy: { Type: String } }
${withoutEndpoint(yaml([objects, bucket], "", "      ManagedPolicyArns: [!Ref Policy]\n"))}`,
    },
    {
      name: "the listed action in Terraform",
      filename: "main.tf",
      template: terraform('"s3:PutObject*", "s3:DeleteObject", "s3:ListBucket"'),
    },
  ],
  invalid: [
    ownRequirementCases.recommended,
    {
      name: "an action that AWS lists",
      template: lacking,
      errors: [
        {
          messageId: "missing",
          ...at(lacking, "!GetAtt Role.Arn"),
          address: "Resources.Target",
          data,
          related: [{ ...at(lacking, "Role", 1), message: "the role" }, { message: "its policy" }],
          suggestions: [{ messageId: "appendStatement", output: yaml([write, tagIt]) }],
        },
      ],
    },
    {
      name: "an action that is denied",
      template: denied,
      errors: [{ messageId: "denied", ...at(denied, "!GetAtt Role.Arn"), data }],
    },
    {
      name: "an action that the boundary leaves out",
      template: bounded,
      errors: [{ messageId: "boundary", ...at(bounded, "!GetAtt Role.Arn"), data }],
    },
    {
      name: "the role of an endpoint elsewhere",
      template: alone,
      errors: [
        {
          messageId: "writer",
          ...at(alone, objects),
          address: "Resources.Role",
          data: { role: "Role", actions: ["s3:PutObjectTagging"], source },
          related: [{ ...at(alone, "Role", 1), message: "the role" }],
          suggestions: [
            {
              messageId: "appendStatement",
              output: withoutEndpoint(
                yaml([changed(objects, '"s3:DeleteObject"]', '"s3:DeleteObject", "s3:PutObjectTagging"]'), bucket]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "an action that AWS lists, in Terraform",
      filename: "main.tf",
      template: terraformLacking,
      errors: [
        {
          messageId: "missing",
          ...at(terraformLacking, "aws_iam_role.dms.arn"),
          address: "aws_dms_s3_endpoint.target",
          suggestions: [
            {
              messageId: "appendStatement",
              output: changed(
                terraformLacking,
                '"arn:aws:s3:::landing/*"]\n  }\n}\n',
                `"arn:aws:s3:::landing/*"]
  }

  statement {
    actions   = ["s3:PutObjectTagging"]
    resources = ["arn:aws:s3:::landing/*"]
  }
}
`,
              ),
            },
          ],
        },
      ],
    },
  ],
});
