import { attachment, role } from "./arn-format-managed-policy-cases.js";
import type { FileCase } from "./policy-forms.js";

const ofVpcRole = "arn:aws:iam::aws:policy/AmazonDMSVPCManagementRole";

/** A subnet group that waits for the role, but not for its policy. */
const unawaited = (policy: string): string => `resource "aws_iam_role" "vpc" {
  name = "dms-vpc-role"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/${policy}"
}

resource "aws_dms_replication_subnet_group" "it" {
  replication_subnet_group_id          = "it"
  replication_subnet_group_description = "it"
  subnet_ids                           = ["subnet-12345678", "subnet-12345679"]
  depends_on                           = [aws_iam_role.vpc]
}
`;

/** The AWS managed policies of account roles, under a wrong path or name. */
export const files: readonly FileCase[] = [
  {
    name: "the policy of an account role on it, which account-role-policy reports",
    path: "stack.yaml",
    text: role(ofVpcRole).replace("      Assume", "      RoleName: dms-vpc-role\n      Assume"),
  },
  {
    name: "the policy of an account role, attached to an account role by a resource of its own",
    path: "main.tf",
    text: `${attachment(`"${ofVpcRole}"`).replace('= "it"', "= aws_iam_role.vpc.name")}
resource "aws_iam_role" "vpc" {
  name               = "dms-vpc-role"
  assume_role_policy = "{}"
}
`,
  },
  {
    name: "the policy of an account role, on a role with another name",
    path: "stack.yaml",
    text: role(ofVpcRole),
    found: [["wrongPath", ofVpcRole]],
    says: /AmazonDMSVPCManagementRole has path \/service-role\//,
    suggested: role("arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"),
  },
  {
    name: "the policy of an account role, on another account role",
    path: "stack.yaml",
    text: role(ofVpcRole).replace("      Assume", "      RoleName: dms-access-for-endpoint\n      Assume"),
    found: [["wrongPath", ofVpcRole]],
  },
  {
    name: "the policy of an account role, on a role that nobody sees",
    path: "main.tf",
    text: attachment(`"${ofVpcRole}"`),
    found: [["wrongPath"]],
    suggested: attachment('"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"'),
  },
  {
    name: "the misspelled policy of an account role, which a subnet group does not wait for either",
    path: "main.tf",
    text: unawaited("AmazonDMSVPCManagmentRole"),
    found: [["noPolicy"]],
    suggested: unawaited("AmazonDMSVPCManagementRole"),
  },
  {
    name: "the misspelled policy of an account role",
    path: "main.tf",
    text: attachment('"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagmentRole"'),
    found: [["noPolicy"]],
    says: /AWS has no policy .*NoSuchEntity\. Write arn:aws:iam::aws:policy\/service-role\/AmazonDMSVPCManagementRole\./,
    suggested: attachment('"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"'),
  },
];
