import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { added, allow, key, role, stack } from "./role-permissions-texts.js";
import { changed } from "./texts.js";

const secretEndpoint = `  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: postgres
      PostgreSqlSettings: { SecretsManagerSecretId: !Ref Secret, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;

const readSecret = allow("secretsmanager:GetSecretValue", "!Ref Secret");

function underKey(text: string): string {
  return changed(
    text,
    '"AWS::SecretsManager::Secret" }',
    '"AWS::SecretsManager::Secret", Properties: { KmsKeyId: !GetAtt Key.Arn } }',
  );
}

export const valid: readonly ValidCase[] = [
  {
    name: "the right to read a secret",
    template: stack(role(allow("secretsmanager:GetSecretValue", "!Ref Secret")), secretEndpoint),
  },
  {
    name: "a secret by a pattern",
    template: stack(role(allow("secretsmanager:Get*", '"arn:aws:secretsmanager:*:*:secret:*"')), secretEndpoint),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a secret",
    template: stack(role(allow("secretsmanager:DescribeSecret", "!Ref Secret")), secretEndpoint),
    errors: [
      {
        ...{ messageId: "missing", line: 24, column: 95, endLine: 24, endColumn: 111, address: "Resources.Source" },
        message:
          "Role Role does not allow what endpoint Source needs (Secret access role of an endpoint): " +
          "secretsmanager:GetSecretValue on ${Secret}. The deployment succeeds, but the connection test or " +
          "the task fails with AccessDenied. See " +
          "https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html",
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(allow("[secretsmanager:DescribeSecret, secretsmanager:GetSecretValue]", "!Ref Secret")),
              secretEndpoint,
            ),
          },
        ],
      },
    ],
  },
  {
    name: "a secret under a key",
    template: underKey(stack(key, role(readSecret), secretEndpoint)),
    errors: [
      {
        ...{ messageId: "missing", line: 25, column: 95, endLine: 25, endColumn: 111 },
        suggestions: [
          {
            messageId: "appendStatement",
            data: { role: "Role", actions: ["kms:Decrypt", "kms:DescribeKey"] },
            output: underKey(
              stack(
                key,
                role(readSecret) + added(["kms:Decrypt", "kms:DescribeKey"], "!GetAtt Key.Arn"),
                secretEndpoint,
              ),
            ),
          },
        ],
      },
    ],
  },
];
