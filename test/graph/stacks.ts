/** A role that a service can assume, with one statement, and an endpoint that writes to a bucket with it. */
export interface StackParts {
  readonly service?: string;
  readonly actions?: string;
  readonly resource?: string;
  readonly effect?: string;
  /** More properties of the role. */
  readonly role?: string;
  /** More resources. */
  readonly more?: string;
}

export const allActions = "[s3:PutObject, s3:DeleteObject, s3:PutObjectTagging, s3:ListBucket]";

export function stack({
  service = "dms.amazonaws.com",
  actions = allActions,
  resource = "[!GetAtt Lake.Arn, !Sub '${Lake.Arn}/*']",
  effect = "Allow",
  role = "",
  more = "",
}: StackParts = {}): string {
  return `
Resources:
  Lake:
    Type: AWS::S3::Bucket
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ${service} }, Action: "sts:AssumeRole" }]
      Policies:
        - PolicyName: lake
          PolicyDocument:
            Statement: [{ Sid: Write, Effect: ${effect}, Action: ${actions}, Resource: ${resource} }]
      ${role}
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: !Ref Lake, ServiceAccessRoleArn: !GetAtt Writer.Arn }
${more}`;
}

/** `dms-vpc-role` and what waits for it, or does not. */
export function network({ dependsOn = "", roleName = "dms-vpc-role", policies = "" } = {}): string {
  return `
Resources:
  VpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${roleName}
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]
      ${policies}
  Group:
    Type: AWS::DMS::ReplicationSubnetGroup
    ${dependsOn}
    Properties: { ReplicationSubnetGroupDescription: all, SubnetIds: [subnet-1, subnet-2] }
`;
}

/** A template with this many DMS resources, half of them endpoints with roles, which lack an action in every second one. */
export function largeStack(count: number): string {
  const parts = Array.from({ length: count }, (_, index) => {
    const id = String(index);
    if (index % 2 === 1)
      return `  Source${id}:\n    Type: AWS::DMS::Endpoint\n    Properties: { EndpointType: source, EngineName: mysql, ServerName: db, Port: 3306, Username: u, Password: p }\n`;
    const actions = index % 4 === 0 ? "[s3:PutObject, s3:ListBucket]" : allActions;
    return stack({ actions })
      .replace("\nResources:\n", "")
      .replace(/\b(Lake|Writer|Target)\b/g, `$1${id}`);
  });
  return `Resources:\n${parts.join("")}`;
}
