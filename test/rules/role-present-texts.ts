export const roleArn = "arn:aws:iam::123456789012:role/dms";
export const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf";

/** A resource; `settings`: lines under its properties. */
export function resource(type: string, ...settings: readonly string[]): string {
  return `Resources:
  Subject:
    Type: AWS::DMS::${type}
    Properties:
${settings.map((line) => `      ${line}\n`).join("")}`;
}

export function endpoint(engine: string, type: string, ...settings: readonly string[]): string {
  return resource("Endpoint", `EndpointType: ${type}`, `EngineName: ${engine}`, ...settings);
}

export function mysql(...settings: readonly string[]): string {
  return endpoint("mysql", "source", ...settings);
}

export function terraform(engine: string, type: string, ...settings: readonly string[]): string {
  return `resource "aws_dms_endpoint" "subject" {
  endpoint_id   = "orders"
  endpoint_type = "${type}"
  engine_name   = "${engine}"
${settings.map((line) => `  ${line}\n`).join("")}}
`;
}

export const pair = `MySqlSettings: { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: "${roleArn}" }`;
const timeTravel = '{ "TTSettings": { "EnableTT": true, "TTS3Settings": { "BucketName": "travel" } } }';
export const instanceSecret = "orders-db";

export const s3 = endpoint("s3", "target", "S3Settings: { BucketName: landing }");
export const kinesis = endpoint(
  "kinesis",
  "target",
  "KinesisSettings: { StreamArn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/s' }",
);
export const dynamodb = endpoint("dynamodb", "target");
export const empty = endpoint("s3", "target", 'S3Settings: { BucketName: landing, ServiceAccessRoleArn: "" }');
export const travel = resource("ReplicationTask", `ReplicationTaskSettings: '${timeTravel}'`);
export const secretAlone = mysql("MySqlSettings: { SecretsManagerSecretId: orders }");
export const roleAlone = mysql(`MySqlSettings: { SecretsManagerAccessRoleArn: "${roleArn}" }`);
export const asmSecretAlone = endpoint("oracle", "source", "OracleSettings: { SecretsManagerOracleAsmSecretId: asm }");
export const both = mysql("Username: dms", "Password: '{{resolve:ssm-secure:dms:1}}'", pair);
export const withServer = mysql("ServerName: db.example.com", "Port: 3306", pair);
export const managed = `Resources:
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
export const managedByName = mysql(
  `MySqlSettings: { SecretsManagerSecretId: "rds!db-1234", SecretsManagerAccessRoleArn: "${roleArn}" }`,
);
export const topLevel = endpoint(
  "s3",
  "target",
  `ServiceAccessRoleArn: ${roleArn}`,
  `S3Settings: { BucketName: landing, ServiceAccessRoleArn: "${roleArn}" }`,
);

export const toMove = `Parameters: { Role: { Type: String } }
${endpoint("s3", "target", "ServiceAccessRoleArn: !Ref Role", "S3Settings: { BucketName: landing }")}`;
export const homeless = endpoint("dynamodb", "target", `ServiceAccessRoleArn: ${roleArn}`);
export const ofAnyEngine = `Parameters: { Engine: { Type: String } }
${endpoint("!Ref Engine", "target", `ServiceAccessRoleArn: ${roleArn}`)}`;
export const spare = mysql(`ServiceAccessRoleArn: ${roleArn}`, "ServerName: db.example.com");
export const forSecret = mysql(`ServiceAccessRoleArn: ${roleArn}`, "MySqlSettings: { SecretsManagerSecretId: orders }");
export const halfAndCredentials = mysql("Username: dms", "MySqlSettings: { SecretsManagerSecretId: orders }");
export const managedWithServer = mysql(
  "ServerName: db.example.com",
  `MySqlSettings: { SecretsManagerSecretId: "rds!db-1234", SecretsManagerAccessRoleArn: "${roleArn}" }`,
);
export const jsonBoth = `{
  "Resources": {
    "Subject": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "source",
        "EngineName": "mysql",
        "Username": "dms",
        "MySqlSettings": { "SecretsManagerSecretId": "orders", "SecretsManagerAccessRoleArn": "${roleArn}" },
        "Password": "{{resolve:ssm-secure:dms:1}}"
      }
    }
  }
}
`;

export const terraformKinesis = terraform(
  "kinesis",
  "target",
  "kinesis_settings {",
  '  stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/s"',
  "}",
);
export const terraformDynamodb = terraform("dynamodb", "target");
export const terraformIam = terraform(
  "postgres",
  "source",
  "postgres_settings {",
  '  authentication_method = "iam"',
  "}",
);
export const terraformSecret = terraform("mysql", "source", `secrets_manager_arn = "${secretArn}"`);
export const terraformRole = terraform("mysql", "source", `secrets_manager_access_role_arn = "${roleArn}"`);
export const terraformPair = [
  `secrets_manager_arn             = "${secretArn}"`,
  `secrets_manager_access_role_arn = "${roleArn}"`,
];
export const terraformBoth = terraform("mysql", "source", 'username = "dms"', ...terraformPair);
export const terraformSeveral = `locals {
  sources = {
    orders = { user = "dms", secret = "${secretArn}", role = "${roleArn}" }
    stock  = { user = "dms", secret = null, role = null }
  }
}

${terraform(
  "mysql",
  "source",
  "for_each = local.sources",
  "username = each.value.user",
  "secrets_manager_arn             = each.value.secret",
  "secrets_manager_access_role_arn = each.value.role",
)}`;
export const terraformLookedUp = `resource "aws_rds_cluster" "orders" {
  manage_master_user_password = true
}

data "aws_secretsmanager_secret" "orders" {
  arn = aws_rds_cluster.orders.master_user_secret[0].secret_arn
}

${terraform(
  "mysql",
  "source",
  "secrets_manager_arn             = data.aws_secretsmanager_secret.orders.arn",
  `secrets_manager_access_role_arn = "${roleArn}"`,
)}`;
export const terraformManaged = `resource "aws_rds_cluster" "orders" {
  manage_master_user_password = true
}

${terraform(
  "mysql",
  "source",
  "secrets_manager_arn             = aws_rds_cluster.orders.master_user_secret[0].secret_arn",
  `secrets_manager_access_role_arn = "${roleArn}"`,
)}`;

export const subject = "Subject";

export function missing(setting: string, title: string, use = "endpoint Subject"): object {
  return { use, title, setting };
}

export const withParameters = (text: string): string => `Parameters:
  Secret: { Type: String }
  Reader: { Type: String }
  Password: { Type: String, NoEcho: true }
  Optional: { Type: String, Default: "" }
${text}`;
export const parameterSecret = withParameters(mysql("MySqlSettings: { SecretsManagerSecretId: !Ref Secret }"));
export const parameterRole = withParameters(mysql("MySqlSettings: { SecretsManagerAccessRoleArn: !Ref Reader }"));
export const parameterAsm = withParameters(
  endpoint("oracle", "source", "OracleSettings: { SecretsManagerOracleAsmSecretId: !Ref Secret }"),
);
export const parameterBoth = withParameters(
  mysql(
    "Username: admin",
    "Password: !Ref Password",
    "MySqlSettings: { SecretsManagerSecretId: !Ref Secret, SecretsManagerAccessRoleArn: !Ref Reader }",
  ),
);
export const projectSecret = withParameters(
  resource(
    "MigrationProject",
    "SourceDataProviderDescriptors: [{ DataProviderIdentifier: it, SecretsManagerSecretId: !Ref Secret }]",
  ),
);
export const providerSecret = resource(
  "DataProvider",
  "Engine: oracle",
  "Settings: { OracleSettings: { SecretsManagerSecurityDbEncryptionSecretId: wallet } }",
);
export const variableSecret = `variable "secret" { type = string }

${terraform("mysql", "source", "secrets_manager_arn = var.secret")}`;
export const kerberos = `resource "aws_dms_replication_instance" "it" {
  kerberos_authentication_settings {
    key_cache_secret_id = "keytab"
  }
}
`;
