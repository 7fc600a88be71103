import type rule from "../../src/rules/account-role-order.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { policy, role, terraformSubnetsAt, waiting } from "./account-role-order-texts.js";
import { changed, terraformAttachment, terraformRole, terraformSubnets } from "./texts.js";

const secondAttachment = changed(
  terraformAttachment("second", policy),
  "aws_iam_role.second.name",
  "aws_iam_role.vpc.name",
);

/** Policies of one's own that give one action each, as far as the names of the actions differ. */
const inline = (label: string, action: string): string => `resource "aws_iam_role_policy" "${label}" {
  role   = aws_iam_role.vpc.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })
}
`;
const inParts =
  terraformRole("vpc", 'name = "dms-vpc-role"') +
  inline("part", "ec2:Describe*") +
  inline("rest", "ec2:*NetworkInterface*");

const waitsForOne = (on: string): ValidCase => ({
  name: `waits for ${on}, of two attachments of the policy`,
  filename: "main.tf",
  template: role + secondAttachment + waiting(terraformSubnets, `aws_iam_role_policy_attachment.${on}`),
});

export const valid: readonly ValidCase[] = [
  waitsForOne("vpc"),
  waitsForOne("second"),
  {
    name: "waits for a policy of one's own beside the policy of AWS",
    filename: "main.tf",
    template: role + inline("own", "ec2:*") + waiting(terraformSubnets, "aws_iam_role_policy.own"),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "one of two attachments of the policy is enough",
    filename: "main.tf",
    template: role + secondAttachment + terraformSubnets,
    errors: [terraformSubnetsAt(19)],
    output: role + secondAttachment + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
  },
  {
    name: "waits for a part of the policies",
    filename: "main.tf",
    template: inParts + waiting(terraformSubnets, "aws_iam_role_policy.part"),
    errors: [
      {
        ...terraformSubnetsAt(17),
        messageId: "noPolicy",
        data: {
          resource: "subnet group aws_dms_replication_subnet_group.this",
          role: "aws_iam_role.vpc",
          policies: "aws_iam_role_policy.rest",
        },
        related: [
          { line: 1, column: 1, message: "the role" },
          { line: 12, column: 1, message: "its policy" },
        ],
      },
    ],
    output: inParts + waiting(terraformSubnets, "aws_iam_role_policy.part, aws_iam_role_policy.rest"),
  },
];
