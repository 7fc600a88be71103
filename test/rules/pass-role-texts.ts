/** The file of a bare policy. */
export const filename = "policy.json";

/** A bare policy with these statements, one a line. */
export function policy(...statements: readonly string[]): string {
  return `{
  "Version": "2012-10-17",
  "Statement": [
${statements.map((statement) => `    ${statement}`).join(",\n")}
  ]
}
`;
}

export function statement(actions: string, resource = '"*"', rest = "", effect = "Allow"): string {
  return `{ "Effect": "${effect}", "Action": ${actions}, "Resource": ${resource}${rest} }`;
}

export const landing = '"arn:aws:iam::123456789012:role/dms-landing"';
export const toDms = ', "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } }';
export const create = statement('["dms:CreateEndpoint", "dms:DescribeEndpoints"]');
export const passing = statement('"iam:PassRole"', landing, toDms);

/** A stack with a role, an endpoint that is given it, and a deployer with these statements, one a line. */
export function stack(...statements: readonly string[]): string {
  return `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: {} }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Writer.Arn }
  Deployer:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: deploy
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((line) => `              - ${line}\n`).join("")}`;
}

export function yamlStatement(actions: string, resource = '"*"', rest = "", effect = "Allow"): string {
  return `{ Effect: ${effect}, Action: ${actions}, Resource: ${resource}${rest} }`;
}

export const yamlCreate = yamlStatement("[dms:CreateEndpoint, dms:DescribeEndpoints]");
export const yamlToDms = ', Condition: { StringEquals: { "iam:PassedToService": dms.amazonaws.com } }';

/** A module with a role, an endpoint that is given it, and a deployer with a document of these blocks. */
export function terraform(...blocks: readonly string[]): string {
  return `resource "aws_iam_role" "writer" {
  name               = "dms-landing"
  assume_role_policy = "{}"
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.writer.arn
}

data "aws_iam_policy_document" "deploy" {
${blocks.join("\n")}}

resource "aws_iam_user" "deployer" {
  name = "deployer"
}

resource "aws_iam_user_policy" "deployer" {
  user   = aws_iam_user.deployer.name
  policy = data.aws_iam_policy_document.deploy.json
}
`;
}

export function block(actions: string, resources = '["*"]', rest = ""): string {
  return `  statement {
    actions   = ${actions}
    resources = ${resources}
${rest}  }
`;
}

export const blockToDms = `
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["dms.amazonaws.com"]
    }
`;

/** A deployer with an AWS managed policy, and a policy to change roles. */
export const withManaged = (name: string, roles = '"*"'): string => `Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/${name}"]
      Policies:
        - PolicyName: deploy
          PolicyDocument: { Version: "2012-10-17", Statement: [${yamlStatement("iam:PutRolePolicy", roles)}] }
`;
