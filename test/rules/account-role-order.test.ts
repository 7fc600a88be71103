import rule from "../../src/rules/account-role-order.js";
import { ruleTester } from "../../src/rule-tester/index.js";
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

const other = `  Other: { Type: "AWS::S3::Bucket" }\n`;

function three(attribute: string): string {
  return `  Instance:
    Type: AWS::DMS::ReplicationInstance
${attribute}    Properties: { ReplicationInstanceClass: dms.t3.medium }
  Config:
    Type: AWS::DMS::ReplicationConfig
${attribute}    Properties: { ReplicationConfigIdentifier: a, ReplicationType: cdc }
  Profile:
    Type: AWS::DMS::InstanceProfile
${attribute}    Properties: { InstanceProfileName: a }
`;
}

function inJson(attribute: string): string {
  return `{
  "Resources": {
    "VpcRole": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": "dms-vpc-role",
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/${policy}"]
      }
    },
    "Subnets": {
      "Type": "AWS::DMS::ReplicationSubnetGroup",${attribute}
      "Properties": {}
    }
  }
}
`;
}

function conditional(rest: string): string {
  return `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${changed(yaml(rest), "    Type: AWS::IAM::Role", "    Condition: Makes\n    Type: AWS::IAM::Role")}`;
}

const counted = `variable "make" {
  type = bool
}
${terraformRole("vpc", 'count = var.make ? 1 : 0\n  name  = "dms-vpc-role"')}
resource "aws_iam_role_policy_attachment" "vpc" {
  count      = var.make ? 1 : 0
  role       = aws_iam_role.vpc[0].name
  policy_arn = "arn:aws:iam::aws:policy/${policy}"
}
`;

const twoPolicies = `${terraformRole("vpc", 'name = "dms-vpc-role"')}
resource "aws_iam_role_policy" "vpc" {
  role   = aws_iam_role.vpc.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }] })
}

resource "aws_iam_role_policy" "other" {
  role   = aws_iam_role.vpc.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
`;

const instances = `
resource "aws_dms_replication_instance" "each" {
  for_each                   = toset(["a", "b"])
  replication_instance_id    = each.key
  replication_instance_class = "dms.t3.medium"
}
`;

const subnetsAt = (line: number) => ({ messageId: "noOrder", line, column: 3, endLine: line, endColumn: 10 }) as const;

const ownPolicy = `${terraformRole("vpc", 'name = "dms-vpc-role"')}
resource "aws_iam_policy" "network" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = aws_iam_policy.network.arn
}
`;

const terraformSubnetsAt = (line: number) =>
  ({ messageId: "noOrder", line, column: 1, endLine: line, endColumn: 51 }) as const;

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
    {
      name: "the role is in another template",
      template: `Resources:\n${yamlSubnets}`,
      files: { "roles.yaml": yaml("") },
    },
    { name: "another role", template: `Resources:\n${yamlRole("LogsRole", "dms-cloudwatch-logs-role")}${yamlSubnets}` },
    {
      name: "endpoints do not wait",
      template: yaml(
        '  Target: { Type: "AWS::DMS::Endpoint", Properties: { EndpointType: target, EngineName: kafka } }\n',
      ),
    },
    {
      name: "the role waits for the subnet group",
      template: yaml(yamlSubnets).replace(
        "    Type: AWS::IAM::Role",
        "    DependsOn: Subnets\n    Type: AWS::IAM::Role",
      ),
    },
    {
      name: "waits for the attachment in Terraform",
      filename: "main.tf",
      template: role + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
    },
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
    {
      name: "a subnet group",
      template: yaml(yamlSubnets),
      errors: [
        {
          ...subnetsAt(14),
          address: "Resources.Subnets",
          message:
            "The subnet group Subnets must depend on role VpcRole (dms-vpc-role). If AWS creates it before " +
            'the role, the deployment fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
          related: [{ line: 2, column: 3, message: "the role" }],
        },
      ],
      output: yaml(dependsOn(yamlSubnets, "VpcRole")),
    },
    {
      name: "waits for another one",
      template: yaml(dependsOn(yamlSubnets, "Other") + other),
      errors: [subnetsAt(14)],
      output: yaml(dependsOn(yamlSubnets, "[Other, VpcRole]") + other),
    },
    {
      name: "waits for others in a block list",
      template: yaml(dependsOn(yamlSubnets, "\n      - Other") + other),
      errors: [subnetsAt(14)],
      output: yaml(dependsOn(yamlSubnets, "\n      - Other\n      - VpcRole") + other),
    },
    {
      name: "only the first of a chain",
      template: yaml(yamlSubnets + instance),
      errors: [subnetsAt(14)],
      output: yaml(dependsOn(yamlSubnets, "VpcRole") + instance),
    },
    {
      name: "what waits for nothing in common",
      template: yaml(three("")),
      errors: [
        {
          ...{ messageId: "noOrder", line: 14, column: 3, endLine: 14, endColumn: 11 },
          data: { resource: "replication instance Instance", role: "VpcRole" },
        },
        {
          ...{ messageId: "noOrder", line: 17, column: 3, endLine: 17, endColumn: 9 },
          data: { resource: "replication config Config", role: "VpcRole" },
        },
        {
          ...{ messageId: "noOrder", line: 20, column: 3, endLine: 20, endColumn: 10 },
          data: { resource: "instance profile Profile", role: "VpcRole" },
        },
      ],
      output: yaml(three("    DependsOn: VpcRole\n")),
    },
    {
      name: "waits for the role and not for its policy",
      template: yamlWithPolicy(dependsOn(yamlSubnets, "VpcRole")),
      errors: [
        {
          ...subnetsAt(20),
          messageId: "noPolicy",
          message:
            "The subnet group Subnets depends on role VpcRole (dms-vpc-role) but must also depend on its policy VpcPolicy. If " +
            'AWS creates it before the policy is attached, the deployment fails: "The IAM Role ' +
            '…:role/dms-vpc-role is not configured properly".',
        },
      ],
      output: yamlWithPolicy(dependsOn(yamlSubnets, "[VpcRole, VpcPolicy]")),
    },
    {
      name: "waits for neither: waiting for the policy is enough",
      template: yamlWithPolicy(yamlSubnets),
      errors: [subnetsAt(20)],
      output: yamlWithPolicy(dependsOn(yamlSubnets, "VpcPolicy")),
    },
    {
      name: "in JSON",
      filename: "stack.json",
      template: inJson(""),
      errors: [{ messageId: "noOrder", line: 10, column: 5, endLine: 10, endColumn: 14 }],
      output: inJson('\n      "DependsOn": "VpcRole",'),
    },
    {
      name: "the role under a condition",
      template: conditional(yamlSubnets),
      errors: [subnetsAt(17)],
      output: conditional(dependsOn(yamlSubnets, "VpcRole")),
    },
    {
      name: "in Terraform",
      filename: "main.tf",
      template: role + terraformSubnets,
      errors: [
        {
          ...terraformSubnetsAt(14),
          address: "aws_dms_replication_subnet_group.this",
          data: { resource: "subnet group aws_dms_replication_subnet_group.this", role: "aws_iam_role.vpc" },
          related: [
            { line: 1, column: 1, message: "the role" },
            { line: 9, column: 1, message: "its policy" },
          ],
        },
      ],
      output: role + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
    },
    {
      name: "waits for the role and not for its attachment",
      filename: "main.tf",
      template: role + waiting(terraformSubnets, "aws_iam_role.vpc"),
      errors: [
        {
          ...terraformSubnetsAt(14),
          messageId: "noPolicy",
          data: {
            resource: "subnet group aws_dms_replication_subnet_group.this",
            role: "aws_iam_role.vpc",
            policies: "aws_iam_role_policy_attachment.vpc",
          },
        },
      ],
      output: role + waiting(terraformSubnets, "aws_iam_role.vpc, aws_iam_role_policy_attachment.vpc"),
    },
    {
      name: "waits for the role through time, and not for its attachment",
      filename: "main.tf",
      template: `${role}resource "time_sleep" "propagation" {
  depends_on = [aws_iam_role.vpc]
}
${waiting(terraformSubnets, "time_sleep.propagation")}`,
      errors: [
        {
          ...terraformSubnetsAt(17),
          messageId: "noPolicy",
          related: [
            { line: 1, column: 1, message: "the role" },
            { line: 9, column: 1, message: "its policy" },
            { line: 13, column: 1, message: "depends on the role only" },
          ],
        },
      ],
      output: `${role}resource "time_sleep" "propagation" {
  depends_on = [aws_iam_role.vpc, aws_iam_role_policy_attachment.vpc]
}
${waiting(terraformSubnets, "time_sleep.propagation")}`,
    },
    {
      name: "under a count",
      filename: "main.tf",
      template: counted + terraformSubnets,
      errors: [terraformSubnetsAt(19)],
      output: counted + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
    },
    {
      name: "the role in a module",
      filename: "main.tf",
      template: `module "roles" {\n  source = "./roles"\n}\n${terraformSubnets}`,
      files: { "roles/main.tf": role },
      errors: [
        {
          ...terraformSubnetsAt(5),
          related: [
            { filename: "roles/main.tf", line: 1, column: 1 },
            { filename: "roles/main.tf", line: 9, column: 1 },
          ],
        },
      ],
      output: `module "roles" {\n  source = "./roles"\n}\n${waiting(terraformSubnets, "module.roles")}`,
    },
    {
      name: "the subnet group in a module, whose call waits",
      filename: "main.tf",
      template: `${role}\nmodule "network" {\n  source = "./network"\n}\n`,
      files: { "network/main.tf": terraformSubnets },
      errors: [
        {
          ...terraformSubnetsAt(2),
          filename: "network/main.tf",
          address: "module.network.aws_dms_replication_subnet_group.this",
        },
      ],
      output: `${role}\nmodule "network" {\n  source = "./network"\n\n  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n`,
    },
    {
      name: "only the policy that gives what is needed is waited for",
      filename: "main.tf",
      template: twoPolicies + terraformSubnets,
      errors: [terraformSubnetsAt(19)],
      output: twoPolicies + waiting(terraformSubnets, "aws_iam_role_policy.vpc"),
    },
    {
      name: "a policy of one's own that an attachment gives",
      filename: "main.tf",
      template: ownPolicy + terraformSubnets,
      errors: [terraformSubnetsAt(21)],
      output: ownPolicy + waiting(terraformSubnets, "aws_iam_role_policy_attachment.vpc"),
    },
    {
      name: "instances for each",
      filename: "main.tf",
      template: role + instances,
      errors: [
        {
          ...{ messageId: "noOrder", line: 14, column: 1, endLine: 14, endColumn: 47 },
          message:
            "The replication instance aws_dms_replication_instance.each must depend on role aws_iam_role.vpc " +
            '(dms-vpc-role). If AWS creates it before the role, the deployment fails: "The IAM Role ' +
            '…:role/dms-vpc-role is not configured properly". (aws_dms_replication_instance.each["a"] and ' +
            'aws_dms_replication_instance.each["b"])',
        },
      ],
      output: role + waiting(instances, "aws_iam_role_policy_attachment.vpc"),
    },
  ],
});
