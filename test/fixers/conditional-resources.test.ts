import { fixer } from "../../src/rule-kit/index.js";
import { dedent, testEdits, type Edit } from "./edit-case.js";

/** Guards resources, which may have a count already. */
const guard =
  (name: string, ...addresses: readonly string[]): Edit =>
  (template) => {
    const all = [...template.resources.values()];
    return fixer.guard(
      template,
      all.filter(({ address }) => addresses.includes(address.replace("[0]", ""))),
      name,
    );
  };

const guardRole = guard("DmsVpcRole", "Resources.VpcRole");
const guardBoth = guard("DmsVpcRole", "Resources.VpcRole", "Resources.Policy");

function stack(before: string, behind: string, condition: string): string {
  return `${before}Resources:
  VpcRole:
    Type: AWS::IAM::Role${condition}
    Properties:
      RoleName: dms-vpc-role
${behind}`;
}

/** A stack whose role gets a condition. */
function guarded(behind: string): string {
  return stack(declared, behind, condition);
}

/** A stack whose role gets none. */
function untouched(before: string, behind: string): string {
  return stack(before, behind, "");
}

const condition = "{+\n    Condition: CreatesDmsVpcRole+}";

const declare = (condition: string): string => `{+Parameters:
  CreateDmsVpcRole:
    Description: Whether to create the role dms-vpc-role (false where the account has it)
    Type: String
    AllowedValues:
      - 'true'
      - 'false'
    Default: 'true'

Conditions:
  CreatesDmsVpcRole:${condition}

+}`;

const declared = declare(" !Equals [!Ref CreateDmsVpcRole, 'true']");
const longDeclared = declare(`
    Fn::Equals:
      - Ref: CreateDmsVpcRole
      - 'true'`);

testEdits("YAML: guard a role", "stack.yaml", [
  { name: "a role alone", text: guarded(""), edit: guardRole },
  {
    name: "a role in a file that writes functions by their long names",
    text: stack(longDeclared, "      Path: { Ref: AWS::StackName }\n", condition),
    edit: guardRole,
  },
  {
    name: "a role that something waits for",
    text: guarded(
      `  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: VpcRole
    Properties:
      ReplicationSubnetGroupDescription: here
`,
    ),
    edit: guardRole,
  },
  {
    name: "a role and its policy",
    text: guarded(
      `  Policy:
    Type: AWS::IAM::Policy${condition}
    Properties:
      PolicyName: more
      Roles: [!Ref VpcRole]
`,
    ),
    edit: guardBoth,
  },
  {
    name: "a role that a policy outside needs",
    text: untouched(
      "",
      "  Policy:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: more\n      Roles: [!Ref VpcRole]\n",
    ),
    edit: guardRole,
  },
  {
    name: "a policy that has a condition",
    text: `Conditions:
  More: !Equals [a, a]
${untouched("", "  Policy:\n    Type: AWS::IAM::Policy\n    Condition: More\n    Properties:\n      PolicyName: more\n      Roles: [!Ref VpcRole]\n")}`,
    edit: guardBoth,
  },
  {
    name: "a role that an output tells",
    text: untouched("", "Outputs:\n  Role: { Value: !GetAtt VpcRole.Arn }\n"),
    edit: guardRole,
  },
  {
    name: "a role in the middle of a text",
    text: untouched("", 'Outputs:\n  Role: { Value: !Sub "is ${VpcRole}" }\n'),
    edit: guardRole,
  },
  {
    name: "a parameter of that name",
    text: untouched("Parameters:\n  CreateDmsVpcRole: { Type: String }\n", ""),
    edit: guardRole,
  },
  {
    name: "a resource of the parameter's name",
    text: untouched("", "  CreateDmsVpcRole:\n    Type: Custom::Role\n"),
    edit: guardRole,
  },
]);

testEdits("JSON: guard a role", "stack.json", [
  {
    name: "a role alone",
    text: `{
  {+"Parameters": {
    "CreateDmsVpcRole": {
      "Description": "Whether to create the role dms-vpc-role (false where the account has it)",
      "Type": "String",
      "AllowedValues": [
        "true",
        "false"
      ],
      "Default": "true"
    }
  },
  "Conditions": {
    "CreatesDmsVpcRole": {
      "Fn::Equals": [
        {
          "Ref": "CreateDmsVpcRole"
        },
        "true"
      ]
    }
  },
  +}"Resources": {
    "VpcRole": {
      "Type": "AWS::IAM::Role",{+
      "Condition": "CreatesDmsVpcRole",+}
      "Properties": { "RoleName": "dms-vpc-role" }
    }
  }
}
`,
    edit: guardRole,
  },
]);

const guardBlock = guard("dms_vpc_role", "aws_iam_role.vpc");
const guardBlocks = guard("dms_vpc_role", "aws_iam_role.vpc", "aws_iam_role_policy_attachment.vpc");

const variable = `{+

variable "create_dms_vpc_role" {
  description = "Whether to create the role dms-vpc-role (false where the account has it)"
  type        = bool
  default     = true
}+}`;

const count = "{+  count = var.create_dms_vpc_role ? 1 : 0\n\n+}";

testEdits("Terraform: guard a role", "main.tf", [
  {
    name: "a role alone",
    text: `resource "aws_iam_role" "vpc" {
${count}  name = "dms-vpc-role"
}${variable}
`,
    edit: guardBlock,
  },
  {
    name: "a role and its attachment",
    text: `resource "aws_iam_role" "vpc" {
${count}  name = "dms-vpc-role"
}

resource "aws_iam_role_policy_attachment" "vpc" {
${count}  role       = aws_iam_role.vpc{+[0]+}.name # as \${aws_iam_role.vpc.name}
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}

resource "aws_dms_replication_subnet_group" "this" {
  depends_on = [aws_iam_role.vpc, aws_iam_role_policy_attachment.vpc]
}

resource "aws_iam_role" "vpc-2" {
  description = "not aws_iam_role.vpc2, aws_iam_role.vpc-2 or data.aws_iam_role.vpc"
}${variable}
`,
    edit: guardBlocks,
  },
  {
    name: "an empty line at the head",
    text: `resource "aws_iam_role" "vpc" {
{+  count = var.create_dms_vpc_role ? 1 : 0
+}
  name = "dms-vpc-role"
}${variable}
`,
    edit: guardBlock,
  },
  {
    name: "a block on one line",
    text: 'resource "aws_iam_role" "vpc" { name = "dms-vpc-role" }\n',
    edit: guardBlock,
  },
  {
    name: "an attachment of each policy",
    text: dedent(`
      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }

      resource "aws_iam_role_policy_attachment" "vpc" {
        for_each   = toset(["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"])
        role       = "dms-vpc-role"
        policy_arn = each.value
      }
    `),
    edit: (template) =>
      fixer.guard(
        template,
        [...template.resources.values()].filter(({ isData }) => !isData),
        "dms_vpc_role",
      ),
  },
  {
    name: "a role that an output tells",
    text: dedent(`
      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }

      output "arn" {
        value = "see https://\${aws_iam_role.vpc.arn}"
      }
    `),
    edit: guardBlock,
  },
  {
    name: "a role that was moved",
    text: dedent(`
      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }

      moved {
        from = aws_iam_role.old
        to   = aws_iam_role.vpc
      }
    `),
    edit: guardBlock,
  },
  {
    name: "a variable of that name",
    text: dedent(`
      variable "create_dms_vpc_role" {}

      resource "aws_iam_role" "vpc" {
        name = "dms-vpc-role"
      }
    `),
    edit: guardBlock,
  },
  {
    name: "a file of JSON in the module",
    text: 'resource "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n',
    files: { "more.tf.json": '{ "output": { "arn": { "value": "${aws_iam_role.vpc.arn}" } } }' },
    edit: guardBlock,
  },
]);
