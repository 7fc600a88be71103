import type rule from "../../src/rules/role-present.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { roleArn } from "./role-present-texts.js";

const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf";

function terraform(engine: string, type: string, ...settings: readonly string[]): string {
  return `resource "aws_dms_endpoint" "subject" {
  endpoint_id   = "orders"
  endpoint_type = "${type}"
  engine_name   = "${engine}"
${settings.map((line) => `  ${line}\n`).join("")}}
`;
}

const terraformKinesis = terraform(
  "kinesis",
  "target",
  "kinesis_settings {",
  '  stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/s"',
  "}",
);
const terraformDynamodb = terraform("dynamodb", "target");
const terraformIam = terraform("postgres", "source", "postgres_settings {", '  authentication_method = "iam"', "}");
const terraformSecret = terraform("mysql", "source", `secrets_manager_arn = "${secretArn}"`);
const terraformRole = terraform("mysql", "source", `secrets_manager_access_role_arn = "${roleArn}"`);
const terraformPair = [
  `secrets_manager_arn             = "${secretArn}"`,
  `secrets_manager_access_role_arn = "${roleArn}"`,
];
const terraformBoth = terraform("mysql", "source", 'username = "dms"', ...terraformPair);
const terraformSeveral = `locals {
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
const terraformLookedUp = `resource "aws_rds_cluster" "orders" {
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
const terraformManaged = `resource "aws_rds_cluster" "orders" {
  manage_master_user_password = true
}

${terraform(
  "mysql",
  "source",
  "secrets_manager_arn             = aws_rds_cluster.orders.master_user_secret[0].secret_arn",
  `secrets_manager_access_role_arn = "${roleArn}"`,
)}`;

const variableSecret = `variable "secret" { type = string }

${terraform("mysql", "source", "secrets_manager_arn = var.secret")}`;
const kerberos = `resource "aws_dms_replication_instance" "it" {
  kerberos_authentication_settings {
    key_cache_secret_id = "keytab"
  }
}
`;

export const valid: readonly ValidCase[] = [
  {
    name: "a secret by a variable that may be left out",
    filename: "main.tf",
    template: `variable "secret" { default = null }\n${terraform("mysql", "source", "secrets_manager_arn = var.secret")}`,
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
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
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
    errors: [
      {
        messageId: "missing",
        ...at(terraformIam, 'resource "aws_dms_endpoint" "subject"'),
        data: {
          use: "endpoint aws_dms_endpoint.subject",
          title: "IAM database authentication (RDS / Aurora MySQL, MariaDB, PostgreSQL)",
          setting: "postgres_settings.service_access_role_arn",
          source: ["https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Endpoints.Creating.IAMRDS.html"],
        },
      },
    ],
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
];
