/**
 * A complete and correct stack under test/fixtures/clean. The rules of the preset recommended must find nothing in it.
 */
export interface Stack {
  readonly folder: string;
  readonly written: string;
  /** The engines of its endpoints, by the names in the stack. */
  readonly engines: readonly string[];
  readonly about?: string;
}

export const stacks: readonly Stack[] = [
  { folder: "aurora-serverless-json", written: "JSON", engines: ["aurora-serverless", "aurora-postgresql-serverless"] },
  { folder: "azure-sources-yaml", written: "YAML", engines: ["azuredb", "azure-sql-managed-instance", "sqlserver"] },
  { folder: "bounded-role-yaml", written: "YAML", engines: ["s3"], about: "a permissions boundary" },
  { folder: "data-migration-json", written: "JSON", engines: [], about: "a homogeneous data migration" },
  { folder: "db2-zos-elasticsearch-plan", written: "plan", engines: ["db2-zos", "elasticsearch"] },
  { folder: "deployer-of-a-stack", written: "YAML, bare policy", engines: ["mysql", "s3"], about: "who deploys it" },
  { folder: "deployer-policy", written: "bare policy", engines: [], about: "who deploys" },
  { folder: "documentdb-cdk", written: "CDK template", engines: ["mongodb", "docdb"] },
  { folder: "dynamodb-sam", written: "SAM", engines: ["postgres", "dynamodb"] },
  { folder: "environments-yaml", written: "YAML", engines: ["s3"], about: "conditions and mappings" },
  { folder: "events-documents", written: "HCL", engines: [], about: "an event subscription, its topic and key" },
  { folder: "glue-catalogue-documents", written: "HCL, policy documents", engines: ["s3"], about: "the Glue catalog" },
  { folder: "kafka-hcl", written: "HCL", engines: ["mariadb", "kafka"] },
  { folder: "kinesis-flow-yaml", written: "YAML in flow style", engines: ["sqlserver", "kinesis"] },
  { folder: "many-endpoints-for-each", written: "HCL, for_each", engines: ["mysql", "postgres", "sybase"] },
  { folder: "mysql-modules", written: "HCL, modules", engines: ["mysql"] },
  { folder: "neptune-yaml", written: "YAML", engines: ["neptune"] },
  { folder: "opensearch-heredoc", written: "HCL, heredoc", engines: ["mysql", "opensearch"] },
  { folder: "oracle-asm-yaml", written: "YAML", engines: ["oracle"], about: "a secret for ASM" },
  { folder: "postgres-serverless-yaml", written: "YAML", engines: ["postgres", "aurora-postgresql"] },
  { folder: "redis-from-google-hcl", written: "HCL, inline policy", engines: ["gcp-mysql", "redis"] },
  { folder: "redshift-serverless-assembly", written: "CDK assembly", engines: ["redshift-serverless"] },
  { folder: "redshift-serverless-jsonencode", written: "HCL, jsonencode", engines: ["redshift"] },
  { folder: "redshift-yaml", written: "YAML", engines: ["oracle", "redshift"] },
  { folder: "roles-read-hcl", written: "HCL, data sources", engines: [], about: "account roles that are read" },
  { folder: "s3-source-json", written: "JSON", engines: ["s3", "postgres"] },
  { folder: "s3-target-block-yaml", written: "YAML in block style", engines: ["aurora", "s3"] },
  { folder: "s3-under-own-key-yaml", written: "YAML", engines: ["s3"], about: "a key of one's own" },
  { folder: "schema-conversion-yaml", written: "YAML", engines: [], about: "schema conversion" },
  { folder: "sqlserver-attachments", written: "HCL, attachments", engines: ["sqlserver", "babelfish"] },
  { folder: "stacks-with-exports", written: "YAML, two stacks", engines: ["s3"], about: "exports and imports" },
  { folder: "terraform-json", written: "Terraform's JSON", engines: ["db2"] },
];
