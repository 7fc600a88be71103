import { attachVpcPolicy, correctAttachedArn } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { trust } from "../documents/terraform-trust-texts.js";

const behindRole = `{+

resource "aws_iam_role_policy_attachment" "dms" {
  role       = aws_iam_role.dms.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}+}`;

testEdits("Terraform: change a role", "main.tf", [
  {
    name: "attach a managed policy",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}${behindRole}

locals {}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one behind the comment of the role",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
} # the role${behindRole}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one before a comment on several lines",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}${behindRole} /* the role
of DMS */
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one to a role whose policies are listed",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policy_attachments_exclusive" "dms" {
  role_name   = aws_iam_role.dms.name
  policy_arns = [{+"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"+}]
}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one under a label that is free",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}${behindRole.replace('"dms"', '"dms_2"')}
resource "aws_iam_role_policy_attachment" "dms" {
  role       = aws_iam_role.dms.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one to a role that there may be",
    text: `variable "create" {
  type = bool
}

resource "aws_iam_role" "dms" {
  count              = var.create ? 1 : 0 # maybe
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy_attachment" "dms" {
  count      = var.create ? 1 : 0
  role       = aws_iam_role.dms[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}+}
`,
    edit: attachVpcPolicy,
  },
  ...[
    "2",
    "length(var.names) * (var.create ? 1 : 0)",
    "(var.create ? 1 : 0) + (var.more ? 1 : 0)",
    "var.many ? 3 : var.create ? 1 : 0",
  ].map((count) => ({
    name: `attach one to each of several roles: ${count}`,
    text: `resource "aws_iam_role" "dms" {
  count              = ${count}
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy_attachment" "dms" {
  count      = ${count}
  role       = aws_iam_role.dms[count.index].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}+}
`,
    edit: attachVpcPolicy,
  })),
  {
    name: "attach one by the role's own list",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy  = ${trust}
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"{+, "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"+}]
}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one, the partition by its data source",
    text: `data "aws_partition" "this" {}

resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}${behindRole.replace("arn:aws:", "arn:${data.aws_partition.this.partition}:")}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one in a module of another partition",
    text: `locals {
  region = "cn-north-1"
}

resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy_attachment" "dms" {
  role       = aws_iam_role.dms.name
  policy_arn = "arn:\${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}

data "aws_partition" "current" {}+}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one that is attached",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.dms.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "correct an ARN",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policy_attachment" "dms" {
  role       = aws_iam_role.dms.name
  policy_arn = "arn:aws:iam::aws:policy/{+service-role/+}AmazonDMSVPCManagementRole" # sic
}
`,
    edit: correctAttachedArn,
  },
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
    name: "attach one that waiting resources wait for",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}${behindRole.replace('"dms"', '"dms_2"')}

resource "aws_iam_role_policy_attachment" "dms" {
  role       = aws_iam_role.dms.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  depends_on = [aws_iam_role.dms]
}

resource "aws_dms_replication_subnet_group" "on_role" {
  count      = 2
  depends_on = [aws_iam_role.dms{+, aws_iam_role_policy_attachment.dms_2+}]
}

resource "aws_dms_replication_subnet_group" "on_policy" {
  depends_on = [
    aws_iam_role_policy_attachment.dms,{+
    aws_iam_role_policy_attachment.dms_2,+}
  ]
}

resource "aws_dms_replication_instance" "by_reference" {
  replication_subnet_group_id = aws_dms_replication_subnet_group.on_policy.id
}
`,
    edit: attachVpcPolicy,
  },
]);
