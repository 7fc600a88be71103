import { addVpcRole } from "../edits.js";
import { testEdits } from "../edit-case.js";

testEdits("YAML: the parameter of a new role", "stack.yaml", [
  ...[
    ["TRUE", "FALSE"],
    ["yes", "no"],
  ].map(([yes = "", no = ""]) => ({
    name: `a parameter like another one that is ${yes} or ${no}`,
    text: `Parameters:
  Logs:
    Type: String
    Default: "${no}"
    AllowedValues: ["${no}", "${yes}"]
    Description: Whether there are logs{+
  CreateDmsVpcRole:
    Type: String
    Default: "${yes}"
    AllowedValues: ["${no}", "${yes}"]
    Description: Whether to create the role dms-vpc-role (${no} where the account has it)+}
Conditions:
  HasLogs: !Equals [!Ref Logs, "${yes}"]{+
  CreatesDmsVpcRole: !Equals [!Ref CreateDmsVpcRole, "${yes}"]+}
Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup{+
  DmsVpcRole:
    Type: AWS::IAM::Role
    Condition: CreatesDmsVpcRole
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole+}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  })),
]);
