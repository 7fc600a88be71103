import rule from "../../src/rules/console-only-permissions.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { block, policy, stack, statement, terraform, yamlCreate, yamlStatement } from "./pass-role-texts.js";

const filename = "policy.json";
const create = statement('["dms:CreateEndpoint", "dms:DescribeEndpoints"]');
const iac = { settings: { caller: "iac" } } as const;
const page = "https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html";

ruleTester.run(rule, {
  valid: [
    { name: "nobody says who the caller is", filename, template: policy(create, statement('"kms:ListAliases"')) },
    {
      name: "a caller who uses the console",
      filename,
      template: policy(create, statement('"kms:ListAliases"')),
      settings: { caller: "console" },
    },
    { name: "reading a key", ...iac, filename, template: policy(create, statement('"kms:DescribeKey"')) },
    {
      name: "who runs tasks",
      ...iac,
      filename,
      template: policy(statement('"dms:StartReplicationTask"'), statement('"logs:GetLogEvents"')),
    },
    {
      name: "all of a service, for whatever it is",
      ...iac,
      filename,
      template: policy(create, statement('["cloudwatch:*", "logs:*"]')),
    },
    {
      name: "who makes alarms",
      ...iac,
      filename,
      template: policy(create, statement('["cloudwatch:Get*", "cloudwatch:PutMetricAlarm"]')),
    },
    {
      name: "who makes log groups",
      ...iac,
      filename,
      template: policy(create, statement('"logs:DescribeLogGroups"'), statement('"logs:Create*"')),
    },
    {
      name: "the stack has an alias",
      ...iac,
      template: `${stack(yamlCreate, yamlStatement("kms:ListAliases"))}  Alias:
    Type: AWS::KMS::Alias
    Properties: { AliasName: alias/orders, TargetKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab }
`,
    },
    {
      name: "not the caller whom the settings name",
      filename,
      template: policy(create, statement('"kms:ListAliases"')),
      settings: { caller: "iac", callerPolicies: ["deployer.json"] },
    },
    {
      name: "a denial",
      ...iac,
      filename,
      template: policy(create, statement('"logs:GetLogEvents"', '"*"', "", "Deny")),
    },
  ],
  invalid: [
    {
      name: "listing keys, beside reading one",
      ...iac,
      filename,
      template: policy(create, statement('["kms:DescribeKey", "kms:ListAliases"]')),
      errors: [
        {
          ...{ messageId: "consoleOnly", line: 5, column: 56, endLine: 5, endColumn: 73, address: "Statement[1]" },
          message:
            "Only the DMS console needs kms:ListAliases, to list your keys, but the settings say that this " +
            `caller deploys templates. Remove kms:ListAliases. See ${page}`,
          suggestions: [
            {
              messageId: "removeActions",
              data: { actions: "kms:ListAliases" },
              output: policy(create, statement('["kms:DescribeKey"]')),
            },
          ],
        },
      ],
    },
    {
      name: "a statement of nothing else",
      ...iac,
      filename,
      template: policy(create, statement('["cloudwatch:Get*", "cloudwatch:ListMetrics"]')),
      errors: [
        {
          ...{ messageId: "consoleOnly", line: 5, column: 37, endLine: 5, endColumn: 54 },
          data: { actions: ["cloudwatch:Get*", "cloudwatch:ListMetrics"], purpose: "show metrics", source: page },
          related: [{ line: 5, column: 56, message: "cloudwatch:ListMetrics" }],
          suggestions: [{ messageId: "removeActions", output: policy(create) }],
        },
      ],
    },
    {
      name: "the only statement",
      filename,
      template: policy(statement('"logs:GetLogEvents"')),
      files: { "dms.json": policy(create) },
      settings: { caller: "iac", callerPolicies: [filename, "dms.json"] },
      errors: [{ messageId: "consoleOnly", line: 4, column: 36, endLine: 4, endColumn: 55 }],
    },
    {
      name: "a stack",
      ...iac,
      template: stack(yamlCreate, yamlStatement("[logs:FilterLogEvents, iam:GetRole]")),
      errors: [
        {
          ...{
            messageId: "consoleOnly",
            line: 20,
            column: 43,
            endLine: 20,
            endColumn: 63,
            address: "Resources.Deployer",
          },
          suggestions: [{ messageId: "removeActions", output: stack(yamlCreate, yamlStatement("[iam:GetRole]")) }],
        },
      ],
    },
    {
      name: "Terraform",
      ...iac,
      filename: "main.tf",
      template: terraform(block('["dms:CreateEndpoint", "kms:ListAliases"]')),
      errors: [
        {
          ...{ messageId: "consoleOnly", line: 15, column: 40, endLine: 15, endColumn: 57 },
          suggestions: [{ messageId: "removeActions", output: terraform(block('["dms:CreateEndpoint"]')) }],
        },
      ],
    },
  ],
});
