import { addVpcRole } from "../edits.js";
import { testEdits } from "../edit-case.js";

const guardParameter = `  CreateDmsVpcRole:
    Description: Whether to create the role dms-vpc-role (false where the account has it)
    Type: String
    AllowedValues:
      - 'true'
      - 'false'
    Default: 'true'`;

const guardCondition = "  CreatesDmsVpcRole: !Equals [!Ref CreateDmsVpcRole, 'true']";

const newRole = `  DmsVpcRole:
    Type: AWS::IAM::Role
    Condition: CreatesDmsVpcRole
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole`;

const guard = `Parameters:
${guardParameter}

Conditions:
${guardCondition}

`;

testEdits("YAML blocks: add a role", "stack.yaml", [
  {
    name: "behind the last resource",
    text: `{+${guard}+}Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      SubnetIds:
        - subnet-1 # one{+
${newRole}+}

Outputs: {}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  },
  {
    name: "behind a resource with comments above it, that are apart from the one before",
    text: `{+${guard}+}Resources:
  Bucket:
    Type: AWS::S3::Bucket

  # ------
  # Subnets
  # ------
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      SubnetIds: [subnet-1]{+

${newRole}+}

Outputs: {}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  },
  {
    name: "behind a resource that has its type at its end, and waits for the role",
    text: `{+${guard}+}Resources:
  Subnets:
    Properties:
      SubnetIds: [subnet-1]
    Type: AWS::DMS::ReplicationSubnetGroup{+
    DependsOn: DmsVpcRole
${newRole}+}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole", ["Resources.Subnets"]),
  },
  {
    name: "sections that are indented in different ways, without empty lines between them",
    text: `Parameters:
    Subnet:
        Type: String
        AllowedValues:
            - subnet-1
    Other:
        Type: String
        AllowedValues:
            - subnet-2{+
    CreateDmsVpcRole:
        Description: Whether to create the role dms-vpc-role (false where the account has it)
        Type: String
        AllowedValues:
            - 'true'
            - 'false'
        Default: 'true'+}
{+Conditions:
    CreatesDmsVpcRole: !Equals [!Ref CreateDmsVpcRole, 'true']
+}Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      SubnetIds:
        - !Ref Subnet{+
${newRole}+}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  },
  {
    name: "sections with comments",
    text: `# A migration

{+${guard}+}# What is made,
# one by one
Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      SubnetIds:
        - subnet-1 # one{+
${newRole}+}

Outputs: {}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  },
  {
    name: "a comment at the beginning of the file",
    text: `# A migration
{+${guard}+}Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      SubnetIds:
        - subnet-1 # one{+
${newRole}+}

Outputs: {}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  },
  {
    name: "resources that stand apart",
    text: `{+${guard}+}Resources:

  Bucket:
    Type: AWS::S3::Bucket

  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup{+

${newRole}+}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  },
  {
    name: "parameters and conditions that are there",
    text: `Parameters:
  Stage: { Type: String }{+
${guardParameter}+}
Conditions:
  IsProduction: !Equals [!Ref Stage, production]{+
${guardCondition}+}
Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup{+
${newRole}+}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  },
  {
    name: "a condition that is there, of another meaning",
    text: `Conditions:
  CreatesDmsVpcRole: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup{+
  DmsVpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole+}
`,
    edit: addVpcRole("Resources.Subnets", "DmsVpcRole"),
  },
  {
    name: "a name that is taken",
    text: `Resources:
  DmsVpcRole:
    Type: AWS::DMS::ReplicationSubnetGroup
`,
    edit: addVpcRole("Resources.DmsVpcRole", "DmsVpcRole"),
  },
]);
