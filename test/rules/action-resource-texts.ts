export const on = (action: string | readonly string[], resource: string | readonly string[]) => ({
  Effect: "Allow",
  Action: action,
  Resource: resource,
});
export const dms = "arn:aws:dms:eu-west-1:123456789012";

export const stack = (action: string, resource: string, metadata = ""): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
  It:
    Type: AWS::IAM::ManagedPolicy${metadata}
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: ${action}
          Resource: ${resource}
`;
