import { yamlRole } from "./texts.js";

export const vpcPolicy = "service-role/AmazonDMSVPCManagementRole";
export const redshiftPolicy = "service-role/AmazonDMSRedshiftS3Role";

export const vpcActions = [
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:ModifyNetworkInterfaceAttribute",
];

export function yaml(name: string, ...policies: readonly string[]): string {
  return `Resources:\n${yamlRole("Role", name, policies)}`;
}

/** A role with an inline policy of these actions on these resources. */
export function withActions(name: string, actions: readonly string[], resource = '"*"'): string {
  return `${yaml(name)}      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [${actions.map((action) => `"${action}"`).join(", ")}]
                Resource: ${resource}
`;
}

/** What the suggestion adds to a YAML role at the end of a template. */
export const yamlAttached = `      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole
`;

export function inJson(rest: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": "dms-cloudwatch-logs-role",
        "AssumeRolePolicyDocument": {}${rest}
      }
    }
  }
}
`;
}

export const vpcRole = {
  name: "dms-vpc-role",
  policy: "AmazonDMSVPCManagementRole",
  failure:
    'Creating a subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
};
