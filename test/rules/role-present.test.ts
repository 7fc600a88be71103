import rule from "../../src/rules/role-present.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import {
  roleArn,
  secretArn,
  resource,
  endpoint,
  mysql,
  terraform,
  pair,
  instanceSecret,
  s3,
  kinesis,
  dynamodb,
  empty,
  travel,
  secretAlone,
  roleAlone,
  asmSecretAlone,
  both,
  withServer,
  managed,
  managedByName,
  topLevel,
  toMove,
  homeless,
  ofAnyEngine,
  spare,
  forSecret,
  halfAndCredentials,
  managedWithServer,
  jsonBoth,
  terraformKinesis,
  terraformDynamodb,
  terraformIam,
  terraformSecret,
  terraformRole,
  terraformPair,
  terraformBoth,
  terraformSeveral,
  terraformLookedUp,
  terraformManaged,
  subject,
  missing,
  withParameters,
  parameterSecret,
  parameterRole,
  parameterAsm,
  parameterBoth,
  projectSecret,
  providerSecret,
  variableSecret,
  kerberos,
} from "./role-present-texts.js";
import { changed } from "./texts.js";

ruleTester.run(rule, {
  valid: [
    {
      name: "a secret that may be left out",
      template: withParameters(mysql("MySqlSettings: { SecretsManagerSecretId: !Ref Optional }")),
    },
    {
      name: "a secret by a variable that may be left out",
      filename: "main.tf",
      template: `variable "secret" { default = null }\n${terraform("mysql", "source", "secrets_manager_arn = var.secret")}`,
    },
    {
      name: "a role for a secret of a migration project, whose secret may come later",
      template: resource(
        "MigrationProject",
        `TargetDataProviderDescriptors: [{ DataProviderIdentifier: it, SecretsManagerAccessRoleArn: "${roleArn}" }]`,
      ),
    },
    {
      name: "both halves under one condition",
      template: `Parameters: { Which: { Type: String } }
Conditions: { Has: !Equals [!Ref Which, secret] }
${mysql(`MySqlSettings: { SecretsManagerSecretId: !If [Has, orders, !Ref AWS::NoValue], SecretsManagerAccessRoleArn: !If [Has, "${roleArn}", !Ref AWS::NoValue] }`)}`,
    },
    {
      name: "an S3 target with a role",
      template: endpoint("s3", "target", `S3Settings: { ServiceAccessRoleArn: "${roleArn}" }`),
    },
    {
      name: "an engine without a role",
      template: endpoint("kafka", "target", "KafkaSettings: { Broker: 'b-1:9094' }"),
    },
    { name: "a Redshift target, which has the account role", template: endpoint("redshift", "target") },
    { name: "plain credentials", template: mysql("Username: dms", "ServerName: db.example.com", "Port: 3306") },
    { name: "a secret and its role", template: mysql(pair) },
    {
      name: "a secret and its role in the extra connection attributes",
      template: mysql(
        `ExtraConnectionAttributes: secretsManagerSecretId=orders;secretsManagerAccessRoleArn=${roleArn}`,
      ),
    },
    {
      name: "a role in the extra connection attributes",
      template: endpoint(
        "s3",
        "target",
        `ExtraConnectionAttributes: serviceAccessRoleArn=${roleArn};bucketName=landing`,
      ),
    },
    {
      name: "a role that is not known",
      template: `Parameters: { Role: { Type: String } }
${endpoint("s3", "target", "S3Settings: { BucketName: landing, ServiceAccessRoleArn: !Ref Role }")}`,
    },
    {
      name: "settings that are not known",
      template: `Parameters: { Extra: { Type: String } }
${endpoint("s3", "target", "ExtraConnectionAttributes: !Ref Extra", "S3Settings: { BucketName: landing }")}`,
      skipped: 1,
    },
    {
      name: "an engine that is not known",
      template: `Parameters: { Engine: { Type: String } }\n${endpoint("!Ref Engine", "target")}`,
    },
    {
      name: "an engine of the API alone",
      template: endpoint("timestream", "target"),
    },
    {
      name: "half a pair that may be whole",
      template: `Parameters: { Extra: { Type: String } }
${mysql("ExtraConnectionAttributes: !Sub 'heartbeatEnable=true;${Extra}'", "MySqlSettings: { SecretsManagerSecretId: orders }")}`,
    },
    {
      name: "credentials or a secret",
      template: `Parameters: { UseSecret: { Type: String } }
Conditions: { UsesSecret: !Equals [!Ref UseSecret, "yes"] }
${mysql(
  "Username: !If [UsesSecret, !Ref AWS::NoValue, dms]",
  `MySqlSettings: !If [UsesSecret, { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: "${roleArn}" }, !Ref AWS::NoValue]`,
)}`,
    },
    {
      name: "Time Travel that is off",
      template: resource("ReplicationTask", 'ReplicationTaskSettings: \'{ "TTSettings": { "EnableTT": false } }\''),
    },
    {
      name: "an endpoint that is never made",
      template: `Conditions: { Never: !Equals [a, b] }\n${s3.replace("    Properties:", "    Condition: Never\n    Properties:")}`,
    },
    {
      name: "a secret of its own for the database",
      template: mysql(
        `MySqlSettings: { SecretsManagerSecretId: ${instanceSecret}, SecretsManagerAccessRoleArn: "${roleArn}" }`,
      ),
    },
    {
      name: "a role for DynamoDB in Terraform",
      filename: "main.tf",
      template: terraform("dynamodb", "target", `service_access_role = "${roleArn}"`),
    },
    {
      name: "a secret and its role in Terraform",
      filename: "main.tf",
      template: terraform("mysql", "source", ...terraformPair),
    },
    {
      name: "a role that is not known in Terraform",
      filename: "main.tf",
      template: `variable "role" {}\n${terraform("dynamodb", "target", "service_access_role = var.role")}`,
    },
    { name: "an engine without settings in Terraform", filename: "main.tf", template: terraform("neptune", "target") },
  ],
  invalid: [
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
      name: "user and password beside a secret, by parameters",
      template: parameterBoth,
      errors: [
        {
          messageId: "secretAndCredentials",
          ...at(parameterBoth, "admin"),
          suggestions: [
            {
              messageId: "removeSettings",
              output: changed(parameterBoth, "      Username: admin\n      Password: !Ref Password\n", ""),
            },
          ],
        },
      ],
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
      name: "a secret by a variable without a role",
      filename: "main.tf",
      template: variableSecret,
      errors: [{ messageId: "noSecretRole", ...at(variableSecret, "var.secret") }],
    },
    {
      name: "the secret of a Kerberos key cache without a role",
      filename: "main.tf",
      template: kerberos,
      errors: [{ messageId: "noSecretRole", ...at(kerberos, '"keytab"') }],
    },
    {
      name: "an S3 target without a role",
      template: s3,
      errors: [
        {
          messageId: "missing",
          ...at(s3, subject),
          address: "Resources.Subject",
          data: { ...missing("S3Settings.ServiceAccessRoleArn", "S3 as a target"), source: [s3Source("Target")] },
        },
      ],
    },
    {
      name: "an S3 target with an empty role",
      template: empty,
      errors: [{ messageId: "missing", ...at(empty, subject) }],
    },
    {
      name: "a Kinesis target without a role",
      template: kinesis,
      errors: [{ messageId: "missing", ...at(kinesis, subject) }],
    },
    {
      name: "a DynamoDB target without settings",
      template: dynamodb,
      errors: [{ messageId: "missing", ...at(dynamodb, subject) }],
    },
    {
      name: "Time Travel without a role",
      template: travel,
      errors: [{ messageId: "missing", ...at(travel, subject) }],
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
      name: "a secret and credentials",
      template: both,
      errors: [
        {
          messageId: "secretAndCredentials",
          ...at(both, "dms", 1),
          data: { use: "endpoint Subject", settings: ["Username", "Password"] },
          suggestions: [
            { messageId: "removeSettings", data: { settings: ["Username", "Password"] }, output: mysql(pair) },
          ],
        },
      ],
    },
    {
      name: "a secret and a server",
      template: withServer,
      errors: [
        {
          messageId: "secretAndCredentials",
          ...at(withServer, "db.example.com"),
          data: { use: "endpoint Subject", settings: ["ServerName", "Port"] },
          suggestions: [{ messageId: "removeSettings", output: mysql(pair) }],
        },
      ],
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
    {
      name: "a role where no role stands",
      template: topLevel,
      errors: [
        {
          messageId: "wrongPlace",
          ...at(topLevel, `ServiceAccessRoleArn: ${roleArn}`),
          data: { use: "endpoint Subject", property: "ServiceAccessRoleArn", type: "AWS::DMS::Endpoint" },
          suggestions: [
            {
              messageId: "removeSettings",
              data: { settings: ["ServiceAccessRoleArn"] },
              output: changed(topLevel, `      ServiceAccessRoleArn: ${roleArn}\n`, ""),
            },
          ],
        },
      ],
    },
    {
      name: "a role where no role stands, and none where one does",
      template: toMove,
      errors: [
        { messageId: "missing", ...at(toMove, subject) },
        {
          messageId: "wrongPlace",
          ...at(toMove, "ServiceAccessRoleArn: !Ref Role"),
          suggestions: [
            {
              messageId: "moveRole",
              data: { setting: "S3Settings.ServiceAccessRoleArn" },
              output: changed(
                changed(toMove, "      ServiceAccessRoleArn: !Ref Role\n", ""),
                "BucketName: landing }",
                "BucketName: landing, ServiceAccessRoleArn: !Ref Role }",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a role of an endpoint whose engine has no settings here",
      template: homeless,
      errors: [
        { messageId: "missing", ...at(homeless, subject) },
        { messageId: "wrongPlace", ...at(homeless, `ServiceAccessRoleArn: ${roleArn}`) },
      ],
    },
    {
      name: "a role of an endpoint that is not known",
      template: ofAnyEngine,
      errors: [{ messageId: "wrongPlace", ...at(ofAnyEngine, `ServiceAccessRoleArn: ${roleArn}`) }],
    },
    {
      name: "a role of an engine that takes none",
      template: spare,
      errors: [
        {
          messageId: "wrongPlace",
          ...at(spare, `ServiceAccessRoleArn: ${roleArn}`),
          suggestions: [{ messageId: "removeSettings", output: mysql("ServerName: db.example.com") }],
        },
      ],
    },
    {
      name: "a role that may be meant for the secret",
      template: forSecret,
      errors: [
        { messageId: "wrongPlace", ...at(forSecret, `ServiceAccessRoleArn: ${roleArn}`) },
        { messageId: "noSecretRole", ...at(forSecret, "orders") },
      ],
    },
    {
      name: "credentials beside a secret without a role",
      template: halfAndCredentials,
      errors: [
        { messageId: "secretAndCredentials", ...at(halfAndCredentials, "dms", 1) },
        { messageId: "noSecretRole", ...at(halfAndCredentials, "orders") },
      ],
    },
    {
      name: "a server beside the secret that RDS made",
      template: managedWithServer,
      errors: [
        { messageId: "secretAndCredentials", ...at(managedWithServer, "db.example.com") },
        { messageId: "managedSecret", ...at(managedWithServer, '"rds!db-1234"') },
      ],
    },
    {
      name: "a secret and credentials in JSON",
      filename: "stack.json",
      template: jsonBoth,
      errors: [
        {
          messageId: "secretAndCredentials",
          ...at(jsonBoth, '"dms"'),
          suggestions: [
            {
              messageId: "removeSettings",
              output: changed(
                changed(jsonBoth, '"Username": "dms",\n        ', ""),
                ',\n        "Password": "{{resolve:ssm-secure:dms:1}}"',
                "",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "endpoints of one block, of which some have credentials and some a secret",
      filename: "main.tf",
      template: terraformSeveral,
      errors: [{ messageId: "secretAndCredentials", ...at(terraformSeveral, '"dms"', 1) }],
    },
    {
      name: "a Kinesis target without a role in Terraform",
      filename: "main.tf",
      template: terraformKinesis,
      errors: [
        {
          messageId: "missing",
          ...at(terraformKinesis, 'resource "aws_dms_endpoint" "subject"'),
          address: "aws_dms_endpoint.subject",
        },
      ],
    },
    {
      name: "a DynamoDB target without a role in Terraform",
      filename: "main.tf",
      template: terraformDynamodb,
      errors: [{ messageId: "missing", ...at(terraformDynamodb, 'resource "aws_dms_endpoint" "subject"') }],
    },
    {
      name: "IAM sign-in without a role",
      filename: "main.tf",
      template: terraformIam,
      errors: [{ messageId: "missing", ...at(terraformIam, 'resource "aws_dms_endpoint" "subject"') }],
    },
    {
      name: "a secret without a role in Terraform",
      filename: "main.tf",
      template: terraformSecret,
      errors: [{ messageId: "noSecretRole", ...at(terraformSecret, `"${secretArn}"`) }],
    },
    {
      name: "a role without a secret in Terraform",
      filename: "main.tf",
      template: terraformRole,
      errors: [{ messageId: "noSecret", ...at(terraformRole, `"${roleArn}"`) }],
    },
    {
      name: "a secret and credentials in Terraform",
      filename: "main.tf",
      template: terraformBoth,
      errors: [
        {
          messageId: "secretAndCredentials",
          ...at(terraformBoth, '"dms"'),
          data: { use: "endpoint aws_dms_endpoint.subject", settings: ["username"] },
          suggestions: [{ messageId: "removeSettings", output: terraform("mysql", "source", ...terraformPair) }],
        },
      ],
    },
    {
      name: "the secret that RDS made, in Terraform",
      filename: "main.tf",
      template: terraformManaged,
      errors: [
        {
          messageId: "managedSecret",
          ...at(terraformManaged, "aws_rds_cluster.orders.master_user_secret"),
        },
      ],
    },
    {
      name: "the secret that RDS made, looked up",
      filename: "main.tf",
      template: terraformLookedUp,
      errors: [
        {
          messageId: "managedSecret",
          ...at(terraformLookedUp, "data.aws_secretsmanager_secret.orders.arn"),
        },
      ],
    },
  ],
});

function s3Source(side: string): string {
  return `https://docs.aws.amazon.com/dms/latest/userguide/CHAP_${side}.S3.html`;
}
