import type { AlikeParts } from "../alike-parts.js";
import { role, type JsonMapping } from "../formats/cloudformation.js";
import { expressions, hclOf, roleArguments } from "../formats/terraform.js";

type Texts = ReturnType<AlikeParts["filesOf"]>;

/** Templates and modules that declare the role with which DMS creates network interfaces, and others that need it. */
export const accountRoles: Readonly<Record<string, AlikeParts>> = {
  "templates with an account role, and as many that need it": {
    most: 1000,
    filesOf: (count) => templates(count, role("dms-vpc-role")),
  },
  "templates with an account role and its managed policy, and as many that need it": {
    most: 1000,
    filesOf: (count) => templates(count, vpcRole),
  },
  "roles with the name of an account role in one template, and as many that need it": {
    most: 600,
    filesOf: (count) => {
      const roles = Array.from({ length: count }, (_, index) => [`Role${String(index)}`, vpcRole]);
      const groups = Array.from({ length: count }, (_, index) => [`Group${String(index)}`, group]);
      return { "stack.json": JSON.stringify({ Resources: Object.fromEntries([...roles, ...groups]) as JsonMapping }) };
    },
  },
  "modules with an account role, and as many that need it": {
    most: 800,
    filesOf: (count) => ({
      ...expressions(count, (index) => [`role${index}/main.tf`, roleText]),
      ...expressions(count, (index) => [`group${index}/main.tf`, groupText]),
    }),
  },
};

const group: JsonMapping = {
  Type: "AWS::DMS::ReplicationSubnetGroup",
  Properties: { ReplicationSubnetGroupDescription: "d", SubnetIds: ["subnet-1", "subnet-2"] },
};

const { Properties: ofRole } = role("dms-vpc-role") as { readonly Properties: JsonMapping };
const managedPolicy = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole";
const vpcRole: JsonMapping = {
  Type: "AWS::IAM::Role",
  Properties: {
    RoleName: "dms-vpc-role",
    AssumeRolePolicyDocument: ofRole.AssumeRolePolicyDocument ?? {},
    ManagedPolicyArns: [managedPolicy],
  },
};

/** Templates with the role, and templates with a subnet group. */
function templates(count: number, declared: JsonMapping): Texts {
  const withRole = JSON.stringify({ Resources: { VpcRole: declared } });
  const withGroup = JSON.stringify({ Resources: { Group: group } });
  return {
    ...expressions(count, (index) => [`role${index}.json`, withRole]),
    ...expressions(count, (index) => [`group${index}.json`, withGroup]),
  };
}

const roleText = hclOf({ resources: { "aws_iam_role.vpc": roleArguments('"dms-vpc-role"') } });

const groupText = hclOf({
  resources: {
    "aws_dms_replication_subnet_group.group": {
      replication_subnet_group_id: '"group"',
      replication_subnet_group_description: '"d"',
      subnet_ids: '["subnet-1", "subnet-2"]',
    },
  },
});
