import type rule from "../../src/rules/account-role-present.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { hclRole } from "./account-role-present-texts.js";
import { changed } from "./texts.js";

function warehouse(type: string, settings = ""): string {
  return `resource "aws_dms_endpoint" "warehouse" {
  endpoint_id   = "warehouse"
  endpoint_type = "${type}"
  engine_name   = "redshift"
  server_name   = "sales.c1example.eu-west-1.redshift.amazonaws.com"
  database_name = "sales"
${settings}}
`;
}

const byDefault = `${changed(warehouse("target"), '"redshift"', "var.engine")}variable "engine" {
  default = "redshift"
}
`;

export const valid: readonly ValidCase[] = [
  { name: "Redshift as a source", filename: "main.tf", template: warehouse("source") },
  {
    name: "Redshift with a role of its own",
    filename: "main.tf",
    template: warehouse(
      "target",
      '  redshift_settings {\n    service_access_role_arn = "arn:aws:iam::123456789012:role/x"\n  }\n',
    ),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "Redshift as a target",
    filename: "main.tf",
    template: warehouse("target"),
    errors: [
      {
        ...{ messageId: "absent", line: 1, column: 1, endLine: 1, endColumn: 40 },
        message:
          "No linted file declares role dms-access-for-endpoint, which endpoint aws_dms_endpoint.warehouse " +
          `needs. Loading into Redshift fails when DMS stages its first file: "Role 'dms-access-for-endpoint' ` +
          'is not configured properly". If the account has the role already, add it to settings.existingRoles ' +
          "in the config.",
        suggestions: [
          {
            messageId: "addRole",
            output:
              warehouse("target") +
              changed(
                hclRole("dms_access_for_endpoint", "dms-access-for-endpoint", "AmazonDMSRedshiftS3Role"),
                'Service = "dms.amazonaws.com"',
                'Service = [\n            "dms.amazonaws.com",\n            "redshift.amazonaws.com",\n          ]',
              ),
          },
        ],
      },
    ],
  },
  {
    name: "Redshift as a target, by the default of a variable",
    filename: "main.tf",
    template: byDefault,
    errors: [
      {
        ...{ messageId: "absent", line: 1, column: 1, endLine: 1, endColumn: 40 },
        message:
          "No linted file declares role dms-access-for-endpoint, which endpoint aws_dms_endpoint.warehouse " +
          `needs. Loading into Redshift fails when DMS stages its first file: "Role 'dms-access-for-endpoint' ` +
          'is not configured properly". If the account has the role already, add it to settings.existingRoles ' +
          "in the config. This depends on the default of engine.",
        suggestions: [
          {
            messageId: "addRole",
            output:
              byDefault +
              changed(
                hclRole("dms_access_for_endpoint", "dms-access-for-endpoint", "AmazonDMSRedshiftS3Role"),
                'Service = "dms.amazonaws.com"',
                'Service = [\n            "dms.amazonaws.com",\n            "redshift.amazonaws.com",\n          ]',
              ),
          },
        ],
      },
    ],
  },
];
