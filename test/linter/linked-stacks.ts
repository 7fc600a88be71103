/** A stack that exports a role which DMS may not assume. */
export const importedRole = `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: ec2.amazonaws.com }
            Action: sts:AssumeRole
Outputs:
  WriterArn:
    Value: !GetAtt Writer.Arn
    Export: { Name: writer-arn }
`;

/** A stack whose endpoint uses that role. */
export const importingEndpoint = `Resources:
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: orders-lake
        ServiceAccessRoleArn: !ImportValue writer-arn
`;
