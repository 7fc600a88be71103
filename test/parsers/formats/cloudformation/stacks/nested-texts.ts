/** A template that nests `child.yaml` with some parameters, and uses a value. */
export function parent(parameters: string, value = "unused", around = ""): string {
  return `${around}
Resources:
  Lake: { Type: AWS::S3::Bucket }
  Role: { Type: AWS::IAM::Role }
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./child.yaml
      Parameters: ${parameters}
  X: { Type: Custom::X, Properties: { Value: ${value} } }
`;
}

/** A template with the parameter `P`, and others around. */
export function child(value: string, around = "  P: { Type: String }"): string {
  return `
Parameters:
${around}
Resources:
  Own: { Type: AWS::IAM::Role }
  X: { Type: Custom::X, Properties: { Value: ${value} } }
Outputs:
  RoleArn: { Value: !GetAtt Own.Arn }
  Passed: { Value: !Ref P }
  Fixed: { Value: fixed }
`;
}

/** The beginning of the ARN of any role. */
export const roleArn = "arn:<aws:partition>:iam::<aws:account>:role/";
