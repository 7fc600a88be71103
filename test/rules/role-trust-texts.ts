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
