export const number = "111122223333";
export const roleArn = `arn:aws:iam::${number}:role/dms/writer`;

export const stack = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  SubnetGroup:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      ReplicationSubnetGroupDescription: private
      SubnetIds: !Split [",", !ImportValue network-Subnets]
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: orders-lake
        ServiceAccessRoleArn: !ImportValue roles-Writer
`;

export const module = `resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = "orders-lake"
  service_access_role_arn = data.aws_iam_role.writer.arn
}

data "aws_iam_role" "writer" {
  name = "writer"
}
`;

export const exports = JSON.stringify({
  Exports: [
    { Name: "roles-Writer", Value: roleArn },
    { Name: "network-Subnets", Value: "subnet-1,subnet-2" },
  ],
});

export interface Grants {
  readonly actions?: readonly string[];
  readonly service?: string;
  readonly vpcRole?: "right" | "wrong" | "absent";
  readonly deployer?: readonly string[];
}

export const full = ["s3:PutObject", "s3:DeleteObject", "s3:PutObjectTagging", "s3:ListBucket"];

export function account({
  actions = full,
  service = "dms.amazonaws.com",
  vpcRole = "right",
  deployer = ["*"],
}: Grants): string {
  const role = (
    name: string,
    path: string,
    principal: string,
    documents: readonly unknown[],
    managed: readonly string[],
  ): unknown => ({
    RoleName: name,
    Arn: `arn:aws:iam::${number}:role${path}${name}`,
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" }],
    },
    RolePolicyList: documents.map((one) => ({ PolicyName: "own", PolicyDocument: one })),
    AttachedManagedPolicies: managed.map((arn) => ({ PolicyArn: arn })),
  });
  const allowing = (own: readonly string[]): unknown => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: own, Resource: "*" }],
  });
  const vpcPolicy = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole";
  const vpc = role("dms-vpc-role", "/", "dms.amazonaws.com", [], vpcRole === "right" ? [vpcPolicy] : []);
  return JSON.stringify({
    RoleDetailList: [
      role("writer", "/dms/", service, [allowing(actions)], []),
      role("deployer", "/", "codebuild.amazonaws.com", [allowing(deployer)], []),
      ...(vpcRole === "absent" ? [] : [vpc]),
    ],
  });
}
