import type rule from "../../src/rules/account-role-present.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { guarded, hclRole, subnets, waiting, waitingSubnets, yamlVpcRole } from "./account-role-present-texts.js";
import { changed, terraformSubnets } from "./texts.js";

/** What the suggestion adds to a file whose texts stand in double quotes. */
const doublyQuoted = changed(yamlVpcRole, "'2012-10-17'", '"2012-10-17"');

function offRole(count: string, name = '"dms-vpc-role"'): string {
  return `resource "aws_iam_role" "vpc" {
  count              = ${count}
  name               = ${name}
  assume_role_policy = "{}"
}
`;
}

function offCall(name: string): string {
  return `module "${name}" {\n  source = "./role"\n  count  = 0\n  name   = "${name}"\n}\n`;
}

const namedByOthers = `variable "name" {}\n${offRole("0", "var.name")}`;

/** A role that whoever calls the module names. */
const roleFor = (service: string): string => `variable "name" {}
variable "service" {}
resource "aws_iam_role" "it" {
  name               = var.name
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ${service} } }]
  })
}
`;

const namedByCaller: readonly ValidCase[] = ['"dms.amazonaws.com"', "var.service"].map((service) => ({
  name: `perhaps named by whoever calls the module, and trusts ${service}`,
  filename: "main.tf",
  template: roleFor(service) + terraformSubnets,
  skipped: 1,
}));

export const valid: readonly ValidCase[] = [
  ...namedByCaller,
  {
    name: "perhaps in a module that is not here",
    filename: "main.tf",
    template: `module "roles" {\n  source = "example.org/roles/aws"\n}\n${terraformSubnets}`,
    skipped: 1,
  },
  {
    name: "perhaps in a module that is told to make roles",
    filename: "main.tf",
    template: `module "core" {\n  source           = "example.org/core/aws"\n  create_iam_roles = true\n}\n${terraformSubnets}`,
    skipped: 1,
  },
  {
    name: "turned off by whoever calls the module, because the account has it",
    filename: "main.tf",
    template: `module "dms" {\n  source           = "./dms"\n  create_iam_roles = false\n}\n`,
    files: {
      "dms/main.tf": `variable "create_iam_roles" {\n  default = true\n}\n${offRole("var.create_iam_roles ? 1 : 0")}${terraformSubnets}`,
    },
  },
  {
    name: "turned off by a given variable",
    filename: "main.tf",
    template: `variable "create_iam_roles" {}\n${offRole("var.create_iam_roles ? 1 : 0")}${terraformSubnets}`,
    files: { "terraform.tfvars": "create_iam_roles = false\n" },
  },
  {
    name: "in a module that is turned off",
    filename: "main.tf",
    template: `module "roles" {\n  source = "./roles"\n  count  = 0\n}\n${terraformSubnets}`,
    files: { "roles/main.tf": offRole("1") },
  },
  {
    name: "in the second of two calls of one module that are turned off",
    filename: "main.tf",
    template: `${offCall("dms-cloudwatch-logs-role")}${offCall("dms-vpc-role")}${terraformSubnets}`,
    files: { "role/main.tf": `variable "name" {}\n${offRole("1", "var.name")}` },
  },
  {
    name: "perhaps made by a custom resource that is waited for",
    template: `${subnets.replace("    Prop", "    DependsOn: Maker\n    Prop")}  Maker: { Type: "Custom::Roles", Properties: { ServiceToken: arn } }\n`,
    skipped: 1,
  },
  {
    name: "perhaps made by a product of Service Catalog that is waited for",
    template: `${subnets.replace("    Prop", "    DependsOn: Base\n    Prop")}  Base: { Type: "AWS::ServiceCatalog::CloudFormationProvisionedProduct", Properties: { ProductName: baseline } }\n`,
    skipped: 1,
  },
  {
    name: "made through the Cloud Control API",
    filename: "main.tf",
    template: `resource "aws_cloudcontrolapi_resource" "vpc" {\n  type_name     = "AWS::IAM::Role"\n  desired_state = jsonencode({ RoleName = "dms-vpc-role" })\n}\n${terraformSubnets}`,
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
  {
    name: "made by no macro of AWS",
    template: `Transform: AWS::LanguageExtensions\n${subnets}`,
    settings: { existingRoles: ["dms-vpc-role"] },
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "beside a role of another service, whose name is not known",
    filename: "main.tf",
    template: roleFor('"eks.amazonaws.com"') + terraformSubnets,
    errors: [
      {
        ...{ messageId: "absent", line: 11, column: 1, endLine: 11, endColumn: 51 },
        suggestions: [
          {
            messageId: "addRole",
            output:
              roleFor('"eks.amazonaws.com"') +
              waiting(terraformSubnets) +
              hclRole("dms_vpc_role", "dms-vpc-role", "AmazonDMSVPCManagementRole"),
          },
        ],
      },
    ],
  },
  {
    name: "turned off, and named by whoever turns it on",
    filename: "main.tf",
    template: namedByOthers + terraformSubnets,
    errors: [
      {
        ...{ messageId: "absent", line: 8, column: 1, endLine: 8, endColumn: 51 },
        suggestions: [
          {
            messageId: "addRole",
            output:
              namedByOthers +
              waiting(terraformSubnets) +
              hclRole("dms_vpc_role", "dms-vpc-role", "AmazonDMSVPCManagementRole"),
          },
        ],
      },
    ],
  },
  {
    name: "a custom resource that is not waited for",
    template: `${subnets}  Other: { Type: "Custom::Other", Properties: { ServiceToken: arn } }\n`,
    errors: [
      {
        ...{ messageId: "absent", line: 2, column: 3, endLine: 2, endColumn: 10 },
        suggestions: [
          {
            messageId: "addRole",
            output: `${guarded(waitingSubnets, "DmsVpcRole", '"')}  Other: { Type: "Custom::Other", Properties: { ServiceToken: arn } }\n${doublyQuoted}`,
          },
        ],
      },
    ],
  },
  ...[
    ["vpc", "terraform-aws-modules/vpc/aws"],
    ["dms_label", "cloudposse/label/null"],
    ["dms_network", "git::https://github.com/acme/terraform-vpc.git?ref=v1"],
    ["bucket", "terraform-aws-modules/s3-bucket/aws"],
  ].map(([name = "", source = ""]) => {
    const call = `module "${name}" {\n  source = "${source}"\n}\n`;
    const awaiting = terraformSubnets.replace(/\}\n$/, `  depends_on = [module.${name}]\n}\n`);
    const waited = awaiting.replace("]\n}", ", aws_iam_role_policy_attachment.dms_vpc_role]\n}");
    return {
      name: `beside the module ${name}, which is not here and is waited for`,
      filename: "main.tf",
      template: call + awaiting,
      errors: [
        {
          ...{ messageId: "absent" as const, line: 5, column: 1, endLine: 5, endColumn: 51 },
          suggestions: [
            {
              messageId: "addRole" as const,
              output: call + waited + hclRole("dms_vpc_role", "dms-vpc-role", "AmazonDMSVPCManagementRole"),
            },
          ],
        },
      ],
    };
  }),
];
