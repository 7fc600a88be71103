import { expect, it } from "vitest";
import { lintText } from "../../src/index.js";
import { changed } from "./texts.js";

const template = `Parameters:
  Stage: { Type: String }
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { AWS: !Ref AWS::AccountId }, Action: "kms:*", Resource: "*" }]
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties: { Name: orders, KmsKeyId: !Ref Key, SecretString: "{}" }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: !Sub "dms.\${AWS::Region}.amazonaws.com" }, Action: "sts:AssumeRole" }]
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{ Effect: Allow, Action: "secretsmanager:*", Resource: "*" }]
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings: { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;
const byStage = changed(template, "Name: orders", 'Name: !Sub "${Stage}/orders"');

async function problems(text: string): Promise<readonly string[]> {
  const [result] = await lintText(text, { filePath: "template.yaml" });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === "role-permissions").map(({ message }) => message);
}

it.each([
  ["its name", template],
  ["its name, which depends on a parameter", changed(byStage, "SecretId: orders", 'SecretId: !Sub "${Stage}/orders"')],
])("the key of a secret that an endpoint names by %s is needed", async (_title, text) => {
  expect(await problems(text)).toEqual([expect.stringContaining("kms:Decrypt and kms:DescribeKey on")]);
});

it.each([
  ["another name", changed(template, "SecretId: orders", "SecretId: invoices")],
  ["a name that may be another one", changed(byStage, "SecretId: orders", "SecretId: dev/orders")],
  ["the name of a secret with the key of AWS", changed(template, "KmsKeyId: !Ref Key, ", "")],
  [
    "the name of a secret that some deployments have",
    changed(
      changed(template, "Resources:\n", 'Conditions:\n  Own: !Equals [!Ref Stage, "dev"]\nResources:\n'),
      "    Type: AWS::SecretsManager::Secret\n",
      "    Type: AWS::SecretsManager::Secret\n    Condition: Own\n",
    ),
  ],
])("the key of a secret is not needed where an endpoint names %s", async (_title, text) => {
  expect(await problems(text)).toEqual([]);
});
