import type rule from "../../src/rules/account-role-name.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import {
  endpoint,
  logsPolicy,
  redshiftPolicy,
  terraform,
  vpcPolicy,
  vpcRole,
  yaml,
} from "./account-role-name-texts.js";
import { changed, yamlRole } from "./texts.js";

const redshift = `  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
`;

const vpcAndLogs = (name: string): string => `Resources:\n${yamlRole("Role", name, [vpcPolicy, logsPolicy])}`;

export const valid: readonly ValidCase[] = [
  { name: "no managed policy of an account role", template: yaml("dms-landing", "AmazonS3FullAccess") },
  { name: "the staging policy where no Redshift target is seen", template: yaml("dms-buckets", redshiftPolicy) },
  {
    name: "the staging policy where the engine is not known",
    template: `Parameters: { Engine: { Type: String } }
${yaml("dms-buckets", redshiftPolicy)}${changed(redshift, "EngineName: redshift", "EngineName: !Ref Engine")}`,
  },
  {
    name: "the staging policy on the role of another endpoint, beside a Redshift target",
    template: yaml("dms-writer", redshiftPolicy) + endpoint + redshift,
  },
  {
    name: "the policies of two account roles, where both are there",
    template: `Resources:\n${yamlRole("Role", "dms-shared", [vpcPolicy, logsPolicy])}`,
    settings: { existingRoles: ["dms-vpc-role", "dms-cloudwatch-logs-role"] },
  },
  {
    name: "a wrong path in the ARN is account-role-policy's",
    template: yaml("dms-vpc-role", "AmazonDMSVPCManagementRole"),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "another name, on a role with a managed policy for something else",
    template: `Resources:\n${yamlRole("Role", "prod-dms-access-for-endpoint", [vpcPolicy, "AmazonS3FullAccess"])}`,
    errors: [{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 45, suggestions: [] }],
  },
  {
    name: "the policies of two account roles",
    template: vpcAndLogs("dms-shared"),
    errors: [
      {
        ...{ messageId: "severalRoles", line: 5, column: 17, endLine: 5, endColumn: 27 },
        message:
          "Role Role has the policies AmazonDMSVPCManagementRole and AmazonDMSCloudWatchLogsRole, which belong " +
          "to different roles. DMS finds these only by the exact names dms-vpc-role and " +
          "dms-cloudwatch-logs-role. Declare a role for each.",
        suggestions: [
          { messageId: "useName", data: { expected: "dms-vpc-role" }, output: vpcAndLogs("dms-vpc-role") },
          {
            messageId: "useName",
            data: { expected: "dms-cloudwatch-logs-role" },
            output: vpcAndLogs("dms-cloudwatch-logs-role"),
          },
        ],
      },
    ],
  },
  {
    name: "the policies of two account roles, one of which is there",
    template: vpcAndLogs("dms-shared"),
    settings: { existingRoles: ["dms-vpc-role"] },
    errors: [
      {
        ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 27 },
        suggestions: [{ messageId: "useName", output: vpcAndLogs("dms-cloudwatch-logs-role") }],
      },
    ],
  },
  {
    name: "the policy of the VPC on the role of an endpoint",
    template: yaml("dms-writer") + endpoint,
    errors: [
      {
        ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 27 },
        data: { ...vpcRole, role: "Role", name: "dms-writer", basis: "" },
        suggestions: [{ messageId: "useName", output: yaml("dms-vpc-role") + endpoint }],
      },
    ],
  },
  {
    name: "the staging policy beside a Redshift target",
    template: yaml("dms-buckets", redshiftPolicy) + redshift,
    refused: 1,
    errors: [
      {
        ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 28 },
      },
    ],
  },
  {
    name: "the staging policy on a like name",
    filename: "main.tf",
    template: terraform('name = "dms-access-for-endpoint-dev"', redshiftPolicy),
    errors: [
      {
        ...{ messageId: "wrongName", line: 2, column: 10, endLine: 2, endColumn: 39 },
        suggestions: [{ messageId: "useName", output: terraform('name = "dms-access-for-endpoint"', redshiftPolicy) }],
      },
    ],
  },
  {
    name: "a wrong path as well",
    template: yaml("dms-vpc-role-prod", "AmazonDMSVPCManagementRole"),
    refused: 1,
    errors: [
      {
        ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 34 },
      },
    ],
  },
];
