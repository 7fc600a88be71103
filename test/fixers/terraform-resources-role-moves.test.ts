import {
  attachVpcPolicy,
  correctAttachedArn,
  giveFirstPolicy,
  givePolicyToOne,
  nameVpcRole,
  setPath,
} from "./edits.js";
import { testEdits } from "./edit-case.js";
import { trust } from "./terraform-resources-texts.js";

testEdits("Terraform: change a role", "main.tf", [
  {
    name: "correct an ARN with a reference in it",
    text: `data "aws_partition" "this" {}

resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policy_attachment" "dms" {
  role       = aws_iam_role.dms.name
  policy_arn = "arn:\${data.aws_partition.this.partition}:iam::aws:policy/{+service-role/+}AmazonDMSVPCManagementRole"
}
`,
    edit: correctAttachedArn,
  },
  {
    name: "name it",
    text: `resource "aws_iam_role" "dms" {{+
  name               = "dms-vpc-role"+}
  assume_role_policy = ${trust}
}
`,
    edit: nameVpcRole,
  },
  {
    name: "name it otherwise",
    text: `resource "aws_iam_role" "dms" {
  name               = [-"dms-vpc-role-\${terraform.workspace}"-]{+"dms-vpc-role"+} # name
  assume_role_policy = ${trust}
}
`,
    edit: nameVpcRole,
  },
  {
    name: "name it in the place of a prefix",
    text: `resource "aws_iam_role" "dms" {
  [-name_prefix-]{+name       +}        = [-"dms-vpc-role"-]{+"dms-vpc-role"+}
  assume_role_policy = ${trust}
}
`,
    edit: nameVpcRole,
  },
  {
    name: "set another property",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
{+  path               = "/dms/"
+}}
`,
    edit: setPath,
  },
  {
    name: "set another property behind blocks",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
  lifecycle {
    prevent_destroy = true
  }
{+  path = "/dms/"
+}}
`,
    edit: setPath,
  },
  {
    name: "attach one to a role counted on several lines",
    text: `resource "aws_iam_role" "dms" {
  count = length([
    1,
  ])
  assume_role_policy = ${trust}
}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one to a role of a map",
    text: `resource "aws_iam_role" "dms" {
  for_each           = toset(["a", "b"])
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy_attachment" "dms_a" {
  role       = aws_iam_role.dms["a"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}+}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "give the roles of a map a policy",
    text: `resource "aws_iam_role" "dms" {
  for_each           = toset(["a", "b"])
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy" "dms" {
  for_each = aws_iam_role.dms
  role     = each.value.id
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
    name: "give a role of a map a policy",
    text: `resource "aws_iam_role" "dms" {
  for_each           = toset(["a", "b"])
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy" "dms_a" {
  role = aws_iam_role.dms["a"].id
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
    edit: givePolicyToOne,
  },
  {
    name: "give a role a policy beside one of its name",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy" "dms_2" {
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

resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = data.aws_iam_policy_document.dms.json
}
`,
    edit: giveFirstPolicy,
  },
]);
