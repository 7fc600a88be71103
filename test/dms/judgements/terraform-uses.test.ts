import { describe } from "vitest";
import { isOn } from "../judged.js";
import { testUses, type UseCase } from "./use-cases.js";

const signIn = (resource: string, server = "aws_rds_cluster.db.endpoint"): string => `
resource "aws_rds_cluster" "db" {
  cluster_identifier = "db"
  engine             = "aurora-postgresql"
}
resource "aws_iam_role" "access" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] })
  inline_policy {
    name   = "connect"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "rds-db:connect", Resource = ${resource} }] })
  }
}
resource "aws_dms_endpoint" "Dms" {
  endpoint_id   = "d"
  endpoint_type = "source"
  engine_name   = "aurora-postgresql"
  server_name   = ${server}
  username      = "dms"
  postgres_settings {
    authentication_method   = "iam"
    service_access_role_arn = aws_iam_role.access.arn
  }
}
`;

const provider = (region: string, more = ""): string => `provider "aws" {\n  region = "${region}"\n${more}}\n`;

const staged = (partition: string): string => `
resource "aws_iam_role" "copy" {
  assume_role_policy  = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = ["dms.amazonaws.com", "redshift.amazonaws.com"] }, Action = "sts:AssumeRole" }] })
  managed_policy_arns = ["arn:${partition}:iam::aws:policy/service-role/AmazonDMSRedshiftS3Role"]
}
resource "aws_dms_endpoint" "Dms" {
  endpoint_id   = "d"
  endpoint_type = "target"
  engine_name   = "redshift"
  redshift_settings {
    bucket_name             = "dms-staged"
    service_access_role_arn = aws_iam_role.copy.arn
  }
}
`;

const cases: readonly UseCase[] = [
  {
    name: "sign-in to the database of the module",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": signIn('"arn:aws:rds-db:*:*:dbuser:${aws_rds_cluster.db.cluster_resource_id}/dms"') },
    expected: { used: "yes", missing: [], open: [] },
    why: "it is the id of the server",
  },
  {
    name: "sign-in as another user",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": signIn('"arn:aws:rds-db:*:*:dbuser:*/admin"') },
    expected: { missing: [isOn(/^rds-db:connect on .*\/dms$/)] },
    why: "the endpoint signs in as dms",
  },
  {
    name: "sign-in to a database that is not in the module",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": signIn('"arn:aws:rds-db:*:*:dbuser:cluster-ABC/dms"', '"db.example.com"') },
    expected: { missing: [], open: ["rds-db:connect"] },
    why: "its id may be this",
  },
  {
    name: "a bucket in GovCloud, allowed by a managed policy of AWS",
    use: "endpoint-redshift-target-role",
    files: { "m/main.tf": provider("us-gov-west-1") + staged("aws-us-gov") },
    expected: { missing: [], open: [] },
    why: "its policies have the ARNs of the partition that they are in",
  },
  {
    name: "sign-in in GovCloud, allowed on an ARN of aws",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": provider("us-gov-west-1") + signIn('"arn:aws:rds-db:*:*:dbuser:*/dms"') },
    expected: { missing: [isOn(/^rds-db:connect on arn:aws-us-gov:/)] },
    why: "the provider says a region of another partition",
  },
  {
    name: "sign-in in GovCloud, allowed on an ARN of GovCloud",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": provider("us-gov-west-1") + signIn('"arn:aws-us-gov:rds-db:*:*:dbuser:*/dms"') },
    expected: { missing: [], open: [] },
    why: "its partition is that of the region",
  },
  {
    name: "sign-in in GovCloud, in a run for a region of aws",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": provider("us-gov-west-1") + signIn('"arn:aws-us-gov:rds-db:*:*:dbuser:*/dms"') },
    surroundings: { partition: "aws", region: "us-east-1" },
    expected: { missing: [], open: [] },
    why: "the options are for modules whose provider says no region",
  },
  {
    name: "sign-in in a region of aws, beside a provider in GovCloud",
    use: "endpoint-iam-db-auth",
    files: {
      "m/main.tf":
        provider("us-gov-west-1") +
        provider("eu-west-1", '  alias  = "eu"\n') +
        signIn('"arn:aws:rds-db:*:*:dbuser:*/dms"').replace(
          '"aws_dms_endpoint" "Dms" {',
          '"aws_dms_endpoint" "Dms" {\n  provider      = aws.eu',
        ),
    },
    expected: { missing: [] },
    why: "the endpoint is where its own provider is",
  },
];

describe("signing in to a database, and partitions", () => {
  testUses(cases);
});
