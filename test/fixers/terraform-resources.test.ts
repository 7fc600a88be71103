import {
  addVpcRole,
  attachVpcPolicy,
  correctAttachedArn,
  giveFirstPolicy,
  givePolicyToOne,
  nameVpcRole,
  setPath,
  trustDms,
  waitFor,
} from "./edits.js";
import { dedent, indent, testEdits } from "./edit-case.js";

/** A replication instance with more arguments. */
function instance(more: string): string {
  return `resource "aws_dms_replication_instance" "main" {
  replication_instance_id    = "main"
  replication_instance_class = "dms.t3.micro"
${indent(dedent(more), 2)}}
`;
}

const waits = (...on: string[]): ReturnType<typeof waitFor> => waitFor("aws_dms_replication_instance.main", ...on);
const role = "aws_iam_role.dms";
const attachment = "aws_iam_role_policy_attachment.dms";

testEdits("Terraform: wait for resources", "main.tf", [
  {
    name: "nothing yet",
    text: `resource "aws_dms_replication_instance" "main" {
  replication_instance_id = "main" # id{+

  depends_on = [aws_iam_role.dms, aws_iam_role_policy_attachment.dms]+}
}
`,
    edit: waits(role, attachment),
  },
  {
    name: "an empty line is there",
    text: `resource "aws_dms_replication_instance" "main" {
  replication_instance_id = "main"

{+  depends_on = [aws_iam_role.dms]
+}}
`,
    edit: waits(role),
  },
  {
    name: "a block on one line",
    text: `resource "aws_dms_replication_instance" "main" {[- -]{+
  +}replication_instance_id = "main"[- -]{+

  depends_on = [aws_iam_role.dms]
+}}
`,
    edit: waits(role),
  },
  {
    name: "an empty block",
    text: `resource "aws_dms_replication_instance" "main" {{+
  depends_on = [aws_iam_role.dms]
+}}
`,
    edit: waits(role),
  },
  {
    name: "a list",
    text: instance("depends_on = [aws_vpc.a{+, aws_iam_role.dms+}] # first\n"),
    edit: waits(role),
  },
  { name: "an empty list", text: instance("depends_on = [{+aws_iam_role.dms+}]\n"), edit: waits(role) },
  {
    name: "a list of many lines",
    text: instance(`
      depends_on = [
        aws_vpc.a, # [one]
        aws_vpc.b[0]{+,+} # two{+
        aws_iam_role.dms+}
      ]
    `),
    edit: waits(role),
  },
  {
    name: "a list of many lines with a comma at its end",
    text: instance(`
      depends_on = [
        aws_vpc.a,{+
        aws_iam_role.dms,
        aws_iam_role_policy_attachment.dms,+}
      ]
    `),
    edit: waits(role, attachment),
  },
  {
    name: "references in quotes",
    text: instance('depends_on = ["aws_vpc.a"{+, "aws_iam_role.dms"+}]\n'),
    edit: waits(role),
  },
  {
    name: "it waits for one of them",
    text: instance("depends_on = [aws_iam_role.dms{+, aws_iam_role_policy_attachment.dms+}]\n"),
    edit: waits(role, attachment),
  },
  { name: "it waits already", text: instance("depends_on = [aws_iam_role.dms]\n"), edit: waits(`${role}[0]`) },
  {
    name: "what is counted",
    text: `resource "aws_dms_replication_instance" "main" {{+
  depends_on = [aws_iam_role.dms]
+}}
`,
    edit: waits(`${role}[0]`),
  },
  {
    name: "what a called module has",
    text: instance("depends_on = [aws_vpc.a{+, module.roles+}]\n"),
    edit: waits("module.roles.aws_iam_role.dms", "module.roles.aws_iam_role.other"),
  },
  {
    name: "a comment that speaks of it",
    text: instance(`
      # depends_on = [x]
      preferred_maintenance_window = "sun" // y{+

      depends_on = [aws_iam_role.dms]+}
    `),
    edit: waits(role),
  },
]);

const trust =
  'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] })';
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
    name: "attach one to each of several roles",
    text: `variable "create" {
  type = bool
}

resource "aws_iam_role" "dms" {
  count              = var.create ? 1 : 0 # maybe
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy_attachment" "dms" {
  count      = var.create ? 1 : 0
  role       = aws_iam_role.dms[count.index].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}+}
`,
    edit: attachVpcPolicy,
  },
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
