import { addVpcRole, attachVpcPolicy, giveFirstPolicy, trustRegionalDms } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { region, trust } from "../documents/terraform-trust-texts.js";

const groups = (more = ""): string => `resource "aws_dms_replication_subnet_group" "one" {
  provider                    = aws.migration
  replication_subnet_group_id = "one"
}${more}
`;

/** A module that makes its resources in the account that it is given. */
const calling = `module "dms" {
  source    = "./dms"
  providers = { aws = aws.migration }
}
`;

testEdits("Terraform: resources of another provider", "main.tf", [
  {
    name: "attach a policy with the provider of the role",
    text: `resource "aws_iam_role" "dms" {
  provider           = aws.migration
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy_attachment" "dms" {
  provider   = aws.migration
  role       = aws_iam_role.dms.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}+}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "give a policy with the provider of the role",
    text: `resource "aws_iam_role" "dms" {
  provider           = aws.migration
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy" "dms" {
  provider = aws.migration
  role     = aws_iam_role.dms.id
  name     = "read"
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
  {
    name: "add a role with the provider of what needs it",
    text: groups(`{+

variable "create_dms_vpc_role" {
  description = "Whether to create the role dms-vpc-role (false where the account has it)"
  type        = bool
  default     = true
}

resource "aws_iam_role" "dms_vpc_role" {
  count    = var.create_dms_vpc_role ? 1 : 0
  provider = aws.migration
  name     = "dms-vpc-role"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "dms.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "dms_vpc_role" {
  count      = var.create_dms_vpc_role ? 1 : 0
  provider   = aws.migration
  role       = aws_iam_role.dms_vpc_role[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}+}`),
    edit: addVpcRole("aws_dms_replication_subnet_group.one", "dms_vpc_role"),
  },
  {
    name: "no role for a module that is given other providers",
    text: `${calling}resource "aws_dms_replication_instance" "here" {
  replication_instance_id = "here"
}
`,
    files: { "dms/main.tf": groups().replace(/ {2}provider .*\n/, "") },
    edit: addVpcRole("module.dms.aws_dms_replication_subnet_group.one", "dms_vpc_role"),
  },
  {
    name: "no region of the default provider",
    text: `resource "aws_iam_role" "dms" {
  provider           = aws.migration
  assume_role_policy = ${trust}
}
`,
    edit: trustRegionalDms,
  },
  {
    name: "no region that is read with the default provider",
    text: `${region}resource "aws_iam_role" "dms" {
  provider           = aws.migration
  assume_role_policy = ${trust}
}
`,
    edit: trustRegionalDms,
  },
  {
    name: "no region that a local has from the default provider",
    text: `${region}locals {
  region = data.aws_region.current.name
}

output "region" {
  value = local.region
}

resource "aws_iam_role" "dms" {
  provider           = aws.migration
  assume_role_policy = ${trust}
}
`,
    edit: trustRegionalDms,
  },
]);
