/** A stack with a managed policy; `statements`: its statements, with their indent. */
export const policyInYaml = (statements: string): string => `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${statements}`;
