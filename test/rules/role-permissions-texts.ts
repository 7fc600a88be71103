import { indented } from "./texts.js";

const trust = `      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: [dms.amazonaws.com, !Sub "dms.\${AWS::Region}.amazonaws.com"] }
            Action: sts:AssumeRole
`;

/** Resources of a template, after a bucket and a secret. */
export function stack(...resources: readonly string[]): string {
  return `Resources:
  Bucket: { Type: "AWS::S3::Bucket" }
  Secret: { Type: "AWS::SecretsManager::Secret" }
${resources.join("")}`;
}

/** A role with these statements, one a line, in a policy of its own. */
export function role(...statements: readonly string[]): string {
  const policy = `      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${indented(statements.map((statement) => `- ${statement}\n`).join(""), 14)}`;
  return `  Role:
    Type: AWS::IAM::Role
    Properties:
${trust}${statements.length === 0 ? "" : policy}`;
}

export function allow(actions: string, resource: string, effect = "Allow"): string {
  return `{ Effect: ${effect}, Action: ${actions}, Resource: ${resource} }`;
}

export const bucket = "!GetAtt Bucket.Arn";
export const objects = '!Sub "${Bucket.Arn}/*"';

/** An S3 endpoint on the bucket; `more`: further settings in a flow mapping. */
export function s3(type: "source" | "target", more = "", name = "Endpoint"): string {
  return `  ${name}:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: ${type}
      EngineName: s3
      S3Settings: { BucketName: !Ref Bucket, ServiceAccessRoleArn: !GetAtt Role.Arn${more} }
`;
}

/** Terraform: bucket, role and endpoint; `policies`: what gives the role its rights. */
export function terraform(policies: string, endpoint = terraformEndpoint): string {
  return `resource "aws_s3_bucket" "landing" {
  bucket = "landing-zone"
}

resource "aws_iam_role" "dms" {
  name = "dms"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

${policies}
${endpoint}`;
}

export const terraformEndpoint = `resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.landing.bucket
  service_access_role_arn = aws_iam_role.dms.arn
}
`;

/** A policy of one statement by `jsonencode`. */
export function encoded(actions: string, resource: string): string {
  return `resource "aws_iam_role_policy" "dms" {
  role = aws_iam_role.dms.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ${actions}
        Resource = ${resource}
      },
    ]
  })
}
`;
}

export const write = allow("[s3:PutObject, s3:DeleteObject, s3:ListBucket]", `[${bucket}, ${objects}]`);
export const key = '  Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: {} } }\n';

export function bucketSub(rest: string): string {
  return `!Sub "\${Bucket.Arn}${rest}"`;
}

/** What the suggestion adds behind the last statement of the role. */
export function added(actions: readonly string[], resource: string): string {
  const list = actions.length === 1 ? actions.join("") : `[${actions.join(", ")}]`;
  return `              - { Effect: Allow, Action: ${list}, Resource: ${resource} }
`;
}

export const endpointAt = (line: number) =>
  ({ messageId: "missing", line, column: 68, endLine: line, endColumn: 84 }) as const;

export function target(permissions: string) {
  const source = "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html";
  const failure = "The deployment succeeds, but the connection test or the task fails with AccessDenied.";
  return { role: "Role", use: "endpoint Endpoint", title: "S3 as a target", permissions, failure, source };
}
