import { terraformAttachment, terraformRole, yamlRole } from "./texts.js";

export const vpcPolicy = "service-role/AmazonDMSVPCManagementRole";
export const logsPolicy = "service-role/AmazonDMSCloudWatchLogsRole";
export const redshiftPolicy = "service-role/AmazonDMSRedshiftS3Role";

export function yaml(name: string | undefined, policy = vpcPolicy): string {
  return `Resources:\n${yamlRole("Role", name, [policy])}`;
}

export function terraform(name: string, policy = vpcPolicy): string {
  return terraformRole("dms", name) + terraformAttachment("dms", policy);
}

/** An S3 endpoint that names a role as its own. */
export const endpoint = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: dms-landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

export const vpcRole = {
  policy: "AmazonDMSVPCManagementRole",
  expected: "dms-vpc-role",
  failure:
    'Creating a subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
};
