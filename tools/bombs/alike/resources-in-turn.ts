import type { AlikeParts } from "../alike-parts.js";
import { numbered, role, type JsonMapping } from "../formats/cloudformation.js";
import { hclOf, roleArguments } from "../formats/terraform.js";

/** Resources that wait for `dms-vpc-role` or that it waits for, one after the other. */
export const resourcesInTurn: Readonly<Record<string, AlikeParts>> = {
  "subnet groups that wait for no role": {
    most: 4000,
    filesOf: (count) => ({ "stack.json": JSON.stringify({ Resources: groupsOfOneRole(count) }, null, 1) }),
  },
  "subnet groups that wait for the one before, the first for a role": {
    most: 6000,
    filesOf: (count) => ({ "stack.json": JSON.stringify({ Resources: groupsInTurn(count) }, null, 1) }),
  },
  "resources in one chain before a role": {
    most: 4000,
    filesOf: (count) => ({ "main.tf": chainBeforeRole(count), "group/main.tf": subnetGroupModule }),
  },
};

const subnetGroup = {
  Type: "AWS::DMS::ReplicationSubnetGroup",
  Properties: { ReplicationSubnetGroupDescription: "d", SubnetIds: ["subnet-1", "subnet-2"] },
};

function groupsOfOneRole(count: number): JsonMapping {
  return { VpcRole: role("dms-vpc-role"), ...numbered(count, (index) => [`Group${index}`, subnetGroup]) };
}

function groupsInTurn(count: number): JsonMapping {
  const waiting = numbered(count, (index) => {
    const before = index === 0 ? "VpcRole" : `Group${index - 1}`;
    return [`Group${index}`, { ...subnetGroup, DependsOn: [before, `Data${index}`] }];
  });
  const data = numbered(count, (index) => [`Data${index}`, { Type: "AWS::S3::Bucket" }]);
  return { VpcRole: role("dms-vpc-role"), ...data, ...waiting };
}

const subnetGroupModule = `variable "name" {}
resource "aws_dms_replication_subnet_group" "g" {
  replication_subnet_group_id          = var.name
  replication_subnet_group_description = "d"
  subnet_ids                           = ["subnet-1", "subnet-2"]
}
`;

function chainBeforeRole(count: number): string {
  const links = Array.from({ length: count }, (_, index) => {
    const before = index === 0 ? "" : `  input = terraform_data.t${index - 1}.id\n`;
    return `resource "terraform_data" "t${index}" {\n${before}}\n`;
  });
  const vpcRole = hclOf({ resources: { "aws_iam_role.vpc": roleArguments('"dms-vpc-role"') } });
  const policy = `resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
  depends_on = [terraform_data.t${count - 1}]
}
`;
  const call = 'module "group" {\n  source = "./group"\n  name   = "g"\n}\n';
  return [...links, vpcRole, policy, call].join("\n");
}
