export const on = (...resources: readonly string[]) => ({ Effect: "Allow", Action: "*", Resource: resources });

/** A stack with a policy on a resource. */
export const stack = (resource: string): string => `Parameters:
  Arn:
    Type: String
  Optional:
    Type: String
    Default: ""
Resources:
  Data:
    Type: AWS::S3::Bucket
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: "*"
          Resource: ${resource}
`;

const role = `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
`;

/** A stack with an endpoint; `arn`: the role that it is given. */
export const endpointWith = (arn: string, more = ""): string => `Parameters:
  Arn: { Type: String }
  Name: { Type: String, Default: writer }
  Which: { Type: String }
Conditions:
  IsOwn: !Equals [!Ref Which, own]
Resources:
${role}  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties: { Roles: [!Ref Role] }
${more}  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: orders
        ServiceAccessRoleArn: ${arn}
`;
