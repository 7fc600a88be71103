import rule from "../../src/rules/account-role-order.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { role, terraformSubnetsAt, waiting } from "./account-role-order-texts.js";
import { terraformSubnets } from "./texts.js";

const unordered = (filename: string, address: string) =>
  ({ messageId: "noOrder", filename, address, line: 2, column: 1, endLine: 2, endColumn: 51 }) as const;

const call = (name: string, more = ""): string => `module "${name}" {\n  source = "./${name}"\n${more}}\n`;

/** The call of a module that waits. */
const waitingCall = (name: string, on: string): string => call(name, `\n  depends_on = [${on}]\n`);

const network = { "network/main.tf": terraformSubnets };
const both = { ...network, "roles/main.tf": role };
const inNetwork = unordered("network/main.tf", "module.network.aws_dms_replication_subnet_group.this");

/** The call of a module that is not here, for which the subnet group waits. */
const afterAbsent = (argument: string): string =>
  `${role}\nmodule "database" {\n  source = "example.org/rds/aws"\n  ${argument}\n}\n`;

/** A module in JSON; `order`: what the resource or the call has beside its other arguments. */
const inJson = (order: string, callOrder: string): string => `{
  "resource": {
    "aws_iam_role": {
      "vpc": {
        "name": "dms-vpc-role",
        "assume_role_policy": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[]}",
        "managed_policy_arns": ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]
      }
    },
    "aws_dms_replication_subnet_group": {
      "it": {
        "replication_subnet_group_id": "it"${order}
      }
    }
  },
  "module": { "network": { "source": "./network"${callOrder} } }
}
`;

/** A pause in JSON before the subnet group. */
const paused = (order: string): string => `{
  "resource": {
    "time_sleep": {
      "pause": { "create_duration": "30s", "depends_on": ${order} }
    },
    "aws_dms_replication_subnet_group": {
      "it": { "replication_subnet_group_id": "it", "depends_on": ["time_sleep.pause"] }
    }
  }
}
`;

ruleTester.run(rule, {
  valid: [
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
      name: "the role is in a module that is not here",
      filename: "main.tf",
      template: `module "roles" {\n  source = "example.org/roles/aws"\n}\n${terraformSubnets}`,
    },
    {
      name: "waits for a module that is not here, whose call names the role and its policy",
      filename: "main.tf",
      template:
        afterAbsent("roles = [aws_iam_role_policy_attachment.vpc.role]") + waiting(terraformSubnets, "module.database"),
    },
    {
      name: "waits for a module that is not here, whose call waits too",
      filename: "main.tf",
      template: afterAbsent("depends_on = [null_resource.x]") + waiting(terraformSubnets, "module.database"),
      skipped: 1,
    },
    {
      name: "the call waits for another module",
      filename: "main.tf",
      template: call("roles") + waitingCall("network", "module.roles"),
      files: both,
    },
    {
      name: "the call waits, in JSON",
      filename: "main.tf.json",
      template: inJson(',\n        "depends_on": ["aws_iam_role.vpc"]', ', "depends_on": ["aws_iam_role.vpc"]'),
      files: network,
    },
  ],
  invalid: [
    {
      name: "waits for a module that is not here, whose call does not name the role",
      filename: "main.tf",
      template: afterAbsent('name = "orders"') + waiting(terraformSubnets, "module.database"),
      errors: [terraformSubnetsAt(19)],
      output:
        afterAbsent('name = "orders"') +
        waiting(terraformSubnets, "module.database, aws_iam_role_policy_attachment.vpc"),
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
      name: "the role in another module",
      filename: "main.tf",
      template: call("roles") + call("network"),
      files: both,
      errors: [inNetwork],
      output: call("roles") + waitingCall("network", "module.roles"),
    },
    {
      name: "a module for each of several",
      filename: "main.tf",
      template: role + call("network", '  for_each = toset(["a"])\n'),
      files: network,
      errors: [unordered("network/main.tf", 'module.network["a"].aws_dms_replication_subnet_group.this')],
      output:
        role + call("network", '  for_each = toset(["a"])\n\n  depends_on = [aws_iam_role_policy_attachment.vpc]\n'),
    },
    {
      name: "a call that waits for something else",
      filename: "main.tf",
      template: `resource "aws_vpc" "it" {}\n${role}${call("network", "  depends_on = [aws_vpc.it]\n")}`,
      files: network,
      errors: [inNetwork],
      output: `resource "aws_vpc" "it" {}\n${role}${call("network", "  depends_on = [aws_vpc.it, aws_iam_role_policy_attachment.vpc]\n")}`,
    },
    {
      name: "modules in a module",
      filename: "main.tf",
      template: call("dms"),
      files: {
        "dms/main.tf": call("roles") + call("network"),
        "dms/network/main.tf": terraformSubnets,
        "dms/roles/main.tf": role,
      },
      errors: [unordered("dms/network/main.tf", "module.dms.module.network.aws_dms_replication_subnet_group.this")],
      outputs: { "dms/main.tf": call("roles") + waitingCall("network", "module.roles") },
    },
    {
      name: "no edit where the role has a value from the module that would wait",
      filename: "main.tf",
      template:
        role
          .replace("resource", "# See module.network.\nresource")
          .replace("{\n", "{\n  path = module.network.path\n") + call("network"),
      files: { "network/main.tf": `${terraformSubnets}\noutput "path" {\n  value = "/dms/"\n}\n` },
      errors: [inNetwork],
    },
    {
      name: "no edit where the role's module is given something that the other one makes",
      filename: "main.tf",
      template: call("roles", "  path   = module.network.path\n") + call("network"),
      files: {
        "network/main.tf": `${terraformSubnets}\noutput "path" {\n  value = "/dms/"\n}\n`,
        "roles/main.tf": `${role}\nvariable "path" {}\n`,
      },
      errors: [inNetwork],
    },
    {
      name: "a resource and a call in JSON",
      filename: "main.tf.json",
      template: inJson("", ""),
      files: network,
      errors: [inNetwork, { messageId: "noOrder", line: 11, column: 7, endLine: 11, endColumn: 11 }],
      output: inJson(',\n        "depends_on": ["aws_iam_role.vpc"]', ', "depends_on": ["aws_iam_role.vpc"]'),
    },
    {
      name: "a pause in JSON",
      filename: "main.tf.json",
      template: paused('["aws_iam_role.vpc"]'),
      files: { "roles.tf": role },
      errors: [{ messageId: "noPolicy", line: 7, column: 7, endLine: 7, endColumn: 11 }],
      output: paused('["aws_iam_role.vpc", "aws_iam_role_policy_attachment.vpc"]'),
    },
    {
      name: "a pause that refers to the role",
      filename: "main.tf",
      template: `${role}resource "null_resource" "pause" {
  triggers = { role = aws_iam_role.vpc.arn }
}
${terraformSubnets.replace(/\}\n$/, "\n  depends_on = [null_resource.pause]\n}\n")}`,
      errors: [{ messageId: "noPolicy", line: 17, column: 1, endLine: 17, endColumn: 51 }],
      output: `${role}resource "null_resource" "pause" {
  triggers = { role = aws_iam_role.vpc.arn }

  depends_on = [aws_iam_role_policy_attachment.vpc]
}
${terraformSubnets.replace(/\}\n$/, "\n  depends_on = [null_resource.pause]\n}\n")}`,
    },
  ],
});
