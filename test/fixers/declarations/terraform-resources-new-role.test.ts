import { addVpcRole, trustDms } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { trust } from "../documents/terraform-trust-texts.js";

testEdits("Terraform: add a role", "main.tf", [
  {
    name: "at the end of the file with the DMS resources",
    text: `resource "aws_dms_replication_instance" "main" {
  replication_instance_id = "main"
}{+

variable "create_dms_vpc_role" {
  description = "Whether to create the role dms-vpc-role (false where the account has it)"
  type        = bool
  default     = true
}

resource "aws_iam_role" "dms_vpc_role" {
  count = var.create_dms_vpc_role ? 1 : 0
  name  = "dms-vpc-role"

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
  role       = aws_iam_role.dms_vpc_role[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}+}
`,
    files: { "data.tf": "locals {}\n" },
    edit: addVpcRole("aws_dms_replication_instance.main", "dms_vpc_role"),
  },
  {
    name: "of the provider awscc, where the module has no other",
    text: `resource "awscc_dms_replication_instance" "main" {
  replication_instance_identifier = "main"
}{+

variable "create_dms_vpc_role" {
  description = "Whether to create the role dms-vpc-role (false where the account has it)"
  type        = bool
  default     = true
}

resource "awscc_iam_role" "dms_vpc_role" {
  count               = var.create_dms_vpc_role ? 1 : 0
  role_name           = "dms-vpc-role"
  managed_policy_arns = ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]

  assume_role_policy_document = jsonencode({
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
}+}
`,
    edit: addVpcRole("awscc_dms_replication_instance.main", "dms_vpc_role"),
  },
  {
    name: "a label that is taken",
    text: `resource "aws_dms_replication_instance" "main" {
  replication_instance_id = "main"
}

resource "aws_iam_role" "dms_vpc_role" {
  assume_role_policy = ${trust}
}
`,
    edit: addVpcRole("aws_dms_replication_instance.main", "dms_vpc_role"),
  },
]);

testEdits("Terraform in JSON", "main.tf.json", [
  {
    name: "nothing is edited, for its texts are expressions",
    text: `{ "resource": { "aws_iam_role": { "dms": { "assume_role_policy": "\${jsonencode({ Statement = [] })}" } } } }
`,
    edit: trustDms,
  },
]);
