/** How well a template shows a failure: certainly, probably, or only with knowledge of the account. */
export type Certainty = "certain" | "likely" | "account";

/** A failure of DMS that IAM causes. `F01` to `F62` are the numbers of the failure catalogue. */
export interface Failure {
  readonly id: string;
  readonly title: string;
  readonly certainty: Certainty;
  /** The rules that find it. The most important one comes first. */
  readonly rules: readonly string[];
  /**
   * The property that names the role. A format without this property cannot express the failure, so it has no fixture.
   */
  readonly property?: string;
  /** Why there is no fixture, in one format or in all formats. */
  readonly reason?: string;
}

export const failures: readonly Failure[] = [
  {
    id: "F01",
    title: "no `dms-vpc-role` for a subnet group, instance or serverless replication",
    certainty: "account",
    rules: ["account-role-present"],
  },
  { id: "F02", title: "the caller lacks a DMS action", certainty: "likely", rules: ["caller-permissions"] },
  { id: "F03", title: "an account role that every stack makes", certainty: "likely", rules: ["account-role-owner"] },
  {
    id: "F04",
    title: "the DMS resource does not wait for the role's policy",
    certainty: "certain",
    rules: ["account-role-order"],
  },
  { id: "F05", title: "an account role under another name", certainty: "certain", rules: ["account-role-name"] },
  { id: "F06", title: "S3 target: actions", certainty: "certain", rules: ["role-permissions"] },
  {
    id: "F07",
    title: "logging without `dms-cloudwatch-logs-role`",
    certainty: "account",
    rules: ["account-role-present"],
  },
  { id: "F08", title: "Redshift: trust of the staging role", certainty: "certain", rules: ["role-trust"] },
  { id: "F09", title: "Redshift Serverless: trust of the staging role", certainty: "certain", rules: ["role-trust"] },
  {
    id: "F10",
    title: "the key of an S3 endpoint encrypts no object",
    certainty: "certain",
    rules: ["ineffective-setting"],
  },
  { id: "F11", title: "the policy of a key keeps DMS out", certainty: "likely", rules: ["key-policy"] },
  {
    id: "F12",
    title: "IAM sign-in to a database: the role",
    certainty: "likely",
    rules: ["role-permissions"],
    property: "iamDb.roleArn",
    reason: "CloudFormation has no property for IAM sign-in",
  },
  { id: "F13", title: "a secret's role trusts the global principal only", certainty: "certain", rules: ["role-trust"] },
  {
    id: "F14",
    title: "half a secret pair, or a secret and credentials",
    certainty: "certain",
    rules: ["role-present"],
  },
  {
    id: "F15",
    title: "no `dms-access-for-endpoint` for a Redshift target",
    certainty: "account",
    rules: ["account-role-present"],
  },
  { id: "F16", title: "the secret that RDS made", certainty: "certain", rules: ["role-present"] },
  {
    id: "F17",
    title: "the caller may not create the service-linked role",
    certainty: "account",
    rules: ["service-linked-role"],
  },
  {
    id: "F18",
    title: "object actions on the bucket, bucket actions on objects",
    certainty: "certain",
    rules: ["role-permissions", "action-resource"],
  },
  {
    id: "F19",
    title: "several serverless replications create the service-linked role at once",
    certainty: "account",
    rules: ["service-linked-role"],
    reason: "whether the role exists is a matter of the account",
  },
  {
    id: "F20",
    title: "a service-linked role that every stack makes",
    certainty: "likely",
    rules: ["account-role-owner"],
  },
  { id: "F21", title: "confused-deputy conditions on the logs role", certainty: "likely", rules: ["trust-condition"] },
  {
    id: "F22",
    title: "a cluster that does not list the loading role",
    certainty: "likely",
    rules: ["ineffective-setting"],
  },
  { id: "F23", title: "a role that does not trust DMS", certainty: "certain", rules: ["role-trust"] },
  { id: "F24", title: "an encrypted topic whose key DMS may not use", certainty: "certain", rules: ["key-policy"] },
  {
    id: "F25",
    title: "a secret of another account",
    certainty: "account",
    rules: ["resource-policy"],
    reason: "the grants lie in two accounts, of which no template tells which is which",
  },
  { id: "F26", title: "list actions on ARNs", certainty: "certain", rules: ["action-resource"] },
  { id: "F27", title: "placeholders left in ARNs", certainty: "certain", rules: ["arn-format"] },
  { id: "F28", title: "S3 target with a Glue catalog", certainty: "certain", rules: ["role-permissions"] },
  {
    id: "F29",
    title: "schema conversion: trust and rights of the roles",
    certainty: "likely",
    rules: ["role-trust", "role-permissions"],
  },
  {
    id: "F30",
    title: "data migration: trust and rights of the role",
    certainty: "certain",
    rules: ["role-trust", "role-permissions"],
    property: "dataMigration.roleArn",
    reason: "Terraform's AWS provider has no data migrations",
  },
  {
    id: "F31",
    title: "S3 target under a key of your own",
    certainty: "certain",
    rules: ["role-permissions", "key-policy"],
  },
  { id: "F32", title: "the role is deleted before what needs it", certainty: "likely", rules: ["account-role-order"] },
  { id: "F33", title: "the caller may not pass the role", certainty: "likely", rules: ["pass-role"] },
  { id: "F34", title: "the policy of the bucket denies", certainty: "likely", rules: ["resource-policy"] },
  { id: "F35", title: "the policy of the topic does not admit DMS", certainty: "certain", rules: ["resource-policy"] },
  { id: "F36", title: "a role that may not read its secret", certainty: "certain", rules: ["role-permissions"] },
  {
    id: "F37",
    title: "a secret under a key of your own",
    certainty: "certain",
    rules: ["role-permissions", "key-policy"],
  },
  {
    id: "F38",
    title: "what the caller needs for an endpoint with a secret",
    certainty: "likely",
    rules: ["caller-permissions"],
  },
  { id: "F39", title: "half the pair of the ASM secret", certainty: "certain", rules: ["role-present"] },
  { id: "F40", title: "S3 source: actions", certainty: "certain", rules: ["role-permissions"] },
  { id: "F41", title: "S3 target with data validation", certainty: "certain", rules: ["role-permissions"] },
  { id: "F42", title: "S3 target with a canned ACL", certainty: "certain", rules: ["role-permissions"] },
  { id: "F43", title: "S3 target whose objects are tagged", certainty: "certain", rules: ["role-permissions"] },
  { id: "F44", title: "Kinesis target: actions", certainty: "certain", rules: ["role-permissions"] },
  {
    id: "F45",
    title: "DynamoDB target: actions and control tables",
    certainty: "certain",
    rules: ["role-permissions"],
  },
  { id: "F46", title: "OpenSearch target: actions", certainty: "certain", rules: ["role-permissions"] },
  {
    id: "F47",
    title: "Neptune target: trust and actions",
    certainty: "certain",
    rules: ["role-trust", "role-permissions"],
    property: "neptune.roleArn",
    reason: "`aws_dms_endpoint` has no settings for Neptune",
  },
  { id: "F48", title: "the staging bucket is not named `dms-…`", certainty: "certain", rules: ["account-role-policy"] },
  { id: "F49", title: "a copy of an old managed policy", certainty: "certain", rules: ["account-role-stale-policy"] },
  { id: "F50", title: "Time Travel: the role", certainty: "certain", rules: ["role-permissions"] },
  {
    id: "F51",
    title: "premigration assessment: the role",
    certainty: "likely",
    rules: ["role-permissions"],
    property: "assessment.roleArn",
    reason: "an assessment run is an action of Terraform, and nothing of CloudFormation",
  },
  { id: "F52", title: "actions that do not exist", certainty: "certain", rules: ["known-action"] },
  {
    id: "F53",
    title: "unknown operators, tags that match nothing",
    certainty: "certain",
    rules: ["condition-operator", "condition-key"],
  },
  { id: "F54", title: "IAM sign-in where DMS has none", certainty: "likely", rules: ["ineffective-setting"] },
  { id: "F55", title: "wrong words in DMS ARNs", certainty: "certain", rules: ["arn-format"] },
  { id: "F56", title: "an account role without its policy", certainty: "certain", rules: ["account-role-policy"] },
  {
    id: "F57",
    title: "the service-linked role of Fleet Advisor",
    certainty: "account",
    rules: [],
    reason: "Fleet Advisor has no resource in either format, and is out of support since May 2026",
  },
  { id: "F58", title: "a literal partition", certainty: "likely", rules: ["partition"] },
  {
    id: "F59",
    title: "Kerberos: the role of the key cache",
    certainty: "likely",
    rules: ["role-permissions", "role-trust"],
    property: "kerberos.roleArn",
    reason: "CloudFormation has no Kerberos settings",
  },
  { id: "F60", title: "a literal region in a principal", certainty: "certain", rules: ["trust-scope"] },
  {
    id: "F61",
    title: "a permissions boundary that leaves an action out",
    certainty: "certain",
    rules: ["role-permissions"],
  },
  {
    id: "F62",
    title: "`iam:PassedToService` with a value that DMS never presents",
    certainty: "likely",
    rules: ["pass-role-condition"],
  },
];
