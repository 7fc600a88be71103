import type { Reading } from "./error-text.js";

/**
 * What only errors of DMS contain: its resources, its service, the parts of a task's log, the sessions in which it works
 * with roles.
 */
const marks: readonly string[] = [
  ...["aws::dms::", "aws_dms_", ":dms:", "dms.amazonaws.com", "aws dms ", "aws-dms", "amazondms"],
  // The last one is how CloudFormation and the Cloud Control API call it (the AWS SDK for Java 2).
  ...["database migration service", "databasemigrationservice", "service: databasemigration,"],
  ...["dms serverless", "dms fleet advisor", "dms account"],
  ...["replication instance", "replication subnet group", "replication task", "replication config "],
  ...["dms endpoint", "dms s3 endpoint", "dms replication", "dms event subscription", "dms certificate"],
  ...["replicationinstance", "replicationsubnetgroup", "replicationtask", "replicationconfig "],
  ...["startdatamigration", "createdatamigration", "dms data migration", "dms-data-migration"],
  ...["metadatamodel", "migrationproject", "extensionpack", "schema conversion", "premigration assessment"],
  ...["project storage", "dms_validation_workgroup", "aws_dms_s3_validation", "/rdsdbdata/data/tasks/"],
  ...["test endpoint failed", "test connection failed for endpoint", "application-status: 10", "dms-event-"],
  ...["[target_load", "[target_apply", "[source_capture", "[source_unload", "[task_manager", "[metadatamanager"],
  ...["[file_transfer", "[file_factory", "[infrastructure", "[validator"],
  ...["task error notification received from subtask", "replicationtask.c:"],
  ...["dms-vpc-role", "dms-cloudwatch-logs-role", "dms-access-for-endpoint", "dms-access-for-tasks", "dms-tasks-"],
  ...["awsservicerolefordms", "dms-session-for-replication-engine", "dms_engine_role"],
  // What its engine and its API say of roles and secrets.
  ...["secrets_manager get secret value", "unable to find aws secrets manager secret"],
  ...["dms regional service principal", "dms was denied access"],
  // Settings of endpoints and instances that no other service has.
  ...["gluecataloggeneration", "glue_catalog_generation", "keycachesecretiamarn", "key_cache_secret_iam_arn"],
  ...["secretsmanageraccessrolearn", "secrets_manager_access_role_arn"],
  ...["secretsmanageroracleasm", "secrets_manager_oracle_asm"],
  // Codes of errors that only the API of DMS has.
  ...["accessdeniedfault", "snsnoauthorizationfault"],
];

/** Whether an error can only be one of DMS. */
export function isOfDms({ lower, text }: Reading): boolean {
  return marks.some((mark) => lower.includes(mark)) || isAction(text) || isRegionalService(lower);
}

/** Whether an error has a name with DMS in it: a role `dms-s3`, a topic `orders_dms`, a resource `DmsAccess`. */
export function namesDms({ lower, text }: Reading): boolean {
  return (
    /(?:^|[^a-z])dms(?:[^a-z]|$)/.test(lower) || /(?:^|[^A-Za-z])D(?:ms|MS)[A-Z]|[a-z]D(?:ms|MS)(?:[^a-z]|$)/.test(text)
  );
}

/** Whether the sessions of DMS do something. */
export function isSessionOfDms(principal: string): boolean {
  return /\/(?:dms-session-for-replication-engine|dms_engine_role)$|:assumed-role\/dms-[a-z-]*engine/i.test(principal);
}

/** `dms:CreateEndpoint` */
function isAction(text: string): boolean {
  return /(?:^|[^\w-])dms:[A-Z][a-z]/.test(text);
}

/** `dms.eu-west-1.amazonaws.com` */
function isRegionalService(lower: string): boolean {
  return /(?:^|[^a-z0-9-])dms\.[a-z0-9-]{1,30}\.amazonaws\.com/.test(lower);
}
