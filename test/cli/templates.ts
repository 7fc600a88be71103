/** The subnet group does not wait for the role: one error of account-role-order, with a fix. */
export const unordered = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  DmsVpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: dms.amazonaws.com }
            Action: sts:AssumeRole
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole]
  SubnetGroup:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      ReplicationSubnetGroupDescription: Private subnets
      SubnetIds: [subnet-1, subnet-2]
`;

export const ordered = unordered.replace(
  "    Type: AWS::DMS::ReplicationSubnetGroup\n",
  "    Type: AWS::DMS::ReplicationSubnetGroup\n    DependsOn: DmsVpcRole\n",
);

/** One warning of account-role-present. */
export const withoutRole = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  SubnetGroup:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      ReplicationSubnetGroupDescription: Private subnets
      SubnetIds: [subnet-1, subnet-2]
`;

/** One error of pass-role-scope, with suggestions. */
export const passesAll = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["dms:DescribeEndpoints", "iam:PassRole"], "Resource": "*" }
  ]
}
`;

/** The same template as \`unordered\`, as a module. */
export const unorderedModule = `resource "aws_iam_role" "vpc" {
  name = "dms-vpc-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}
`;

export const subnetGroup = `resource "aws_dms_replication_subnet_group" "private" {
  replication_subnet_group_id          = "private"
  replication_subnet_group_description = "Private subnets"
  subnet_ids                           = ["subnet-1", "subnet-2"]
}
`;
