import { describe, expect, it } from "vitest";
import { judged, roleWith, trusting, type Asked, type Judged } from "./judged.js";

interface SecretCase {
  readonly name: string;
  readonly files: Asked["files"];
  readonly use?: string;
  readonly surroundings?: Asked["surroundings"];
  readonly expected: Partial<Judged>;
  readonly why: string;
}

const regional = '!Sub "dms.${AWS::Region}.amazonaws.com"';

interface Stack {
  readonly trust?: string;
  readonly statements?: readonly string[];
  /** Value of SecretsManagerSecretId. */
  readonly secret?: string;
  readonly role?: string;
  /** Of the secret. */
  readonly key?: string;
  readonly further?: string;
}

const stack = ({ trust, statements, secret, role, key = "", further = "" }: Stack): string => `
Parameters:
  SecretArn: { Type: String }
  SecretName: { Type: String, Default: "" }
  KeyArn: { Type: String }
Resources:
  Secret: { Type: AWS::SecretsManager::Secret, Properties: { Name: db/source${key} } }
  Other: { Type: AWS::SecretsManager::Secret, Properties: { Name: db/other } }
  Role: ${roleWith(trust ?? trusting(regional), statements ?? ["secretsmanager:GetSecretValue on !Ref Secret"])}
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings:
        SecretsManagerAccessRoleArn: ${role ?? "!GetAtt Role.Arn"}
        SecretsManagerSecretId: ${secret ?? "!Ref Secret"}
${further}`;

const none = { missing: [], untrusted: [], openTrust: [] };
const read = (on: string): string => `secretsmanager:GetSecretValue on ${on}`;
const isOn = (pattern: RegExp): string => expect.stringMatching(pattern) as string;

const trust: readonly SecretCase[] = [
  {
    name: "the regional principal",
    files: { "a.yaml": stack({}) },
    expected: { used: "yes", roles: ["Role"], open: [], ...none },
    why: "roles of secrets need it",
  },
  {
    name: "the global principal alone",
    files: { "a.yaml": stack({ trust: trusting("dms.amazonaws.com") }) },
    expected: { untrusted: ["dms.${AWS::Region}.amazonaws.com"] },
    why: "DMS refuses the endpoint",
  },
  {
    name: "both principals",
    files: { "a.yaml": stack({ trust: trusting("dms.amazonaws.com", regional) }) },
    expected: none,
    why: "right everywhere",
  },
  {
    name: "a written region",
    files: { "a.yaml": stack({ trust: trusting("dms.eu-west-1.amazonaws.com") }) },
    expected: { untrusted: [], openTrust: ["dms.${AWS::Region}.amazonaws.com"] },
    why: "the deployment may be there",
  },
  {
    name: "a written region, the one of the settings",
    files: { "a.yaml": stack({ trust: trusting("dms.eu-west-1.amazonaws.com") }) },
    surroundings: { region: "eu-west-1" },
    expected: none,
    why: "the deployment is there",
  },
  {
    name: "a written region, another than that of the settings",
    files: { "a.yaml": stack({ trust: trusting("dms.us-east-1.amazonaws.com") }) },
    surroundings: { region: "eu-west-1" },
    expected: { untrusted: ["dms.eu-west-1.amazonaws.com"] },
    why: "the deployment is elsewhere",
  },
  {
    name: "the DNS suffix of the deployment",
    files: { "a.yaml": stack({ trust: trusting('!Sub "dms.${AWS::Region}.${AWS::URLSuffix}"') }) },
    expected: none,
    why: "it is the same principal",
  },
];

const secrets: readonly SecretCase[] = [
  {
    name: "another secret",
    files: { "a.yaml": stack({ statements: [read("!Ref Other")] }) },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "the role reads the wrong one",
  },
  {
    name: "DescribeSecret alone",
    files: { "a.yaml": stack({ statements: ["secretsmanager:DescribeSecret on !Ref Secret"] }) },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "it does not give the value",
  },
  {
    name: "GetSecretValue by a prefix",
    files: { "a.yaml": stack({ statements: ['secretsmanager:Get* on "*"'] }) },
    expected: none,
    why: "the pattern covers it",
  },
  {
    name: "a local secret, by its name with any suffix",
    files: {
      "a.yaml": stack({
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/source-??????"')],
      }),
    },
    expected: { ...none, open: [] },
    why: "six question marks stand for what AWS adds",
  },
  {
    name: "a local secret, by its name with a wildcard",
    files: { "a.yaml": stack({ statements: [read('"arn:aws:secretsmanager:*:*:secret:db/*"')] }) },
    expected: { ...none, open: [] },
    why: "the pattern covers the name and the suffix",
  },
  {
    name: "a local secret, by its name without the suffix",
    files: {
      "a.yaml": stack({
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/source"')],
      }),
    },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "the ARN of a secret ends in six characters more",
  },
  {
    name: "a whole ARN, the same in the policy",
    files: {
      "a.yaml": stack({
        secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/source-AbCdEf",
        statements: [read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/source-AbCdEf")],
      }),
    },
    expected: none,
    why: "it is the secret",
  },
  {
    name: "a whole ARN, another in the policy",
    files: {
      "a.yaml": stack({
        secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/source-AbCdEf",
        statements: [read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/target-GhIjKl")],
      }),
    },
    expected: { missing: [isOn(/db\/source-AbCdEf$/)] },
    why: "the role reads the wrong one",
  },
  {
    name: "a partial ARN, any suffix in the policy",
    files: {
      "a.yaml": stack({
        secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/main",
        statements: [read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/main-??????")],
      }),
    },
    expected: none,
    why: "Secrets Manager takes an ARN without the suffix",
  },
  ...["-??????", "-*"].flatMap((suffix) =>
    ["db/main", "${SecretArn}", "db/${SecretArn}"].map((secret): SecretCase => {
      const arn = `arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${secret}`;
      const statements = [read(`!Sub "${arn}${suffix}"`)];
      return {
        name: `a partial ARN of ${secret}, ${suffix} behind it in the policy`,
        files: { "a.yaml": stack({ secret: `!Sub "${arn}"`, statements }) },
        expected: { missing: [] },
        why: "the suffix is what AWS adds",
      };
    }),
  ),
  {
    name: "a partial ARN of pseudo parameters, the same without a suffix in the policy",
    files: {
      "a.yaml": stack({
        secret: '!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/main"',
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/main"')],
      }),
    },
    expected: { missing: [isOn(/:secret:db\/main-/)] },
    why: "the ARN of a secret ends in six characters more",
  },
  {
    name: "a partial ARN of pseudo parameters, another in the policy",
    files: {
      "a.yaml": stack({
        secret: '!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/main"',
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/other-*"')],
      }),
    },
    expected: { missing: [isOn(/:secret:db\/main-/)] },
    why: "the role reads the wrong one",
  },
  {
    name: "a partial ARN whose end looks like a suffix",
    files: {
      "a.yaml": stack({
        secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:my-source",
        statements: [read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:my-source-*")],
      }),
    },
    expected: none,
    why: "the six letters may belong to the name",
  },
  {
    name: "a name",
    files: {
      "a.yaml": stack({
        secret: "db/main",
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/main-*"')],
      }),
    },
    expected: { ...none, open: ["kms:Decrypt", "kms:DescribeKey"] },
    why: "a secret can be given by its name",
  },
  {
    name: "a name, another in the policy",
    files: {
      "a.yaml": stack({ secret: "db/main", statements: [read('"arn:aws:secretsmanager:*:*:secret:db/other-*"')] }),
    },
    expected: { missing: [isOn(/:secret:db\/main-/)] },
    why: "the role reads the wrong one",
  },
  {
    name: "a parameter, the same in the policy",
    files: { "a.yaml": stack({ secret: "!Ref SecretArn", statements: [read("!Ref SecretArn")] }) },
    expected: none,
    why: "it is one parameter",
  },
  {
    name: "a parameter, a wildcard behind the same in the policy",
    files: { "a.yaml": stack({ secret: "!Ref SecretArn", statements: [read('!Sub "${SecretArn}*"')] }) },
    expected: none,
    why: "the pattern covers it with and without the suffix",
  },
  {
    name: "a parameter, secrets by prefix in the policy",
    files: {
      "a.yaml": stack({ secret: "!Ref SecretArn", statements: [read('"arn:aws:secretsmanager:*:*:secret:db/*"')] }),
    },
    expected: { missing: [], open: expect.arrayContaining(["secretsmanager:GetSecretValue"]) as string[] },
    why: "the parameter may name one of these",
  },
  {
    name: "a name made of a parameter",
    files: {
      "a.yaml": stack({
        secret: '!Sub "${SecretArn}-db-cred"',
        statements: [read('"arn:aws:secretsmanager:*:*:secret:prod-db-cred-??????"')],
      }),
    },
    expected: { missing: [], open: expect.arrayContaining(["secretsmanager:GetSecretValue"]) as string[] },
    why: "the parameter may be prod, and the whole a name",
  },
  {
    name: "a dynamic reference",
    files: {
      "a.yaml": stack({
        secret: '"{{resolve:ssm:/db/secret}}"',
        statements: [read('"arn:aws:secretsmanager:*:*:secret:db/*"')],
      }),
    },
    expected: { missing: [] },
    why: "what stands in the parameter store is not known",
  },
  {
    name: "under the default key",
    files: { "a.yaml": stack({ key: ", KmsKeyId: alias/aws/secretsmanager" }) },
    expected: { ...none, open: [] },
    why: "the default key needs no rights",
  },
  {
    name: "under a local key",
    files: {
      "a.yaml": stack({
        key: ", KmsKeyId: !GetAtt Key.Arn",
        further: "  Key: { Type: AWS::KMS::Key, Properties: { Description: secrets } }",
      }),
    },
    expected: { missing: ["kms:Decrypt on ${Key.Arn}", "kms:DescribeKey on ${Key.Arn}"] },
    why: "the role has to decrypt",
  },
  {
    name: "under a local key by its id",
    files: {
      "a.yaml": stack({
        key: ", KmsKeyId: !Ref Key",
        statements: [read("!Ref Secret"), "kms:Decrypt, kms:DescribeKey on !GetAtt Key.Arn"],
        further: "  Key: { Type: AWS::KMS::Key, Properties: { Description: secrets } }",
      }),
    },
    expected: { ...none, open: [] },
    why: "id and ARN are of one key",
  },
  {
    name: "under a key from a parameter",
    files: { "a.yaml": stack({ key: ", KmsKeyId: !Ref KeyArn" }) },
    expected: { missing: [], open: ["kms:Decrypt", "kms:DescribeKey"] },
    why: "it may be the default key",
  },
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

const module = (policyResource: string, endpoint: string, further = ""): string => `
data "aws_region" "current" {}
resource "aws_secretsmanager_secret" "db" {
  name = "db"
}
data "aws_secretsmanager_secret" "source" {
  name = "source"
}
resource "aws_iam_role" "access" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ["dms.amazonaws.com", "dms.\${data.aws_region.current.name}.amazonaws.com"] }
      Action    = "sts:AssumeRole"
    }]
  })
}
resource "aws_iam_role_policy" "access" {
  role   = aws_iam_role.access.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = ${policyResource} }]
  })
}
resource "aws_dms_endpoint" "Endpoint" {
  endpoint_id                     = "e"
  endpoint_type                   = "source"
  engine_name                     = "postgres"
  secrets_manager_access_role_arn = aws_iam_role.access.arn
  secrets_manager_arn             = ${endpoint}
}
${further}
`;

const terraform: readonly SecretCase[] = [
  {
    name: "the secret of the module",
    files: { "m/main.tf": module("aws_secretsmanager_secret.db.arn", "aws_secretsmanager_secret.db.arn") },
    expected: { used: "yes", ...none, open: [] },
    why: "role and endpoint name one secret",
  },
  {
    name: "the secret by its id",
    files: { "m/main.tf": module("aws_secretsmanager_secret.db.arn", "aws_secretsmanager_secret.db.id") },
    expected: { ...none, open: [] },
    why: "the id of a secret is its ARN",
  },
  {
    name: "a secret that is read, the same in the policy",
    files: {
      "m/main.tf": module("data.aws_secretsmanager_secret.source.arn", "data.aws_secretsmanager_secret.source.arn"),
    },
    expected: none,
    why: "role and endpoint name one secret",
  },
  {
    name: "a secret that is read, another in the policy",
    files: { "m/main.tf": module("aws_secretsmanager_secret.db.arn", "data.aws_secretsmanager_secret.source.arn") },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "the names differ",
  },
  {
    name: "a variable, the same in the policy",
    files: { "m/main.tf": module("var.secret", "var.secret", 'variable "secret" {}') },
    expected: none,
    why: "it is one variable",
  },
  {
    name: "two variables",
    files: { "m/main.tf": module("var.one", "var.other", 'variable "one" {}\nvariable "other" {}') },
    expected: { missing: [], open: expect.arrayContaining(["secretsmanager:GetSecretValue"]) as string[] },
    why: "they may be one secret",
  },
  {
    name: "a version's ARN",
    files: {
      "m/main.tf": module(
        "aws_secretsmanager_secret.db.arn",
        "aws_secretsmanager_secret_version.db.arn",
        'resource "aws_secretsmanager_secret_version" "db" {\n secret_id = aws_secretsmanager_secret.db.id\n secret_string = "x"\n}',
      ),
    },
    expected: { missing: [] },
    why: "it is the ARN of the secret",
  },
];

describe.each([
  ["trust", trust],
  ["permissions", secrets],
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
