import type { DmsProperty } from "../../src/knowledge/index.js";
import type { Facts } from "./facts.js";

type Attribute = NonNullable<DmsProperty["attributes"]>[number];

/**
 * Names inside ExtraConnectionAttributes, lower case. `serviceAccessRoleArn` belongs to the engine of the endpoint.
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html#CHAP_Target.S3.Configuring
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Redshift.html#CHAP_Target.Redshift.ConnectionAttrib
 * https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html
 */
const attributes: Readonly<Record<string, readonly Attribute[]>> = {
  "s3.roleArn": [{ name: "serviceaccessrolearn", engines: ["s3"] }],
  "s3.bucketName": [{ name: "bucketname", engines: ["s3"] }],
  "s3.bucketFolder": [{ name: "bucketfolder", engines: ["s3"] }],
  "s3.cdcPath": [{ name: "cdcpath", engines: ["s3"] }],
  "s3.encryptionMode": [{ name: "encryptionmode", engines: ["s3"] }],
  "s3.kmsKey": [{ name: "serversideencryptionkmskeyid", engines: ["s3"] }],
  "s3.glueCatalogGeneration": [{ name: "gluecataloggeneration", engines: ["s3"] }],
  "s3.cannedAcl": [{ name: "cannedaclforobjects", engines: ["s3"] }],
  "s3.expectedBucketOwner": [{ name: "expectedbucketowner", engines: ["s3"] }],
  "s3.dataFormat": [{ name: "dataformat", engines: ["s3"] }],
  "dynamodb.roleArn": [{ name: "serviceaccessrolearn", engines: ["dynamodb"] }],
  "kinesis.roleArn": [{ name: "serviceaccessrolearn", engines: ["kinesis"] }],
  "opensearch.roleArn": [{ name: "serviceaccessrolearn", engines: ["opensearch", "elasticsearch"] }],
  "redshift.roleArn": [{ name: "serviceaccessrolearn", engines: ["redshift", "redshift-serverless"] }],
  "redshift.bucketName": [{ name: "bucketname", engines: ["redshift", "redshift-serverless"] }],
  "redshift.bucketFolder": [{ name: "bucketfolder", engines: ["redshift", "redshift-serverless"] }],
  "redshift.encryptionMode": [{ name: "encryptionmode", engines: ["redshift", "redshift-serverless"] }],
  "redshift.kmsKey": [{ name: "serversideencryptionkmskeyid", engines: ["redshift", "redshift-serverless"] }],
  "neptune.roleArn": [{ name: "serviceaccessrolearn", engines: ["neptune"] }],
  "secret.roleArn": [{ name: "secretsmanageraccessrolearn" }],
  "secret.secretId": [{ name: "secretsmanagersecretid" }],
};

const tasks = ["AWS::DMS::ReplicationTask", "AWS::DMS::ReplicationConfig"];
const terraformTasks = ["aws_dms_replication_task", "aws_dms_replication_config"];

/** Properties that rules and requirements read and the facts do not list. */
const further: readonly DmsProperty[] = [
  plain("endpoint.serverName", "string", ["AWS::DMS::Endpoint.ServerName"], ["aws_dms_endpoint.server_name"]),
  plain("endpoint.port", "string", ["AWS::DMS::Endpoint.Port"], ["aws_dms_endpoint.port"]),
  plain(
    "kafka.broker",
    "string",
    ["AWS::DMS::Endpoint.KafkaSettings.Broker"],
    ["aws_dms_endpoint.kafka_settings.broker"],
  ),
  plain("task.sourceEndpointArn", "arn", ...ofTasks("SourceEndpointArn", "source_endpoint_arn")),
  plain("task.targetEndpointArn", "arn", ...ofTasks("TargetEndpointArn", "target_endpoint_arn")),
  plain(
    "endpoint.pauseTasks",
    "boolean",
    [],
    ["aws_dms_endpoint", "aws_dms_s3_endpoint"].map((type) => `${type}.pause_replication_tasks`),
  ),
  plain("task.mappingRules", "string", ...ofTasks("TableMappings#/rules", "table_mappings#/rules")),
];

function ofTasks(cfn: string, terraform: string): [readonly string[], readonly string[]] {
  return [tasks.map((type) => `${type}.${cfn}`), terraformTasks.map((type) => `${type}.${terraform}`)];
}

function plain(
  id: string,
  kind: DmsProperty["kind"],
  cfn: readonly string[],
  terraform: readonly string[],
): DmsProperty {
  return { id, kind, cfn, terraform, default: null };
}

export function propertiesOf(facts: Facts): readonly DmsProperty[] {
  const known = facts.props.map(({ id, kind, cfn, terraform, default: value }): DmsProperty => {
    const names = attributes[id];
    const paths = terraform.map(pathInAction);
    return {
      id,
      kind,
      cfn,
      terraform: paths,
      ...(names && { attributes: names }),
      default: isValue(value) ? value : null,
    };
  });
  const ids = new Set([...known, ...further].map(({ id }) => id));
  const stray = Object.keys(attributes).filter((id) => !ids.has(id));
  if (stray.length > 0) throw new Error(`attributes of unknown properties: ${stray.join(", ")}`);
  if (ids.size < known.length + further.length) throw new Error("the facts have a property that is added here too");
  return [...known, ...further];
}

/** The arguments of an action stand in its block `config`. */
function pathInAction(path: string): string {
  return path.replace(/^action\.(\w+)\./, "$1.config.");
}

/** Some defaults of the facts are sentences: "account default key aws/dms". */
function isValue(value: string | boolean | null): boolean {
  return typeof value !== "string" || !value.includes(" ");
}
