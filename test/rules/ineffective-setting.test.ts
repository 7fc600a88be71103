import rule from "../../src/rules/ineffective-setting.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/1111";

/** An endpoint; `settings`: lines under its properties. */
function endpoint(engine: string, type: string, ...settings: readonly string[]): string {
  return `  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: ${type}
      EngineName: ${engine}
${settings.map((line) => `      ${line}\n`).join("")}`;
}

function yaml(engine: string, type: string, ...settings: readonly string[]): string {
  return `Resources:\n${endpoint(engine, type, ...settings)}`;
}

function s3Settings(more: string): string {
  return `S3Settings: { BucketName: landing, ServiceAccessRoleArn: "arn:aws:iam::123456789012:role/dms"${more} }`;
}

function terraformS3(...settings: readonly string[]): string {
  return `resource "aws_dms_s3_endpoint" "this" {
  endpoint_id             = "landing"
  bucket_name             = "landing"
  service_access_role_arn = "arn:aws:iam::123456789012:role/dms"
${settings.map((line) => `  ${line}\n`).join("")}}
`;
}

function terraformKafka(broker: string): string {
  return `resource "aws_dms_endpoint" "events" {
  endpoint_id   = "events"
  endpoint_type = "target"
  engine_name   = "kafka"
  kafka_settings {
    broker = "${broker}"
  }
}
`;
}

const role = `  Loader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-access-for-endpoint
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: [dms.amazonaws.com, redshift.amazonaws.com] }, Action: "sts:AssumeRole" }
`;

/** A cluster with roles, and an endpoint that loads into it. */
function warehouse(roles: string): string {
  return `Resources:
${role}  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      DBName: sales
${roles}${endpoint("redshift", "target", "ServerName: !GetAtt Warehouse.Endpoint.Address")}`;
}

const otherRole = "arn:aws:iam::123456789012:role/spectrum";

function serverless(roles: string): string {
  return `resource "aws_iam_role" "loader" {
  name               = "dms-loader"
  assume_role_policy = "{}"
}

resource "aws_redshiftserverless_namespace" "sales" {
  namespace_name = "sales"
  iam_roles      = [${roles}]
}

resource "aws_redshiftserverless_workgroup" "sales" {
  workgroup_name = "sales"
  namespace_name = aws_redshiftserverless_namespace.sales.namespace_name
}

resource "aws_dms_endpoint" "sales" {
  endpoint_id   = "sales"
  endpoint_type = "target"
  engine_name   = "redshift"
  server_name   = aws_redshiftserverless_workgroup.sales.endpoint[0].address
  redshift_settings {
    bucket_name             = "sales"
    service_access_role_arn = aws_iam_role.loader.arn
  }
}
`;
}

const kms = `KmsKeyId: ${keyArn}`;
const endpointKey = yaml("s3", "target", kms, s3Settings(""));
const modeWithoutKey = yaml("s3", "target", s3Settings(`, ServerSideEncryptionKmsKeyId: ${keyArn}`));
const otherMode = yaml("s3", "target", s3Settings(`, EncryptionMode: sse-s3, ServerSideEncryptionKmsKeyId: ${keyArn}`));
const catalog = yaml("s3", "source", s3Settings(", GlueCatalogGeneration: true"));
const catalogByDefault = `Parameters: { Side: { Type: String, Default: source } }
${yaml("s3", "!Ref Side", s3Settings(", GlueCatalogGeneration: true"))}`;
const modeByDefault = `Parameters: { Mode: { Type: String, Default: SSE_S3 } }
${yaml("s3", "target", s3Settings(`, EncryptionMode: !Ref Mode, ServerSideEncryptionKmsKeyId: ${keyArn}`))}`;
const modeInAttributes = yaml(
  "s3",
  "target",
  "ExtraConnectionAttributes: encryptionMode=SSE_S3",
  s3Settings(`, ServerSideEncryptionKmsKeyId: ${keyArn}`),
);
const keyBesideAttributes = yaml("s3", "target", kms, "ExtraConnectionAttributes: bucketName=landing");
const jsonKey = `{
  "Parameters": { "Key": { "Type": "String" } },
  "Resources": {
    "Endpoint": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "s3",
        "KmsKeyId": { "Ref": "Key" },
        "S3Settings": {
          "BucketName": "landing"
        }
      }
    }
  }
}
`;
const terraformBlock = `resource "aws_dms_endpoint" "landing" {
  endpoint_id   = "landing"
  endpoint_type = "target"
  engine_name   = "s3"
  kms_key_arn   = "${keyArn}"

  s3_settings {
    bucket_name = "landing"
  }
}
`;
const kafka = yaml("kafka", "target", 'KafkaSettings: { Broker: "b-1.example.com:9098,b-2.example.com:9098" }');
const unlisted = warehouse(`      IamRoles: ["${otherRole}"]\n`);
const named = changed(
  changed(unlisted, "RoleName: dms-access-for-endpoint", "RoleName: dms-loader"),
  "ServerName: !GetAtt",
  "RedshiftSettings: { ServiceAccessRoleArn: !GetAtt Loader.Arn }\n      ServerName: !GetAtt",
);
const inCircle = changed(named, "RoleName: dms-loader", "Description: !Ref Warehouse\n      RoleName: dms-loader");
const jsonWarehouse = `{
  "Resources": {
    "Loader": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": "dms-loader" } },
    "Warehouse": { "Type": "AWS::Redshift::Cluster", "Properties": { "IamRoles": ["${otherRole}"] } },
    "Endpoint": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "redshift",
        "ServerName": { "Fn::GetAtt": ["Warehouse", "Endpoint.Address"] },
        "RedshiftSettings": { "ServiceAccessRoleArn": { "Fn::GetAtt": ["Loader", "Arn"] } }
      }
    }
  }
}
`;
const terraformKey = terraformS3('endpoint_type = "target"', `kms_key_arn = "${keyArn}"`);
const terraformMode = terraformS3('endpoint_type = "target"', `server_side_encryption_kms_key_id = "${keyArn}"`);
const terraformCatalog = terraformS3('endpoint_type = "source"', "glue_catalog_generation = true");
const terraformEvents = terraformKafka("b-1.example.com:9098");
const terraformUnlisted = serverless(`"${otherRole}"`);

const words = { use: "Endpoint Endpoint", keySetting: "ServerSideEncryptionKmsKeyId", modeSetting: "EncryptionMode" };

ruleTester.run(rule, {
  valid: [
    {
      name: "the key and the mode",
      template: yaml("s3", "target", s3Settings(`, EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: ${keyArn}`)),
    },
    {
      name: "both keys",
      template: yaml(
        "s3",
        "target",
        kms,
        s3Settings(`, EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: ${keyArn}`),
      ),
    },
    { name: "the key of an endpoint that keeps a password", template: yaml("mysql", "target", kms) },
    { name: "the key of a source", template: yaml("s3", "source", kms, s3Settings("")) },
    {
      name: "a mode that is not known",
      template: `Parameters: { Mode: { Type: String } }
${yaml("s3", "target", s3Settings(`, EncryptionMode: !Ref Mode, ServerSideEncryptionKmsKeyId: ${keyArn}`))}`,
    },
    {
      name: "a mode by condition",
      template: `Parameters: { Key: { Type: String, Default: "" } }
Conditions: { HasKey: !Not [!Equals [!Ref Key, ""]] }
${yaml(
  "s3",
  "target",
  s3Settings(
    `, EncryptionMode: !If [HasKey, sse-kms, sse-s3], ServerSideEncryptionKmsKeyId: !If [HasKey, "${keyArn}", !Ref AWS::NoValue]`,
  ),
)}`,
    },
    {
      name: "the mode in the extra connection attributes",
      template: yaml(
        "s3",
        "target",
        "ExtraConnectionAttributes: encryptionMode=SSE_KMS",
        s3Settings(`, ServerSideEncryptionKmsKeyId: ${keyArn}`),
      ),
    },
    {
      name: "extra connection attributes that are not known",
      template: `Parameters: { Extra: { Type: String } }
${yaml("s3", "target", "ExtraConnectionAttributes: !Ref Extra", s3Settings(`, ServerSideEncryptionKmsKeyId: ${keyArn}`))}`,
    },
    { name: "a catalog of a target", template: yaml("s3", "target", s3Settings(", GlueCatalogGeneration: true")) },
    { name: "no catalog of a source", template: yaml("s3", "source", s3Settings(", GlueCatalogGeneration: false")) },
    {
      name: "Kafka over TLS",
      template: yaml("kafka", "target", 'KafkaSettings: { Broker: "b-1.example.com:9094,b-2.example.com:9098" }'),
    },
    {
      name: "brokers that are not known",
      template: `Parameters: { Brokers: { Type: String } }\n${yaml("kafka", "target", "KafkaSettings: { Broker: !Ref Brokers }")}`,
    },
    {
      name: "a cluster that lists the role",
      template: warehouse(`      IamRoles: ["${otherRole}", !GetAtt Loader.Arn]\n`),
    },
    { name: "a cluster that lists none", template: warehouse("") },
    {
      name: "a cluster with a role that is not known",
      template: `Parameters: { Role: { Type: String } }\n${warehouse("      IamRoles: [!Ref Role]\n")}`,
    },
    {
      name: "a cluster with roles that are not known",
      template: `Parameters: { Roles: { Type: CommaDelimitedList } }\n${warehouse("      IamRoles: !Ref Roles\n")}`,
    },
    {
      name: "a cluster from elsewhere",
      template: changed(
        unlisted,
        "!GetAtt Warehouse.Endpoint.Address",
        "sales.c1example.eu-west-1.redshift.amazonaws.com",
      ),
    },
    {
      name: "the key and the mode in Terraform",
      filename: "main.tf",
      template: terraformS3(
        'endpoint_type = "target"',
        'encryption_mode = "SSE_KMS"',
        `server_side_encryption_kms_key_id = "${keyArn}"`,
      ),
    },
    { name: "Kafka over TLS in Terraform", filename: "main.tf", template: terraformKafka("b-1.example.com:9094") },
    { name: "a namespace that lists the role", filename: "main.tf", template: serverless("aws_iam_role.loader.arn") },
    {
      name: "a cluster whose roles have a resource of their own",
      filename: "main.tf",
      template: `resource "aws_iam_role" "loader" {
  name               = "dms-loader"
  assume_role_policy = "{}"
}

resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  iam_roles          = ["${otherRole}"]
}

resource "aws_redshift_cluster_iam_roles" "sales" {
  cluster_identifier = aws_redshift_cluster.sales.cluster_identifier
  iam_role_arns      = [aws_iam_role.loader.arn]
}

resource "aws_dms_endpoint" "sales" {
  endpoint_id   = "sales"
  endpoint_type = "target"
  engine_name   = "redshift"
  server_name   = aws_redshift_cluster.sales.dns_name
  redshift_settings {
    service_access_role_arn = aws_iam_role.loader.arn
  }
}
`,
    },
  ],
  invalid: [
    {
      name: "the key of the endpoint",
      template: endpointKey,
      errors: [
        {
          messageId: "endpointKey",
          ...at(endpointKey, keyArn),
          address: "Resources.Endpoint",
          data: { ...words, property: "KmsKeyId" },
          suggestions: [
            {
              messageId: "useKey",
              output: yaml(
                "s3",
                "target",
                s3Settings(`, EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: ${keyArn}`),
              ),
            },
            {
              messageId: "removeSetting",
              data: { setting: "KmsKeyId" },
              output: yaml("s3", "target", s3Settings("")),
            },
          ],
        },
      ],
    },
    {
      name: "a key without the mode",
      template: modeWithoutKey,
      errors: [
        {
          messageId: "modeWithoutKey",
          ...at(modeWithoutKey, keyArn),
          data: words,
          suggestions: [
            {
              messageId: "useKey",
              output: changed(modeWithoutKey, `${keyArn} }`, `${keyArn}, EncryptionMode: SSE_KMS }`),
            },
            {
              messageId: "removeSetting",
              data: { setting: "ServerSideEncryptionKmsKeyId" },
              output: yaml("s3", "target", s3Settings("")),
            },
          ],
        },
      ],
    },
    {
      name: "a key with the other mode",
      template: otherMode,
      errors: [
        {
          messageId: "modeWithoutKey",
          ...at(otherMode, keyArn),
          data: words,
          suggestions: [
            { messageId: "useKey", output: changed(otherMode, "sse-s3", "SSE_KMS") },
            { messageId: "removeSetting", output: yaml("s3", "target", s3Settings(", EncryptionMode: sse-s3")) },
          ],
        },
      ],
    },
    {
      name: "a catalog of a source",
      template: catalog,
      errors: [
        {
          messageId: "catalogOnSource",
          ...at(catalog, "true"),
          data: { use: "Endpoint Endpoint" },
          suggestions: [
            {
              messageId: "removeSetting",
              data: { setting: "GlueCatalogGeneration" },
              output: yaml("s3", "source", s3Settings("")),
            },
          ],
        },
      ],
    },
    {
      name: "a catalog of what is a source by default",
      template: catalogByDefault,
      errors: [{ messageId: "catalogOnSource", ...at(catalogByDefault, "true") }],
    },
    {
      name: "a key with the other mode by default",
      template: modeByDefault,
      errors: [{ messageId: "modeWithoutKey", ...at(modeByDefault, keyArn) }],
    },
    {
      name: "a key with the other mode in the extra connection attributes",
      template: modeInAttributes,
      errors: [{ messageId: "modeWithoutKey", ...at(modeInAttributes, keyArn) }],
    },
    {
      name: "the key of the endpoint in JSON",
      filename: "stack.json",
      template: jsonKey,
      errors: [
        {
          messageId: "endpointKey",
          ...at(jsonKey, '{ "Ref": "Key" }'),
          suggestions: [
            {
              messageId: "useKey",
              output: changed(
                changed(jsonKey, '        "KmsKeyId": { "Ref": "Key" },\n', ""),
                '"BucketName": "landing"\n',
                `"BucketName": "landing",
          "EncryptionMode": "SSE_KMS",
          "ServerSideEncryptionKmsKeyId": {"Ref": "Key"}
`,
              ),
            },
            {
              messageId: "removeSetting",
              output: changed(jsonKey, '        "KmsKeyId": { "Ref": "Key" },\n', ""),
            },
          ],
        },
      ],
    },
    {
      name: "the key of an endpoint whose bucket stands in the extra connection attributes",
      template: keyBesideAttributes,
      errors: [
        {
          messageId: "endpointKey",
          ...at(keyBesideAttributes, keyArn),
          suggestions: [{ messageId: "removeSetting", output: changed(keyBesideAttributes, `      ${kms}\n`, "") }],
        },
      ],
    },
    {
      name: "the IAM port of Kafka",
      template: kafka,
      errors: [
        {
          messageId: "kafkaIam",
          ...at(kafka, '"b-1.example.com:9098,b-2.example.com:9098"'),
          data: { use: "Endpoint Endpoint" },
        },
      ],
    },
    {
      name: "a cluster that lists another role",
      template: unlisted,
      errors: [
        {
          messageId: "unlisted",
          ...at(unlisted, `["${otherRole}"]`),
          address: "Resources.Warehouse",
          data: { use: "Endpoint Endpoint", role: "Loader", cluster: "Warehouse", property: "IamRoles" },
          related: [{ ...at(unlisted, "Endpoint", 1), message: "endpoint Endpoint loads into it" }],
        },
      ],
    },
    {
      name: "a cluster that lists another role than the endpoint names",
      template: named,
      errors: [
        {
          messageId: "unlisted",
          ...at(named, `["${otherRole}"]`),
          suggestions: [
            {
              messageId: "listRole",
              data: { role: "Loader", property: "IamRoles", cluster: "Warehouse" },
              output: changed(named, `"${otherRole}"`, `"${otherRole}", !GetAtt Loader.Arn`),
            },
          ],
        },
      ],
    },
    {
      name: "a cluster that lists another role, in JSON",
      filename: "stack.json",
      template: jsonWarehouse,
      errors: [
        {
          messageId: "unlisted",
          ...at(jsonWarehouse, `["${otherRole}"]`),
          suggestions: [
            {
              messageId: "listRole",
              output: changed(jsonWarehouse, `"${otherRole}"`, `"${otherRole}", {"Fn::GetAtt": ["Loader", "Arn"]}`),
            },
          ],
        },
      ],
    },
    {
      name: "a role that waits for the cluster",
      template: inCircle,
      errors: [{ messageId: "unlisted", ...at(inCircle, `["${otherRole}"]`) }],
    },
    {
      name: "the key of the endpoint in Terraform",
      filename: "main.tf",
      template: terraformKey,
      errors: [
        {
          messageId: "endpointKey",
          ...at(terraformKey, `"${keyArn}"`),
          address: "aws_dms_s3_endpoint.this",
          data: {
            use: "Endpoint aws_dms_s3_endpoint.this",
            property: "kms_key_arn",
            keySetting: "server_side_encryption_kms_key_id",
            modeSetting: "encryption_mode",
          },
          suggestions: [
            {
              messageId: "useKey",
              output: terraformS3(
                'endpoint_type = "target"',
                'encryption_mode = "SSE_KMS"',
                `server_side_encryption_kms_key_id = "${keyArn}"`,
              ),
            },
            {
              messageId: "removeSetting",
              data: { setting: "kms_key_arn" },
              output: terraformS3('endpoint_type = "target"'),
            },
          ],
        },
      ],
    },
    {
      name: "a key without the mode in Terraform",
      filename: "main.tf",
      template: terraformMode,
      errors: [
        {
          messageId: "modeWithoutKey",
          ...at(terraformMode, `"${keyArn}"`),
          suggestions: [
            {
              messageId: "useKey",
              output: terraformS3(
                'endpoint_type = "target"',
                `server_side_encryption_kms_key_id = "${keyArn}"`,
                'encryption_mode                   = "SSE_KMS"',
              ),
            },
            { messageId: "removeSetting", output: terraformS3('endpoint_type = "target"') },
          ],
        },
      ],
    },
    {
      name: "a catalog of a source in Terraform",
      filename: "main.tf",
      template: terraformCatalog,
      errors: [
        {
          messageId: "catalogOnSource",
          ...at(terraformCatalog, "true"),
          suggestions: [{ messageId: "removeSetting", output: terraformS3('endpoint_type = "source"') }],
        },
      ],
    },
    {
      name: "the key of an endpoint with S3 settings in Terraform",
      filename: "main.tf",
      template: terraformBlock,
      errors: [
        {
          messageId: "endpointKey",
          ...at(terraformBlock, `"${keyArn}"`),
          suggestions: [
            {
              messageId: "useKey",
              output: changed(
                changed(terraformBlock, `  kms_key_arn   = "${keyArn}"\n`, ""),
                '    bucket_name = "landing"\n',
                `    bucket_name = "landing"
    encryption_mode = "SSE_KMS"
    server_side_encryption_kms_key_id = "${keyArn}"
`,
              ),
            },
            {
              messageId: "removeSetting",
              output: changed(terraformBlock, `  kms_key_arn   = "${keyArn}"\n`, ""),
            },
          ],
        },
      ],
    },
    {
      name: "the IAM port of Kafka in Terraform",
      filename: "main.tf",
      template: terraformEvents,
      errors: [{ messageId: "kafkaIam", ...at(terraformEvents, '"b-1.example.com:9098"') }],
    },
    {
      name: "a namespace that lists another role",
      filename: "main.tf",
      template: terraformUnlisted,
      errors: [
        {
          messageId: "unlisted",
          ...at(terraformUnlisted, `["${otherRole}"]`),
          address: "aws_redshiftserverless_namespace.sales",
          suggestions: [
            {
              messageId: "listRole",
              data: {
                role: "aws_iam_role.loader",
                property: "iam_roles",
                cluster: "aws_redshiftserverless_namespace.sales",
              },
              output: serverless(`"${otherRole}", aws_iam_role.loader.arn`),
            },
          ],
        },
      ],
    },
  ],
});
