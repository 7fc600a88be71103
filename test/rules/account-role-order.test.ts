import rule from "../../src/rules/account-role-order.js";
import { ruleTester } from "../../src/testing/index.js";
import { changed, terraformAttachment, terraformRole, terraformSubnets, yamlRole, yamlSubnets } from "./texts.js";

const policy = "service-role/AmazonDMSVPCManagementRole";

/** The role that carries its policy, before the rest of a template. */
function yaml(rest: string): string {
  return `Resources:\n${yamlRole("VpcRole", "dms-vpc-role", [policy])}${rest}`;
}

function dependsOn(text: string, on: string): string {
  return changed(text, "    Properties:", `    DependsOn: ${on}\n    Properties:`);
}

const inlinePolicy = `  VpcPolicy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: network-interfaces
      Roles: [!Ref VpcRole]
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: "ec2:*", Resource: "*" }]
`;

/** The role without a policy of its own, and a policy beside it. */
function yamlWithPolicy(rest: string): string {
  return `Resources:\n${yamlRole("VpcRole", "dms-vpc-role")}${inlinePolicy}${rest}`;
}

const role = terraformRole("vpc", 'name = "dms-vpc-role"') + terraformAttachment("vpc", policy);

function waiting(block: string, on: string): string {
  return block.replace(/\}\n$/, `\n  depends_on = [${on}]\n}\n`);
}

const instance = `  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
      ReplicationSubnetGroupIdentifier: !Ref Subnets
`;

ruleTester.run(rule, {
  valid: [
    { name: "waits for the role that carries its policy", template: yaml(dependsOn(yamlSubnets, "VpcRole")) },
    { name: "waits among others", template: yaml(dependsOn(yamlSubnets, "[Other, VpcRole]")) },
    { name: "waits for the policy beside the role", template: yamlWithPolicy(dependsOn(yamlSubnets, "VpcPolicy")) },
    { name: "waits through the subnet group", template: yaml(dependsOn(yamlSubnets, "VpcRole") + instance) },
    {
      name: "waits through a wait condition",
      template: yaml(
        `${dependsOn(yamlSubnets, "Waiter")}  Waiter: { Type: "AWS::CloudFormation::WaitConditionHandle", DependsOn: VpcRole }\n`,
      ),
    },
    {
      name: "waits by a reference",
      template: yaml(`${yamlSubnets}      Tags: [{ Key: role, Value: !GetAtt VpcRole.Arn }]\n`),
    },
    {
      name: "waits in JSON",
      filename: "stack.json",
      template: JSON.stringify({
        Resources: {
          VpcRole: {
            Type: "AWS::IAM::Role",
            Properties: { RoleName: "dms-vpc-role", ManagedPolicyArns: [`arn:aws:iam::aws:policy/${policy}`] },
          },
          Subnets: { Type: "AWS::DMS::ReplicationSubnetGroup", DependsOn: ["VpcRole"], Properties: {} },
        },
      }),
    },
    {
      name: "never there together with the role",
      template: `Parameters: { Make: { Type: String, AllowedValues: ["yes", "no"] } }
Conditions:
  Makes: !Equals [!Ref Make, "yes"]
  Has: !Not [!Condition Makes]
${yaml(yamlSubnets).replace("    Type: AWS::IAM::Role", "    Condition: Makes\n    Type: AWS::IAM::Role").replace("    Type: AWS::DMS::ReplicationSubnetGroup", "    Condition: Has\n    Type: AWS::DMS::ReplicationSubnetGroup")}`,
    },
    { name: "the role is in another template", template: `Resources:\n${yamlSubnets}`, files: { "roles.yaml": yaml("") } },
    { name: "another role", template: `Resources:\n${yamlRole("LogsRole", "dms-cloudwatch-logs-role")}${yamlSubnets}` },
    { name: "endpoints do not wait", template: yaml("  Target: { Type: \"AWS::DMS::Endpoint\", Properties: { EndpointType: target, EngineName: kafka } }\n") },
    {
      name: "the role waits for the subnet group",
      template: yaml(yamlSubnets).replace("    Type: AWS::IAM::Role", "    DependsOn: Subnets\n    Type: AWS::IAM::Role"),
    },
    { name: "waits for the attachment in Terraform", filename: "main.tf", template: role + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc") },
    {
      name: "waits for a role that carries its policy in Terraform",
      filename: "main.tf",
      template:
        terraformRole("vpc", `name = "dms-vpc-role"\n  managed_policy_arns = ["arn:aws:iam::aws:policy/${policy}"]`) +
        waiting(terraformSubnets, "aws_iam_role.vpc"),
    },
    {
      name: "waits for time after the attachment",
      filename: "main.tf",
      template: `${role}
resource "time_sleep" "propagation" {
  create_duration = "30s"
  depends_on      = [aws_iam_role_policy_attachment.vpc]
}
${waiting(terraformSubnets, "time_sleep.propagation")}`,
    },
    {
      name: "waits for a module that makes both",
      filename: "main.tf",
      template: `module "roles" {\n  source = "./roles"\n}\n${waiting(terraformSubnets, "module.roles")}`,
      files: { "roles/main.tf": role },
    },
    {
      name: "the module waits",
      filename: "main.tf",
      template: `${role}\nmodule "network" {\n  source     = "./network"\n  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n`,
      files: { "network/main.tf": terraformSubnets },
    },
    {
      name: "waits for each of several roles",
      filename: "main.tf",
      template: `locals {
  roles = { dms-vpc-role = "AmazonDMSVPCManagementRole", dms-cloudwatch-logs-role = "AmazonDMSCloudWatchLogsRole" }
}
${terraformRole("each", "for_each = local.roles\n  name = each.key")}
resource "aws_iam_role_policy_attachment" "each" {
  for_each   = local.roles
  role       = aws_iam_role.each[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/\${each.value}"
}
${waiting(terraformSubnets, "aws_iam_role_policy_attachment.each")}`,
    },
    {
      name: "waits for something that is not known",
      filename: "main.tf",
      template: `variable "after" {}\n${role}${waiting(terraformSubnets, "var.after")}`,
      skipped: 1,
    },
    {
      name: "the role is in a module that is not here",
      filename: "main.tf",
      template: `module "roles" {\n  source = "example.org/roles/aws"\n}\n${terraformSubnets}`,
    },
  ],
  invalid: [
    { name: "a subnet group", template: yaml(yamlSubnets), errors: [] },
    { name: "adds to what is waited for", template: yaml(`${dependsOn(yamlSubnets, "Other")}  Other: { Type: "AWS::S3::Bucket" }\n`), errors: [] },
    { name: "adds to a block list", template: yaml(`${dependsOn(yamlSubnets, "\n      - Other")}  Other: { Type: "AWS::S3::Bucket" }\n`), errors: [] },
    { name: "only the first of a chain", template: yaml(yamlSubnets + instance), errors: [] },
    { name: "an instance and a config beside each other", template: yaml(`  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties: { ReplicationInstanceClass: dms.t3.medium }
  Config:
    Type: AWS::DMS::ReplicationConfig
    Properties: { ReplicationConfigIdentifier: a, ReplicationType: cdc }
  Profile:
    Type: AWS::DMS::InstanceProfile
    Properties: { InstanceProfileName: a }
`), errors: [] },
    { name: "waits for the role and not for its policy", template: yamlWithPolicy(dependsOn(yamlSubnets, "VpcRole")), errors: [] },
    { name: "waits for neither", template: yamlWithPolicy(yamlSubnets), errors: [] },
    { name: "JSON", filename: "stack.json", template: `{
  "Resources": {
    "VpcRole": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": "dms-vpc-role",
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]
      }
    },
    "Subnets": {
      "Type": "AWS::DMS::ReplicationSubnetGroup",
      "Properties": {}
    }
  }
}
`, errors: [] },
    { name: "the role under a condition", template: `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${yaml(yamlSubnets).replace("    Type: AWS::IAM::Role", "    Condition: Makes\n    Type: AWS::IAM::Role")}`, errors: [] },
    { name: "Terraform", filename: "main.tf", template: role + terraformSubnets, errors: [] },
    { name: "Terraform, waits for the role", filename: "main.tf", template: role + waiting(terraformSubnets, "aws_iam_role.vpc"), errors: [] },
    { name: "Terraform, under a count", filename: "main.tf", template: `variable "make" {\n  type = bool\n}\n${terraformRole("vpc", 'count = var.make ? 1 : 0\n  name  = "dms-vpc-role"')}
resource "aws_iam_role_policy_attachment" "vpc" {
  count      = var.make ? 1 : 0
  role       = aws_iam_role.vpc[0].name
  policy_arn = "arn:aws:iam::aws:policy/${policy}"
}
${terraformSubnets}`, errors: [] },
    { name: "Terraform, a module with the role", filename: "main.tf", template: `module "roles" {\n  source = "./roles"\n}\n${terraformSubnets}`, files: { "roles/main.tf": role }, errors: [] },
    { name: "Terraform, a module with the subnet group", filename: "main.tf", template: `${role}\nmodule "network" {\n  source = "./network"\n}\n`, files: { "network/main.tf": terraformSubnets }, errors: [] },
    { name: "Terraform, a policy of its own", filename: "main.tf", template: `${terraformRole("vpc", 'name = "dms-vpc-role"')}
resource "aws_iam_role_policy" "vpc" {
  role   = aws_iam_role.vpc.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }] })
}

resource "aws_iam_role_policy" "other" {
  role   = aws_iam_role.vpc.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
${terraformSubnets}`, errors: [] },
    { name: "Terraform, instances for each", filename: "main.tf", template: `${role}
resource "aws_dms_replication_instance" "each" {
  for_each                   = toset(["a", "b"])
  replication_instance_id    = each.key
  replication_instance_class = "dms.t3.medium"
}
`, errors: [] },
  ],
});
