import type rule from "../../src/rules/role-present.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { endpoint, mysql, pair, resource, roleArn, withParameters } from "./role-present-texts.js";

const instanceSecret = "orders-db";
const secretAlone = mysql("MySqlSettings: { SecretsManagerSecretId: orders }");
const roleAlone = mysql(`MySqlSettings: { SecretsManagerAccessRoleArn: "${roleArn}" }`);
const asmSecretAlone = endpoint("oracle", "source", "OracleSettings: { SecretsManagerOracleAsmSecretId: asm }");

const managed = `Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties: { ManageMasterUserPassword: true }
  Subject:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings:
        SecretsManagerSecretId: !GetAtt Database.MasterUserSecret.SecretArn
        SecretsManagerAccessRoleArn: ${roleArn}
`;
const managedByName = mysql(
  `MySqlSettings: { SecretsManagerSecretId: "rds!db-1234", SecretsManagerAccessRoleArn: "${roleArn}" }`,
);

const parameterSecret = withParameters(mysql("MySqlSettings: { SecretsManagerSecretId: !Ref Secret }"));
const parameterRole = withParameters(mysql("MySqlSettings: { SecretsManagerAccessRoleArn: !Ref Reader }"));
const parameterAsm = withParameters(
  endpoint("oracle", "source", "OracleSettings: { SecretsManagerOracleAsmSecretId: !Ref Secret }"),
);

const projectSecret = withParameters(
  resource(
    "MigrationProject",
    "SourceDataProviderDescriptors: [{ DataProviderIdentifier: it, SecretsManagerSecretId: !Ref Secret }]",
  ),
);
const providerSecret = resource(
  "DataProvider",
  "Engine: oracle",
  "Settings: { OracleSettings: { SecretsManagerSecurityDbEncryptionSecretId: wallet } }",
);

export const valid: readonly ValidCase[] = [
  {
    name: "a secret that may be left out",
    template: withParameters(mysql("MySqlSettings: { SecretsManagerSecretId: !Ref Optional }")),
  },
  {
    name: "a role for a secret of a migration project, whose secret may come later",
    template: resource(
      "MigrationProject",
      `TargetDataProviderDescriptors: [{ DataProviderIdentifier: it, SecretsManagerAccessRoleArn: "${roleArn}" }]`,
    ),
  },
  {
    name: "the secret that RDS made in a migration project, whose data provider has host and port",
    template: resource(
      "MigrationProject",
      `SourceDataProviderDescriptors: [{ DataProviderIdentifier: it, SecretsManagerSecretId: "rds!db-1234", SecretsManagerAccessRoleArn: "${roleArn}" }]`,
    ),
  },
  {
    name: "both halves under one condition",
    template: `Parameters: { Which: { Type: String } }
Conditions: { Has: !Equals [!Ref Which, secret] }
${mysql(`MySqlSettings: { SecretsManagerSecretId: !If [Has, orders, !Ref AWS::NoValue], SecretsManagerAccessRoleArn: !If [Has, "${roleArn}", !Ref AWS::NoValue] }`)}`,
  },
  { name: "a secret and its role", template: mysql(pair) },
  {
    name: "a secret and its role in the extra connection attributes",
    template: mysql(`ExtraConnectionAttributes: secretsManagerSecretId=orders;secretsManagerAccessRoleArn=${roleArn}`),
  },
  {
    name: "half a pair that may be whole",
    template: `Parameters: { Extra: { Type: String } }
${mysql("ExtraConnectionAttributes: !Sub 'heartbeatEnable=true;${Extra}'", "MySqlSettings: { SecretsManagerSecretId: orders }")}`,
  },
  {
    name: "a secret of its own for the database",
    template: mysql(
      `MySqlSettings: { SecretsManagerSecretId: ${instanceSecret}, SecretsManagerAccessRoleArn: "${roleArn}" }`,
    ),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a secret by a parameter without a role",
    template: parameterSecret,
    errors: [{ messageId: "noSecretRole", ...at(parameterSecret, "!Ref Secret") }],
  },
  {
    name: "a role by a parameter without a secret",
    template: parameterRole,
    errors: [{ messageId: "noSecret", ...at(parameterRole, "!Ref Reader") }],
  },
  {
    name: "a secret for ASM by a parameter without a role",
    template: parameterAsm,
    errors: [{ messageId: "noSecretRole", ...at(parameterAsm, "!Ref Secret") }],
  },
  {
    name: "a secret of a migration project without a role",
    template: projectSecret,
    errors: [{ messageId: "noSecretRole", ...at(projectSecret, "!Ref Secret") }],
  },
  {
    name: "a secret of a data provider without a role",
    template: providerSecret,
    errors: [{ messageId: "noSecretRole", ...at(providerSecret, "wallet") }],
  },
  {
    name: "a secret without a role",
    template: secretAlone,
    errors: [{ messageId: "noSecretRole", ...at(secretAlone, "orders"), data: { use: "endpoint Subject" } }],
  },
  {
    name: "a role without a secret",
    template: roleAlone,
    errors: [{ messageId: "noSecret", ...at(roleAlone, `"${roleArn}"`), data: { use: "endpoint Subject" } }],
  },
  {
    name: "the ASM secret without a role",
    template: asmSecretAlone,
    errors: [{ messageId: "noSecretRole", ...at(asmSecretAlone, "asm") }],
  },
  {
    name: "the secret that RDS made",
    template: managed,
    errors: [{ messageId: "managedSecret", ...at(managed, "!GetAtt Database.MasterUserSecret.SecretArn") }],
  },
  {
    name: "the secret that RDS made, by its name",
    template: managedByName,
    errors: [{ messageId: "managedSecret", ...at(managedByName, '"rds!db-1234"') }],
  },
];
