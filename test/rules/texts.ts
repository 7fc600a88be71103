/** A text with one place changed; the place must be there once. */
export function changed(text: string, from: string, to: string): string {
  const pieces = text.split(from);
  if (pieces.length !== 2) throw new Error(`"${from}" is there ${String(pieces.length - 1)} times.`);
  return pieces.join(to);
}

/** Lines under another indentation. */
export function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(by));
}

/** A Terraform role with `jsonencode`; `name`: the whole argument, `name = "dms-vpc-role"`. */
export function terraformRole(label: string, name: string, service = "dms.amazonaws.com"): string {
  return `resource "aws_iam_role" "${label}" {
  ${name}
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "${service}" }, Action = "sts:AssumeRole" }]
  })
}
`;
}

export function terraformAttachment(label: string, policy: string): string {
  return `
resource "aws_iam_role_policy_attachment" "${label}" {
  role       = aws_iam_role.${label}.name
  policy_arn = "arn:aws:iam::aws:policy/${policy}"
}
`;
}

/** A CloudFormation role; `name`: the value of RoleName, left out when absent. */
export function yamlRole(id: string, name: string | undefined, policies: readonly string[] = []): string {
  const lines = [
    `  ${id}:`,
    "    Type: AWS::IAM::Role",
    "    Properties:",
    ...(name === undefined ? [] : [`      RoleName: ${name}`]),
    "      AssumeRolePolicyDocument:",
    '        Version: "2012-10-17"',
    "        Statement:",
    "          - Effect: Allow",
    "            Principal: { Service: dms.amazonaws.com }",
    "            Action: sts:AssumeRole",
    ...(policies.length === 0 ? [] : ["      ManagedPolicyArns:"]),
    ...policies.map((policy) => `        - arn:aws:iam::aws:policy/${policy}`),
  ];
  return `${lines.join("\n")}\n`;
}

export const yamlSubnets = `  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      ReplicationSubnetGroupDescription: where the instance stands
      SubnetIds: [subnet-1, subnet-2]
`;

export const terraformSubnets = `
resource "aws_dms_replication_subnet_group" "this" {
  replication_subnet_group_id          = "migration"
  replication_subnet_group_description = "where the instance stands"
  subnet_ids                           = ["subnet-1", "subnet-2"]
}
`;

/** An S3 endpoint that names the role `Role` as its own. */
export const yamlS3Target = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

/** The same in Terraform: the role is `aws_iam_role.dms`. */
export const terraformS3Target = `
resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
}
`;

/** Another service that has the role. */
export const yamlFunction = `  Function:
    Type: AWS::Lambda::Function
    Properties: { Role: !GetAtt Role.Arn }
`;
