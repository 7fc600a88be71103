const trust = `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })`;

/** The account role with its policy. */
export const roleFile = `resource "aws_iam_role" "vpc" {
  name               = "dms-vpc-role"
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}
`;

/** Beside the role, one finding of account-role-order in its first line, with a fix. */
export const groupFile = `resource "aws_dms_replication_subnet_group" "private" {
  replication_subnet_group_id          = "private"
  replication_subnet_group_description = "Private subnets"
  subnet_ids                           = ["subnet-1", "subnet-2"]
}
`;

/** An endpoint whose role may write but not delete: role-permissions at the role's ARN, with a suggestion. */
export const lakeFile = `resource "aws_iam_role" "lake" {
  name               = "lake"
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policy" "lake" {
  role = aws_iam_role.lake.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::lake/*" },
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::lake" },
    ]
  })
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "lake"
  service_access_role_arn = aws_iam_role.lake.arn
}
`;

/** One finding of pass-role-scope at the \`*\`. */
export const passesAllPolicy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["dms:CreateEndpoint", "iam:PassRole"],
      "Resource": "*"
    }
  ]
}
`;

/** The account role and a subnet group that does not wait for it, in CloudFormation. */
export const yamlStack = `AWSTemplateFormatVersion: "2010-09-09"
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

export const jsonStack = `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "DmsVpcRole": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": "dms-vpc-role",
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "dms.amazonaws.com" }, "Action": "sts:AssumeRole" }
          ]
        },
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]
      }
    },
    "SubnetGroup": {
      "Type": "AWS::DMS::ReplicationSubnetGroup",
      "Properties": {
        "ReplicationSubnetGroupDescription": "Private subnets",
        "SubnetIds": ["subnet-1", "subnet-2"]
      }
    }
  }
}
`;
