export const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/1111";

/** An endpoint; `settings`: lines under its properties. */
export function endpoint(engine: string, type: string, ...settings: readonly string[]): string {
  return `  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: ${type}
      EngineName: ${engine}
${settings.map((line) => `      ${line}\n`).join("")}`;
}

export function yaml(engine: string, type: string, ...settings: readonly string[]): string {
  return `Resources:\n${endpoint(engine, type, ...settings)}`;
}

export function s3Settings(more: string): string {
  return `S3Settings: { BucketName: landing, ServiceAccessRoleArn: "arn:aws:iam::123456789012:role/dms"${more} }`;
}

export function terraformS3(...settings: readonly string[]): string {
  return `resource "aws_dms_s3_endpoint" "this" {
  endpoint_id             = "landing"
  bucket_name             = "landing"
  service_access_role_arn = "arn:aws:iam::123456789012:role/dms"
${settings.map((line) => `  ${line}\n`).join("")}}
`;
}
