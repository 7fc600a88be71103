import { changed, yamlSubnets } from "./texts.js";

export const subnets = `Resources:\n${yamlSubnets}`;

/** What a finding says of an account that nobody described. */
export const account = "If the account has the role already, add it to settings.existingRoles in the config.";

export const vpcRole = {
  account,
  name: "dms-vpc-role",
  failure:
    'Creating a subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
};

/** What the suggestion adds to a YAML template. */
export const yamlVpcRole = `  DmsVpcRole:
    Type: AWS::IAM::Role
    Condition: CreatesDmsVpcRole
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole
`;

/** The template with the parameter and the condition that the suggestion adds; `quote`: how its texts are quoted. */
export function guarded(text: string, role = "DmsVpcRole", quote = "'", name = "dms-vpc-role"): string {
  const yes = `${quote}true${quote}`;
  const parameter = `  Create${role}:
    Description: Whether to create the role ${name} (false where the account has it)
    Type: String
    AllowedValues:
      - ${yes}
      - ${quote}false${quote}
    Default: ${yes}
`;
  const condition = `Conditions:
  Creates${role}: !Equals [!Ref Create${role}, ${yes}]
`;
  // The parameters of a template have no empty line behind them, so its conditions have none.
  const sections = text.startsWith("Parameters:")
    ? `${parameter}${condition}`
    : `Parameters:\n${parameter}\n${condition}\n`;
  return changed(text, "Resources:\n", `${sections}Resources:\n`);
}

export const waitingSubnets = changed(
  subnets,
  "Type: AWS::DMS::ReplicationSubnetGroup\n",
  "Type: AWS::DMS::ReplicationSubnetGroup\n    DependsOn: DmsVpcRole\n",
);

/** A Terraform resource that waits for the role that is added. */
export function waiting(text: string): string {
  return `${text.slice(0, -"}\n".length)}
  depends_on = [aws_iam_role_policy_attachment.dms_vpc_role]
}
`;
}

/** What the suggestion adds to a Terraform file. */
export function hclRole(label: string, name: string, policy: string): string {
  return `
variable "create_${label}" {
  description = "Whether to create the role ${name} (false where the account has it)"
  type        = bool
  default     = true
}

resource "aws_iam_role" "${label}" {
  count = var.create_${label} ? 1 : 0
  name  = "${name}"

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

resource "aws_iam_role_policy_attachment" "${label}" {
  count      = var.create_${label} ? 1 : 0
  role       = aws_iam_role.${label}[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/${policy}"
}
`;
}
