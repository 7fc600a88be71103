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
