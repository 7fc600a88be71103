import { describe, expect, it } from "vitest";
import { judged, roleWith, trusting, isOn } from "../judged.js";
import { stack, type SecretCase } from "./secret-stacks.js";
import { trust } from "./secret-trust-cases.js";
import { secretsByName } from "./secret-name-cases.js";
import { secretsUnderKeys } from "./secret-key-cases.js";
import { terraform } from "./secret-terraform-cases.js";

/** Whether a role is judged at all. */
const secretRoles: readonly SecretCase[] = [
  {
    name: "a secret policy that names the role",
    files: {
      "a.yaml": stack({
        statements: ['s3:GetObject on "*"'],
        further: `  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Secret
      ResourcePolicy: { Statement: [{ Effect: Allow, Principal: { AWS: !GetAtt Role.Arn }, Action: "secretsmanager:GetSecretValue", Resource: "*" }] }`,
      }),
    },
    expected: { missing: [], open: ["secretsmanager:GetSecretValue"] },
    why: "in one account the policy of a secret grants alone",
  },
  {
    name: "a role that is not declared",
    files: { "a.yaml": stack({ role: "arn:aws:iam::123456789012:role/elsewhere" }) },
    expected: { used: "yes", roles: [], reasons: [isOn(/elsewhere/)] },
    why: "a role elsewhere is not judged",
  },
  {
    name: "plain credentials",
    files: {
      "a.yaml": `
Resources:
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: source, EngineName: mysql, ServerName: h, Username: u, Password: p }
`,
    },
    expected: { used: "no" },
    why: "no secret is used",
  },
  {
    name: "the secret of Oracle ASM",
    use: "endpoint-oracle-asm-secret-role",
    files: {
      "a.yaml": `
Resources:
  Asm: { Type: AWS::SecretsManager::Secret }
  Role: ${roleWith(trusting("dms.amazonaws.com"), ['s3:GetObject on "*"'])}
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: oracle
      OracleSettings:
        SecretsManagerOracleAsmAccessRoleArn: !GetAtt Role.Arn
        SecretsManagerOracleAsmSecretId: !Ref Asm
`,
    },
    expected: {
      used: "yes",
      missing: [isOn(/^secretsmanager:GetSecretValue on /)],
      untrusted: ["dms.${AWS::Region}.amazonaws.com"],
    },
    why: "it is read like the other",
  },
];

describe.each([
  ["trust", trust],
  ["permissions", [...secretsByName, ...secretsUnderKeys, ...secretRoles]],
  ["Terraform", terraform],
] as const)("the role of a secret, %s", (_part, cases) => {
  it.each(cases)(
    "$name, because $why",
    async ({ files, use = "endpoint-secret-role", surroundings: deploymentContext, expected }) => {
      const found = await judged({
        files,
        resource: "Endpoint",
        use,
        ...(deploymentContext && { surroundings: deploymentContext }),
      });
      expect(found).toMatchObject(expected);
    },
  );
});
