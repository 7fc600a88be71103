import { fixer } from "../../../src/rule-kit/index.js";
import { dedent, testEdits } from "../edit-case.js";
import { guard } from "./conditional-resources-texts.js";

const guardBlock = guard("dms_vpc_role", "aws_iam_role.vpc");
const guardBlocks = guard("dms_vpc_role", "aws_iam_role.vpc", "aws_iam_role_policy_attachment.vpc");

const variable = `{+

variable "create_dms_vpc_role" {
  description = "Whether to create the role dms-vpc-role (false where the account has it)"
  type        = bool
  default     = true
}+}`;

const count = "{+  count = var.create_dms_vpc_role ? 1 : 0\n\n+}";

testEdits("Terraform: guard a role", "main.tf", [
  {
    name: "a role alone",
    text: `resource "aws_iam_role" "vpc" {
${count}  name = "dms-vpc-role"
}${variable}
`,
    edit: guardBlock,
  },
  {
    name: "a role and its attachment",
    text: `resource "aws_iam_role" "vpc" {
${count}  name = "dms-vpc-role"
}

resource "aws_iam_role_policy_attachment" "vpc" {
${count}  role       = aws_iam_role.vpc{+[0]+}.name # as \${aws_iam_role.vpc.name}
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}

resource "aws_dms_replication_subnet_group" "this" {
  depends_on = [aws_iam_role.vpc, aws_iam_role_policy_attachment.vpc]
}

resource "aws_iam_role" "vpc-2" {
  description = "not aws_iam_role.vpc2, aws_iam_role.vpc-2 or data.aws_iam_role.vpc"
}${variable}
`,
    edit: guardBlocks,
  },
  {
    name: "blocks with other indents",
    text: `resource "aws_iam_role" "vpc" {
{+    count = var.create_dms_vpc_role ? 1 : 0

+}    name = "dms-vpc-role"
}

resource "aws_iam_role_policy_attachment" "vpc" {
${count}  role = aws_iam_role.vpc{+[0]+}.name
}${variable.replaceAll("\n  ", "\n    ")}
`,
    edit: guardBlocks,
  },
  {
    name: "an empty line at the head",
    text: `resource "aws_iam_role" "vpc" {
{+  count = var.create_dms_vpc_role ? 1 : 0
+}
  name = "dms-vpc-role"
}${variable}
`,
    edit: guardBlock,
  },
  {
    name: "a block on one line",
    text: 'resource "aws_iam_role" "vpc" { name = "dms-vpc-role" }\n',
    edit: guardBlock,
  },
  {
    name: "an attachment of each policy",
    text: dedent(`
      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }

      resource "aws_iam_role_policy_attachment" "vpc" {
        for_each   = toset(["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"])
        role       = "dms-vpc-role"
        policy_arn = each.value
      }
    `),
    edit: (template) =>
      fixer.guard(
        template,
        [...template.resources.values()].filter(({ isData }) => !isData),
        "dms_vpc_role",
      ),
  },
  {
    name: "a role that an output tells",
    text: dedent(`
      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }

      output "arn" {
        value = "see https://\${aws_iam_role.vpc.arn}"
      }
    `),
    edit: guardBlock,
  },
  {
    name: "a role that was moved",
    text: dedent(`
      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }

      moved {
        from = aws_iam_role.old
        to   = aws_iam_role.vpc
      }
    `),
    edit: guardBlock,
  },
  {
    name: "a variable of that name",
    text: dedent(`
      variable "create_dms_vpc_role" {}

      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }
    `),
    edit: guardBlock,
  },
  {
    name: "a file of JSON in the module",
    text: 'resource "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n',
    files: { "more.tf.json": '{ "output": { "arn": { "value": "${aws_iam_role.vpc.arn}" } } }' },
    edit: guardBlock,
  },
]);
