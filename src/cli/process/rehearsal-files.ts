/** Small files of each format without findings, by name, with what most files have: a role, its policy and what uses it. */
export const rehearsalFiles: ReadonlyMap<string, string> = new Map([
  [
    "stack.yaml",
    `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  VpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { Service: dms.amazonaws.com } }]
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: VpcRole
    Properties:
      ReplicationSubnetGroupDescription: group
      SubnetIds: [subnet-1, subnet-2]
  Bucket:
    Type: AWS::S3::Bucket
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              Service: dms.amazonaws.com
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]
                Resource:
                  - !GetAtt Bucket.Arn
                  - !Sub "\${Bucket.Arn}/*"
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: !Ref Bucket, ServiceAccessRoleArn: !GetAtt Role.Arn }
`,
  ],
  [
    "main.tf",
    `resource "aws_s3_bucket" "data" {
  bucket = "data"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "target" {
  name               = "target"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "target" {
  role = aws_iam_role.target.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]
      Resource = [aws_s3_bucket.data.arn, "\${aws_s3_bucket.data.arn}/*"]
    }]
  })
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.data.bucket
  service_access_role_arn = aws_iam_role.target.arn
}
`,
  ],
  [
    "policy.json",
    `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Data",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:ListBucket"],
      "Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"],
      "Condition": { "StringEquals": { "aws:PrincipalAccount": "123456789012" } }
    },
    { "Effect": "Allow", "Action": "dms:DescribeEndpoints", "Resource": "*" }
  ]
}
`,
  ],
]);
