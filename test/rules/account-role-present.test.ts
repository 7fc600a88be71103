import rule from "../../src/rules/account-role-present.js";
import { ruleTester } from "../../src/testing/index.js";
import { terraformRole, terraformSubnets, yamlRole, yamlSubnets } from "./texts.js";

const subnets = `Resources:\n${yamlSubnets}`;

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

ruleTester.run(rule, {
  valid: [
    { name: "declared in the template", template: `${subnets}${yamlRole("VpcRole", "dms-vpc-role")}` },
    {
      name: "declared under a condition",
      template: `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${subnets}${yamlRole("VpcRole", "dms-vpc-role").replace("    Type", "    Condition: Makes\n    Type")}`,
    },
    {
      name: "declared in JSON",
      filename: "stack.json",
      template: JSON.stringify({
        Resources: {
          Subnets: { Type: "AWS::DMS::ReplicationSubnetGroup", Properties: { SubnetIds: ["subnet-1"] } },
          Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "dms-vpc-role", AssumeRolePolicyDocument: {} } },
        },
      }),
    },
    {
      name: "declared in another template of the run",
      template: subnets,
      files: { "roles.yaml": `Resources:\n${yamlRole("VpcRole", "dms-vpc-role")}` },
    },
    {
      name: "declared in a Terraform module of the run",
      template: subnets,
      files: { "roles/main.tf": terraformRole("vpc", 'name = "dms-vpc-role"') },
    },
    { name: "known to exist", template: subnets, settings: { existingRoles: ["dms-vpc-role"] } },
    {
      name: "declared in Terraform",
      filename: "main.tf",
      template: `${terraformRole("vpc", 'name = "dms-vpc-role"')}${terraformSubnets}`,
    },
    {
      name: "read in Terraform",
      filename: "main.tf",
      template: `data "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n${terraformSubnets}`,
    },
    {
      name: "declared in a called module",
      filename: "main.tf",
      template: `module "roles" {\n  source = "./roles"\n}\n${terraformSubnets}`,
      files: { "roles/main.tf": terraformRole("vpc", 'name = "dms-vpc-role"') },
    },
    {
      name: "perhaps in a module that is not here",
      filename: "main.tf",
      template: `module "roles" {\n  source = "example.org/roles/aws"\n}\n${terraformSubnets}`,
      skipped: 1,
    },
    {
      name: "perhaps a role whose name is a parameter",
      template: `Parameters: { Name: { Type: String } }\n${subnets}${yamlRole("SomeRole", "!Ref Name")}`,
      skipped: 1,
    },
    {
      name: "the name is a parameter that has the right value",
      template: `Parameters: { Name: { Type: String } }\n${subnets}${yamlRole("SomeRole", "!Ref Name")}`,
      values: { parameters: { Name: "dms-vpc-role" } },
    },
    {
      name: "the name is a parameter that has the right default",
      template: `Parameters: { Name: { Type: String, Default: dms-vpc-role } }\n${subnets}${yamlRole("SomeRole", "!Ref Name")}`,
    },
    {
      name: "perhaps made by a custom resource that is waited for",
      template: `${subnets.replace("    Prop", "    DependsOn: Maker\n    Prop")}  Maker: { Type: "Custom::Roles", Properties: { ServiceToken: arn } }\n`,
      skipped: 1,
    },
    {
      name: "perhaps made by a nested stack that is waited for",
      template: `${subnets.replace("    Prop", "    DependsOn: [Nested]\n    Prop")}  Nested: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "https://example.org/x.yaml" } }\n`,
      skipped: 1,
    },
    {
      name: "perhaps made by a provisioner that is waited for",
      filename: "main.tf",
      template: `resource "null_resource" "roles" {}\n${terraformSubnets.replace(/\}\n$/, "\n  depends_on = [null_resource.roles]\n}\n")}`,
      skipped: 1,
    },
    {
      name: "perhaps made by what the caller of the module waits for",
      filename: "main.tf",
      template: `variable "roles" {\n  type = any\n}\n${terraformSubnets.replace(/\}\n$/, "\n  depends_on = [var.roles]\n}\n")}`,
      skipped: 1,
    },
    { name: "perhaps made by a macro", template: `Transform: Our::Roles\n${subnets}`, skipped: 1 },
    { name: "made by no macro of AWS", template: `Transform: AWS::LanguageExtensions\n${subnets}`, settings: { existingRoles: ["dms-vpc-role"] } },
    {
      name: "the resource is never made",
      template: `Conditions: { Never: !Equals [a, b] }\n${subnets.replace("    Prop", "    Condition: Never\n    Prop")}`,
    },
    {
      name: "the resource is never made in Terraform",
      filename: "main.tf",
      template: terraformSubnets.replace("{\n", "{\n  count = 0\n"),
    },
    {
      name: "a role with the managed policy and another name is account-role-name's",
      template: `${subnets}${yamlRole("VpcRole", "dms-vpc-role-dev", ["service-role/AmazonDMSVPCManagementRole"])}`,
    },
    { name: "a task without settings", template: task("") },
    { name: "a task without logs", template: task("      ReplicationTaskSettings: '{\"Logging\": {\"EnableLogging\": false}}'\n") },
    { name: "a task whose settings are a parameter", template: task("      ReplicationTaskSettings: !Ref Settings\n"), skipped: 1 },
    {
      name: "a task whose settings are a parameter, and the role is there",
      template: `${task("      ReplicationTaskSettings: !Ref Settings\n")}${yamlRole("Logs", "dms-cloudwatch-logs-role")}`,
    },
    { name: "Redshift as a source", filename: "main.tf", template: warehouse("source") },
    {
      name: "Redshift with a role of its own",
      filename: "main.tf",
      template: warehouse("target", '  redshift_settings {\n    service_access_role_arn = "arn:aws:iam::123456789012:role/x"\n  }\n'),
    },
    {
      name: "a bare policy",
      filename: "policy.json",
      template: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dms:*", "Resource": "*"}]}',
    },
  ],
  invalid: [
    { name: "a subnet group", template: subnets, errors: [] },
    { name: "JSON", filename: "stack.json", template: `{
  "Resources": {
    "Instance": {
      "Type": "AWS::DMS::ReplicationInstance",
      "Properties": { "ReplicationInstanceClass": "dms.t3.medium" }
    }
  }
}
`, errors: [] },
    { name: "Terraform", filename: "main.tf", template: terraformSubnets, errors: [] },
    { name: "a task with logs", template: task("      ReplicationTaskSettings: '{\"Logging\": {\"EnableLogging\": true}}'\n"), errors: [] },
    { name: "serverless", filename: "main.tf", template: `resource "aws_dms_replication_config" "this" {
  replication_config_identifier = "orders"
  replication_type              = "cdc"
  source_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:B"
  target_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:C"
  table_mappings                = "{}"
  replication_settings          = jsonencode({ Logging = { EnableLogging = true } })
}
`, errors: [] },
    { name: "Redshift as a target", filename: "main.tf", template: warehouse("target"), errors: [] },
    { name: "a custom resource that is not waited for", template: `${subnets}  Other: { Type: "Custom::Other", Properties: { ServiceToken: arn } }\n`, errors: [] },
    { name: "a role that is read has another name", filename: "main.tf", template: `data "aws_iam_role" "vpc" {\n  name = "dms-vpc-role-dev"\n}\n${terraformSubnets}`, errors: [] },
    { name: "a role with the policies of two account roles", template: `${subnets}${yamlRole("Shared", "shared", ["service-role/AmazonDMSVPCManagementRole", "service-role/AmazonDMSCloudWatchLogsRole"])}`, errors: [] },
    { name: "once a run, at the first resource that needs it", template: subnets, files: { "b.yaml": subnets.replace("Subnets:", "Others:") }, errors: [] },
    { name: "in GovCloud", template: subnets, settings: { partition: "aws-us-gov" }, errors: [] },
    { name: "no edit in generated files", filename: "x.template.json", template: JSON.stringify({ Resources: { Subnets: { Type: "AWS::DMS::ReplicationSubnetGroup", Properties: {}, Metadata: { "aws:cdk:path": "A/B" } } } }), errors: [] },
  ],
});
