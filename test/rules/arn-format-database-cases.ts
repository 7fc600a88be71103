// ARNs for signing in to a database. AWS compares the resource ID in them.
import { on } from "./arn-format-texts.js";
import type { FileCase, PolicyCase } from "./policy-forms.js";

const user = (database: string): string => `arn:aws:rds-db:eu-west-1:123456789012:dbuser:${database}/app`;
const graph = (database: string): string => `arn:aws:neptune-db:eu-west-1:123456789012:${database}/*`;

export const cases: readonly PolicyCase[] = [
  {
    name: "the resource ID of a database, or any",
    statement: on(
      ...[user("db-ABCDEFGHIJKL01234"), user("cluster-ABCDEFGHIJKL01234"), user("prx-0a1b2c3d4e5f6a7b8")],
      ...[user("*"), user("orders-*"), user("d?-orders"), graph("cluster-ABCDEFGHIJKL01234"), graph("*")],
    ),
  },
  {
    name: "the identifier of a database",
    statement: on(user("orders-prod"), graph("relations")),
    found: [
      ["databaseName", user("orders-prod")],
      ["databaseName", graph("relations")],
    ],
    says: /so it matches nothing: for (?:rds|neptune)-db, AWS compares the resource ID/,
  },
];

const yaml = (...databases: readonly string[]): string => `Parameters:
  Other: { Type: String }
Resources:
  Named: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, DBInstanceIdentifier: orders } }
  Unnamed: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }
  Aurora: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql } }
  Graph: { Type: AWS::Neptune::DBCluster }
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: "*"
            Resource:
${databases.map((one) => `              - !Sub "arn:aws:${one}"\n`).join("")}`;

const at = "eu-west-1:${AWS::AccountId}";

const hcl = (...databases: readonly string[]): string => `variable "other" {}
resource "aws_db_instance" "named" {
  identifier = "orders"
}
resource "aws_db_instance" "unnamed" {}
resource "aws_rds_cluster" "aurora" {}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["*"]
    resources = [${databases.map((one) => `"${user(`\${${one}}`)}"`).join(", ")}]
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

export const files: readonly FileCase[] = [
  {
    name: "references to the identifiers of databases",
    path: "stack.yaml",
    text: yaml(
      ...["Named", "Unnamed", "Aurora", "Other"].map((one) => `rds-db:${at}:dbuser:\${${one}}/app`),
      `neptune-db:${at}:\${Graph}/*`,
    ),
    found: [["databaseName"], ["databaseName"], ["databaseName"], ["databaseName"]],
    suggested: yaml(
      ...["Named.DbiResourceId", "Unnamed.DbiResourceId", "Aurora.DBClusterResourceId", "Other"].map(
        (one) => `rds-db:${at}:dbuser:\${${one}}/app`,
      ),
      `neptune-db:${at}:\${Graph.ClusterResourceId}/*`,
    ),
  },
  {
    name: "a part of the identifier of a database",
    path: "stack.yaml",
    text: yaml(`rds-db:${at}:dbuser:db-\${Unnamed}/app`, `rds-db:${at}:dbuser:\${Unnamed}-*/app`),
  },
  {
    name: "attributes of databases in Terraform, whose id depends on the version of the provider",
    path: "main.tf",
    text: hcl(
      ...["aws_db_instance.named.identifier", "aws_db_instance.unnamed.identifier", "aws_rds_cluster.aurora.id"],
      ...["aws_db_instance.named.id", "aws_db_instance.named.resource_id", "var.other"],
    ),
    found: [["databaseName"], ["databaseName"], ["databaseName"]],
    suggested: hcl(
      ...["aws_db_instance.named.resource_id", "aws_db_instance.unnamed.resource_id"],
      ...["aws_rds_cluster.aurora.cluster_resource_id", "aws_db_instance.named.id"],
      ...["aws_db_instance.named.resource_id", "var.other"],
    ),
  },
  {
    name: "a local with the identifier of a database has no attributes",
    path: "main.tf",
    text: `locals {
  database = aws_db_instance.named.identifier
}
${hcl("local.database")}`,
    found: [["databaseName"]],
  },
];
