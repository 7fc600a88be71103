import type rule from "../../src/rules/account-role-order.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { otherAccount, sameAccount, targetRole, targetSubnets, vpcRole } from "./account-role-provider-texts.js";
import { policy, role, terraformSubnetsAt, waiting } from "./account-role-order-texts.js";
import { changed, terraformAttachment, terraformRole, terraformSubnets } from "./texts.js";

const counted = `variable "make" {
  type = bool
}
${terraformRole("vpc", 'count = var.make ? 1 : 0\n  name  = "dms-vpc-role"')}
resource "aws_iam_role_policy_attachment" "vpc" {
  count      = var.make ? 1 : 0
  role       = aws_iam_role.vpc[0].name
  policy_arn = "arn:aws:iam::aws:policy/${policy}"
}
`;

const twoPolicies = `${terraformRole("vpc", 'name = "dms-vpc-role"')}
resource "aws_iam_role_policy" "vpc" {
  role   = aws_iam_role.vpc.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }] })
}

resource "aws_iam_role_policy" "other" {
  role   = aws_iam_role.vpc.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
`;

const instances = `
resource "aws_dms_replication_instance" "each" {
  for_each                   = toset(["a", "b"])
  replication_instance_id    = each.key
  replication_instance_class = "dms.t3.medium"
}
`;

const ownPolicy = `${terraformRole("vpc", 'name = "dms-vpc-role"')}
resource "aws_iam_policy" "network" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = aws_iam_policy.network.arn
}
`;

export const valid: readonly ValidCase[] = [
  {
    name: "the role of another account",
    filename: "main.tf",
    template: otherAccount + vpcRole + targetSubnets,
  },
  {
    name: "roles in two accounts",
    filename: "main.tf",
    template: otherAccount + vpcRole + targetRole + waiting(targetSubnets, "aws_iam_role_policy_attachment.target"),
  },
  {
    name: "the policy that is attached by name in another account",
    filename: "main.tf",
    template:
      otherAccount +
      role +
      changed(
        terraformAttachment("target", policy),
        "aws_iam_role.target.name",
        '"dms-vpc-role"\n  provider = aws.target',
      ) +
      waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "waits for the attachment in Terraform",
    filename: "main.tf",
    template: role + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "waits for a role that carries its policy in Terraform",
    filename: "main.tf",
    template:
      terraformRole("vpc", `name = "dms-vpc-role"\n  managed_policy_arns = ["arn:aws:iam::aws:policy/${policy}"]`) +
      waiting(terraformSubnets, "aws_iam_role.vpc"),
  },
  {
    name: "waits for time after the attachment",
    filename: "main.tf",
    template: `${role}
resource "time_sleep" "propagation" {
  create_duration = "30s"
  depends_on      = [aws_iam_role_policy_attachment.vpc]
}
${waiting(terraformSubnets, "time_sleep.propagation")}`,
  },
  {
    name: "waits for each of several roles",
    filename: "main.tf",
    template: `locals {
  roles = { dms-vpc-role = "AmazonDMSVPCManagementRole", dms-cloudwatch-logs-role = "AmazonDMSCloudWatchLogsRole" }
}
${terraformRole("each", "for_each = local.roles\n  name = each.key")}
resource "aws_iam_role_policy_attachment" "each" {
  for_each   = local.roles
  role       = aws_iam_role.each[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/\${each.value}"
}
${waiting(terraformSubnets, "aws_iam_role_policy_attachment.each")}`,
  },
  {
    name: "waits for something that is not known",
    filename: "main.tf",
    template: `variable "after" {}\n${role}${waiting(terraformSubnets, "var.after")}`,
    skipped: 1,
  },
];

const inOneAccount = sameAccount + vpcRole;
const inTwoAccounts = otherAccount + vpcRole + targetRole;

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "in Terraform",
    filename: "main.tf",
    template: role + terraformSubnets,
    errors: [
      {
        ...terraformSubnetsAt(14),
        address: "aws_dms_replication_subnet_group.this",
        data: { resource: "subnet group aws_dms_replication_subnet_group.this", role: "aws_iam_role.vpc" },
        related: [
          { line: 1, column: 1, message: "the role" },
          { line: 9, column: 1, message: "its policy" },
        ],
      },
    ],
    output: role + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "waits for the role and not for its attachment",
    filename: "main.tf",
    template: role + waiting(terraformSubnets, "aws_iam_role.vpc"),
    errors: [
      {
        ...terraformSubnetsAt(14),
        messageId: "noPolicy",
        data: {
          resource: "subnet group aws_dms_replication_subnet_group.this",
          role: "aws_iam_role.vpc",
          policies: "aws_iam_role_policy_attachment.vpc",
        },
      },
    ],
    output: role + waiting(terraformSubnets, "aws_iam_role.vpc, aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "waits for the role through time, and not for its attachment",
    filename: "main.tf",
    template: `${role}resource "time_sleep" "propagation" {
  depends_on = [aws_iam_role.vpc]
}
${waiting(terraformSubnets, "time_sleep.propagation")}`,
    errors: [
      {
        ...terraformSubnetsAt(17),
        messageId: "noPolicy",
        related: [
          { line: 1, column: 1, message: "the role" },
          { line: 9, column: 1, message: "its policy" },
          { line: 13, column: 1, message: "depends on the role only" },
        ],
      },
    ],
    output: `${role}resource "time_sleep" "propagation" {
  depends_on = [aws_iam_role.vpc, aws_iam_role_policy_attachment.vpc]
}
${waiting(terraformSubnets, "time_sleep.propagation")}`,
  },
  {
    name: "under a count",
    filename: "main.tf",
    template: counted + terraformSubnets,
    errors: [terraformSubnetsAt(19)],
    output: counted + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "only the policy that gives what is needed is waited for",
    filename: "main.tf",
    template: twoPolicies + terraformSubnets,
    errors: [terraformSubnetsAt(19)],
    output: twoPolicies + waiting(terraformSubnets, "aws_iam_role_policy.vpc"),
  },
  {
    name: "a policy of one's own that an attachment gives",
    filename: "main.tf",
    template: ownPolicy + terraformSubnets,
    errors: [terraformSubnetsAt(21)],
    output: ownPolicy + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "instances for each",
    filename: "main.tf",
    template: role + instances,
    errors: [
      {
        ...{ messageId: "noOrder", line: 14, column: 1, endLine: 14, endColumn: 47 },
        message:
          "The replication instance aws_dms_replication_instance.each must depend on role aws_iam_role.vpc " +
          '(dms-vpc-role). If AWS creates it before the role, the deployment fails: "The IAM Role ' +
          '…:role/dms-vpc-role is not configured properly". (aws_dms_replication_instance.each["a"] and ' +
          'aws_dms_replication_instance.each["b"])',
      },
    ],
    output: role + waiting(instances, "aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "in another region of the account",
    filename: "main.tf",
    template: inOneAccount + targetSubnets,
    errors: [terraformSubnetsAt(22)],
    output: inOneAccount + waiting(targetSubnets, "aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "the role of its own account",
    filename: "main.tf",
    template: inTwoAccounts + targetSubnets,
    errors: [
      {
        ...terraformSubnetsAt(36),
        data: {
          resource: "subnet group aws_dms_replication_subnet_group.this",
          role: "aws_iam_role.target",
          policies: ["aws_iam_role_policy_attachment.target"],
        },
      },
    ],
    output: inTwoAccounts + waiting(targetSubnets, "aws_iam_role_policy_attachment.target"),
  },
];
