/** A role with this trust policy (a flow mapping), and what names it. */
export function yaml(trust: string, rest: string, name = ""): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ${name}AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${trust}${rest}`;
}

export function trusts(service: string): string {
  return `          - Effect: Allow
            Principal: { Service: ${service} }
            Action: sts:AssumeRole
`;
}

export const secret = `  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings: { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;

export const regional = '!Sub "dms.${AWS::Region}.amazonaws.com"';

export const failure =
  "Creating the resource, the connection test or the task fails: " +
  '"… is not authorized to perform: sts:AssumeRole".';

export const failureOfSecret =
  'Creating the resource fails: "The IAM Role … should have the DMS Regional Service Principal … as ' +
  'trusted entity".';

export function terraform(trust: string, endpoint: string): string {
  return `resource "aws_iam_role" "dms" {
  name = "dms"
${trust}}
${endpoint}`;
}

export const terraformSecret = `
resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "orders"
  endpoint_type                   = "source"
  engine_name                     = "mysql"
  secrets_manager_arn             = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf"
  secrets_manager_access_role_arn = aws_iam_role.dms.arn
}
`;

export function encoded(service: string): string {
  return `  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ${service} }
      Action    = "sts:AssumeRole"
    }]
  })
`;
}

export function document(identifiers: string): string {
  return `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ${identifiers}
    }
  }
}

`;
}

export const ofDocument = "  assume_role_policy = data.aws_iam_policy_document.trust.json\n";

export const output = `
output "arn" {
  value = aws_iam_role.dms.arn
}
`;
