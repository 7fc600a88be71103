// Needs that exist only where a parameter has another value than its default.
import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { allow, role, s3, stack, target } from "./role-permissions-texts.js";
import { changed } from "./texts.js";

const writes = [
  allow('["s3:PutObject", "s3:DeleteObject"]', '!Sub "arn:aws:s3:::acme-${Env}/*"'),
  allow("s3:ListBucket", '!Sub "arn:aws:s3:::acme-${Env}"'),
];
const prodAcl = allow("s3:PutObjectAcl", '"arn:aws:s3:::acme-prod/*"');
const isProd = "!Equals [!Ref Env, prod]";

interface Setup {
  readonly condition?: string;
  readonly bucketName?: string;
  readonly lake?: string;
}

/** An S3 target that sets an ACL only where the condition is true. */
function inProd(statements: readonly string[], setup: Setup = {}): string {
  const { bucketName = '!Sub "acme-${Env}"', condition = isProd, lake = "" } = setup;
  return `Parameters: { Env: { Type: String, Default: dev, AllowedValues: [dev, prod] } }
Conditions: { IsProd: ${condition} }
Resources:
${lake}${role(...statements)}  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: ${bucketName}
        CannedAclForObjects: !If [IsProd, bucket-owner-full-control, none]
        ServiceAccessRoleArn: !GetAtt Role.Arn
`;
}

const lake = '  Lake: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "acme-${Env}" } }\n';
const open = inProd([...writes, prodAcl], { condition: "!Not [!Equals [!Ref Env, dev]]" }).replace(
  ", AllowedValues: [dev, prod]",
  "",
);

function terraform(grantedOn: string, more = ""): string {
  return `variable "env" {
  type    = string
  default = "dev"
}

resource "aws_iam_role" "dms" {
  count = var.env != "dev" ? 1 : 0
  name  = "dms"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  inline_policy {
    name = "own"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = ${grantedOn} },
${more}      ]
    })
  }
}

resource "aws_dms_s3_endpoint" "target" {
  count                   = var.env != "dev" ? 1 : 0
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = "acme-\${var.env}"
  service_access_role_arn = aws_iam_role.dms[0].arn
}
`;
}

export const valid: readonly ValidCase[] = [
  { name: "a grant for the value that the condition requires", template: inProd([...writes, prodAcl]) },
  {
    name: "a grant for the name of a bucket that the condition requires",
    template: inProd([...writes, prodAcl], { bucketName: "!Ref Lake", lake }),
  },
  {
    name: "a grant with the parameter",
    template: inProd([...writes, allow("s3:PutObjectAcl", '!Sub "arn:aws:s3:::acme-${Env}/*"')]),
  },
  {
    name: "a Deny for the default, which the condition rules out",
    template: inProd([
      ...writes,
      prodAcl,
      '{ Effect: Deny, Action: s3:PutObjectAcl, Resource: !Sub "arn:aws:s3:::acme-dev/*" }',
    ]),
  },
  {
    name: "a policy under a condition with a boolean of YAML 1.1, which is true or false as a text",
    template: `Parameters: { Grant: { Type: String, Default: True, AllowedValues: [True, False] } }
Conditions: { Grants: !Equals [!Ref Grant, "true"] }
${stack(role(), s3("target"))}  Grant:
    Type: AWS::IAM::Policy
    Condition: Grants
    Properties:
      PolicyName: grant
      Roles: [!Ref Role]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: "s3:*", Resource: "*" }
`,
    skipped: 1,
  },
  { name: "a grant for a value that is not the default", template: open, skipped: 1 },
  {
    name: "a resource that exists only without the default, in Terraform",
    filename: "main.tf",
    template: terraform('["arn:aws:s3:::acme-prod", "arn:aws:s3:::acme-prod/*"]'),
    skipped: 1,
  },
  {
    name: "a grant with the variable, in Terraform",
    filename: "main.tf",
    template: terraform('["arn:aws:s3:::acme-${var.env}", "arn:aws:s3:::acme-${var.env}/*"]'),
  },
];

const onOther = '["arn:aws:s3:::other", "arn:aws:s3:::other/*"]';
const elsewhere = terraform(onOther);
const appended = `        { Effect = "Allow", Action = ["s3:PutObject", "s3:DeleteObject"], Resource = "arn:aws:s3:::acme-\${var.env}/*" },
        { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::acme-\${var.env}" },
`;

/** The action goes to the statement that names the parameter, and not the value that it has under the condition. */
function withAppended(template: string): string {
  return changed(template, '"s3:DeleteObject"]', '"s3:DeleteObject", "s3:PutObjectAcl"]');
}

const withoutAcl = inProd(writes);
const forDev = inProd([...writes, allow("s3:PutObjectAcl", '"arn:aws:s3:::acme-dev/*"')]);

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  ...[
    { name: "no grant under the condition", template: withoutAcl },
    { name: "a grant for the default only", template: forDev },
  ].map(({ name, template }): InvalidCase<keyof typeof rule.meta.messages> => ({
    name,
    template,
    errors: [
      {
        messageId: "missing",
        ...at(template, "!GetAtt Role.Arn"),
        data: target("s3:PutObjectAcl on arn:${AWS::Partition}:s3:::acme-prod/*"),
        suggestions: [{ messageId: "appendStatement", output: withAppended(template) }],
      },
    ],
  })),
  {
    name: "a grant on another bucket without the default, in Terraform",
    filename: "main.tf",
    template: elsewhere,
    errors: [
      {
        messageId: "missing",
        ...at(elsewhere, "aws_iam_role.dms[0].arn"),
        suggestions: [{ messageId: "appendStatement", output: terraform(onOther, appended) }],
      },
    ],
  },
];
