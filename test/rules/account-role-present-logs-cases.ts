import type rule from "../../src/rules/account-role-present.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { account, guarded, hclRole, vpcRole, waiting, yamlVpcRole } from "./account-role-present-texts.js";
import { yamlRole } from "./texts.js";

/** A task under instance and endpoints of others, with these settings. */
function task(settings: string): string {
  return `Parameters:
  Settings: { Type: String }
Resources:
  Load:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:123456789012:rep:A
      SourceEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:B
      TargetEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:C
      TableMappings: '{"rules": []}'
${settings}`;
}

const serverless = `resource "aws_dms_replication_config" "this" {
  replication_config_identifier = "orders"
  replication_type              = "cdc"
  source_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:B"
  target_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:C"
  table_mappings                = "{}"
  replication_settings          = jsonencode({ Logging = { EnableLogging = true } })
}
`;

const logsRole = {
  account,
  name: "dms-cloudwatch-logs-role",
  failure: "Tasks run without an error but write no logs.",
};

export const valid: readonly ValidCase[] = [
  { name: "a task without settings", template: task("") },
  {
    name: "a task without logs",
    template: task('      ReplicationTaskSettings: \'{"Logging": {"EnableLogging": false}}\'\n'),
  },
  {
    name: "a task whose settings are a parameter",
    template: task("      ReplicationTaskSettings: !Ref Settings\n"),
    skipped: 1,
  },
  {
    name: "a task whose settings are a parameter, and the role is there",
    template: `${task("      ReplicationTaskSettings: !Ref Settings\n")}${yamlRole("Logs", "dms-cloudwatch-logs-role")}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a task with logs",
    template: task('      ReplicationTaskSettings: \'{"Logging": {"EnableLogging": true}}\'\n'),
    errors: [
      {
        ...{ messageId: "absent", line: 4, column: 3, endLine: 4, endColumn: 7 },
        data: { ...logsRole, use: "task Load" },
        suggestions: [
          {
            messageId: "addRole",
            output: `${guarded(
              task('      ReplicationTaskSettings: \'{"Logging": {"EnableLogging": true}}\'\n'),
              "DmsCloudwatchLogsRole",
              "'",
              "dms-cloudwatch-logs-role",
            )}${yamlVpcRole
              .replaceAll("DmsVpcRole", "DmsCloudwatchLogsRole")
              .replace("dms-vpc-role", "dms-cloudwatch-logs-role")
              .replace("AmazonDMSVPCManagementRole", "AmazonDMSCloudWatchLogsRole")}`,
          },
        ],
      },
    ],
  },
  {
    name: "a serverless replication with logs needs both roles",
    filename: "main.tf",
    template: serverless,
    errors: [
      {
        ...{ messageId: "absent", line: 1, column: 1, endLine: 1, endColumn: 45 },
        data: { ...vpcRole, use: "replication config aws_dms_replication_config.this" },
        suggestions: [
          {
            messageId: "addRole",
            output: waiting(serverless) + hclRole("dms_vpc_role", "dms-vpc-role", "AmazonDMSVPCManagementRole"),
          },
        ],
      },
      {
        ...{ messageId: "absent", line: 1, column: 1, endLine: 1, endColumn: 45 },
        data: { ...logsRole, use: "replication config aws_dms_replication_config.this" },
        suggestions: [
          {
            messageId: "addRole",
            output:
              serverless +
              hclRole("dms_cloudwatch_logs_role", "dms-cloudwatch-logs-role", "AmazonDMSCloudWatchLogsRole"),
          },
        ],
      },
    ],
  },
];
