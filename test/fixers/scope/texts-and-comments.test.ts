import { describe, expect, it } from "vitest";
import { waysToWrite } from "../../../src/fixers/index.js";
import { fixer } from "../../../src/rule-kit/index.js";
import { append, giveFirstPolicy, readBucket, trustRegionalDms, waitFor } from "../edits.js";
import { dedent, parse, policyOf, testEdits, type Edit } from "../edit-case.js";

const guardRole: Edit = (template) =>
  fixer.guard(
    template,
    [...template.resources.values()].filter(({ address }) => address === "aws_iam_role.vpc"),
    "dms_vpc_role",
  );

const guarded = `resource "aws_iam_role" "vpc" {
{+  count = var.create_dms_vpc_role ? 1 : 0

+}  name = "dms-vpc-role"
}
`;

const variable = `{+

variable "create_dms_vpc_role" {
  description = "Whether to create the role dms-vpc-role (false where the account has it)"
  type        = bool
  default     = true
}+}
`;

testEdits("Terraform: what a comment or a text says is no reference and no declaration", "main.tf", [
  {
    name: "a text that names a role",
    text: `${guarded}
output "help" {
  value = "see aws_iam_role.vpc.name"
}${variable}`,
    edit: guardRole,
  },
  {
    name: "a comment that names a role",
    text: `${guarded}
/* aws_iam_role.vpc.name was used here */
locals {}${variable}`,
    edit: guardRole,
  },
  {
    name: "a role whose policy says its address",
    text: `resource "aws_iam_role" "vpc" {
{+  count = var.create_dms_vpc_role ? 1 : 0

+}  name        = "dms-vpc-role"
  description = "aws_iam_role.vpc.name" # aws_iam_role.vpc.name
}${variable}`,
    edit: guardRole,
  },
  {
    name: "a resource of the variable's name",
    text: `${guarded}
resource "null_resource" "create_dms_vpc_role" {}${variable}`,
    edit: guardRole,
  },
  {
    name: "a role that is asked for by an index",
    text: dedent(`
      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }

      output "arn" {
        value = aws_iam_role.vpc [0] . arn
      }
    `),
    edit: guardRole,
  },
  {
    name: "a data source in a comment",
    text: `/*
data "aws_region" "current" {}
*/
resource "aws_iam_role" "dms" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = {+[+}"ec2.amazonaws.com"{+, "dms.\${data.aws_region.current.name}.amazonaws.com"]+} } }]
  })
}{+

data "aws_region" "current" {}+}
`,
    edit: trustRegionalDms,
  },
  {
    name: "depends_on in a text",
    text: `resource "aws_dms_replication_instance" "main" {
  replication_instance_id = <<-EOT
    depends_on = []
  EOT{+

  depends_on = [aws_iam_role.dms]+}
}
`,
    edit: waitFor("aws_dms_replication_instance.main", "aws_iam_role.dms"),
  },
  {
    name: "for_each of a block inside a role",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = jsonencode({ Statement = [] })
  dynamic "timeouts" {
    for_each = var.policies
    content {}
  }
}{+

resource "aws_iam_role_policy" "dms" {
  role = aws_iam_role.dms.id
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:ListBucket",
        ]
        Resource = [
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
        ]
      },
    ]
  })
}+}
`,
    edit: giveFirstPolicy,
  },
]);

testEdits("YAML: a policy's own ARNs tell its partition", "policy.yaml", [
  {
    name: "without quotes",
    text: `# arn:aws:s3:::no
Statement:
  - Effect: Allow
    Action: dms:*
    Resource: arn:aws-cn:dms:*:*:*{+
  - Effect: Allow
    Action:
      - s3:GetObject
      - s3:ListBucket
    Resource:
      - arn:aws-cn:s3:::data
      - arn:aws-cn:s3:::data/*+}
`,
    edit: append(readBucket),
  },
]);

const policyStack = `Resources:
  Policy:
    Type: >-
      AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - { Effect: Allow, Action: "dms:*", Resource: "*" }
`;

describe("a document of another template", () => {
  it("is written in the language of that template", async () => {
    const other = await parse("other.yaml", { "other.yaml": policyStack });
    const judged = await parse("main.tf", { "main.tf": "locals {}\n" });
    const project = { templates: [judged, other], awsManagedPolicies: new Map(), callerPolicies: new Map() };
    const edit = fixer.appendStatement(policyOf(other), readBucket);
    const [rendered] = waysToWrite([edit], { template: judged, project, address: "" });
    expect(rendered?.edits.map(({ text }) => text).join("")).toContain('!Sub "arn:${AWS::Partition}:s3:::data"');
  });
});
