import type rule from "../../src/rules/account-role-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { redshiftPolicy, vpcActions, vpcPolicy, vpcRole, yaml, yamlAttached } from "./account-role-policy-texts.js";
import { changed, terraformAttachment, terraformRole, yamlRole } from "./texts.js";

/** Two account roles; the first carries the policies of both. */
function carrier(owner: string): string {
  return `Resources:\n${yamlRole("Role", "dms-vpc-role", [vpcPolicy, redshiftPolicy])}${owner}`;
}

const bareOwner = yamlRole("Access", "dms-access-for-endpoint");
/** The same, of which a deployment has one or the other. */
const alternativeRoles = `Parameters: { Mode: { Type: String } }
Conditions: { Vpc: !Equals [!Ref Mode, vpc], Access: !Not [!Condition Vpc] }
${carrier(bareOwner.replace("    Type:", "    Condition: Access\n    Type:")).replace("    Type:", "    Condition: Vpc\n    Type:")}`;

const terraformCarrier = `${terraformRole("vpc", 'name = "dms-vpc-role"')}${terraformAttachment("vpc", vpcPolicy)}
resource "aws_iam_role_policy_attachment" "access" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/${redshiftPolicy}"
}

resource "random_id" "suffix" {
  byte_length = 4
}

`;
const terraformOwner = terraformRole("for_endpoint", 'name = "dms-access-for-endpoint-${random_id.suffix.hex}"');

export const valid: readonly ValidCase[] = [
  { name: "the policy of another account role beside its own", template: carrier("") },
  {
    name: "the policies of both on each",
    template: carrier(yamlRole("Access", "dms-access-for-endpoint", [redshiftPolicy])),
  },
  {
    name: "the policy of a role with one that is not here",
    template: carrier(`${bareOwner}      ManagedPolicyArns: [!ImportValue access-policy]\n`),
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the policy of another account role",
    template: yaml("dms-vpc-role", redshiftPolicy),
    errors: [
      {
        ...{ messageId: "missing", line: 2, column: 3, endLine: 2, endColumn: 7 },
        data: { ...vpcRole, role: "Role", actions: vpcActions },
        suggestions: [
          {
            messageId: "attach",
            output: yaml("dms-vpc-role", redshiftPolicy) + changed(yamlAttached, "      ManagedPolicyArns:\n", ""),
          },
        ],
      },
    ],
  },
  {
    name: "the policy of another account role, which has none",
    template: carrier(bareOwner),
    errors: [
      {
        ...{ messageId: "strayed", line: 14, column: 11, endLine: 14, endColumn: 71, address: "Resources.Role" },
        message:
          "AmazonDMSRedshiftS3Role belongs to dms-access-for-endpoint but is attached to Role. Attach it " +
          "to Access, which has no policy. Loading into Redshift fails when DMS stages its first file: " +
          `"Role 'dms-access-for-endpoint' is not configured properly".`,
        related: [{ line: 15, column: 3, message: "the role without it" }],
        suggestions: [
          {
            messageId: "attachToo",
            data: { policy: "AmazonDMSRedshiftS3Role", owner: "Access", role: "Role" },
            output: `${carrier(bareOwner)}      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/${redshiftPolicy}
`,
          },
        ],
      },
    ],
  },
  {
    name: "the policy of another account role, of which only one is there",
    template: alternativeRoles,
    errors: [
      {
        ...{ messageId: "missing", line: 18, column: 3, endLine: 18, endColumn: 9 },
        suggestions: [
          {
            messageId: "attach",
            output: `${alternativeRoles}      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/${redshiftPolicy}
`,
          },
        ],
      },
    ],
  },
  {
    name: "the policy of another account role in Terraform, where that has a suffix",
    filename: "main.tf",
    template: terraformCarrier + terraformOwner,
    refused: 1,
    errors: [
      {
        ...{ messageId: "strayed", line: 16, column: 16, endLine: 16, endColumn: 78 },
        address: "aws_iam_role_policy_attachment.access",
      },
    ],
  },
];
