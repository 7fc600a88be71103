import { testEdits } from "../edit-case.js";
import { guard } from "./conditional-resources-texts.js";

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
    name: "a role in a file with an empty line between parameters",
    text: stack(
      `Parameters:
  One: { Type: String }

  Two: { Type: String }{+

  CreateDmsVpcRole:
    Description: Whether to create the role dms-vpc-role (false where the account has it)
    Type: String
    AllowedValues:
      - 'true'
      - 'false'
    Default: 'true'+}

{+Conditions:
  CreatesDmsVpcRole: !Equals [!Ref CreateDmsVpcRole, 'true']

+}`,
      "",
      condition,
    ),
    edit: guardRole,
  },
  {
    name: "a role in a file with spaces inside of brackets",
    text: stack(
      declare(" !Equals [ !Ref CreateDmsVpcRole, 'true' ]"),
      "      Path: !Join [ /, [ '', own, '' ] ]\n",
      condition,
    ),
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
  {
    name: "a role in a file without white space",
    text: `{"AWSTemplateFormatVersion":"2010-09-09",{+"Parameters":{"CreateDmsVpcRole":{"Description":"Whether to create the role dms-vpc-role (false where the account has it)","Type":"String","AllowedValues":["true","false"],"Default":"true"}},"Conditions":{"CreatesDmsVpcRole":{"Fn::Equals":[{"Ref":"CreateDmsVpcRole"},"true"]}},+}"Resources":{"VpcRole":{"Type":"AWS::IAM::Role",{+"Condition":"CreatesDmsVpcRole",+}"Properties":{"RoleName":"dms-vpc-role"}}}}`,
    edit: guardRole,
  },
  {
    name: "a role in a file on one line",
    text: `{ {+"Parameters": { "CreateDmsVpcRole": { "Description": "Whether to create the role dms-vpc-role (false where the account has it)", "Type": "String", "AllowedValues": ["true", "false"], "Default": "true" } }, "Conditions": { "CreatesDmsVpcRole": { "Fn::Equals": [{ "Ref": "CreateDmsVpcRole" }, "true"] } }, +}"Resources": { "VpcRole": { "Type": "AWS::IAM::Role",{+ "Condition": "CreatesDmsVpcRole",+} "Properties": { "RoleName": "dms-vpc-role" } } } }`,
    edit: guardRole,
  },
]);
