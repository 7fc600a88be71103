import { addVpcRole, attachVpcPolicy, correctAttachedArn, nameVpcRole, setPath, waitFor } from "./edits.js";
import { testEdits } from "./edit-case.js";

testEdits("YAML blocks: wait for resources", "stack.yaml", [
  {
    name: "nothing yet",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup # where{+
    DependsOn: Role+}
    Properties: {}
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
  {
    name: "nothing yet, the type last",
    text: `Resources:
  Subnets:
    Properties: {}
    Type: AWS::DMS::ReplicationSubnetGroup{+
    DependsOn:
      - Role
      - Policy+}
`,
    edit: waitFor("Resources.Subnets", "Resources.Role", "Resources.Policy"),
  },
  {
    name: "one text",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: {+[+}Vpc{+, Role]+} # first
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
  {
    name: "a list",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn:
    - Vpc # first{+
    - Role
    - Policy+}
    Properties: {}
`,
    edit: waitFor("Resources.Subnets", "Resources.Role", "Resources.Policy"),
  },
  {
    name: "a list between brackets",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: [ Vpc{+, Role+} ]
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
  {
    name: "a list that has one of them",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: [Vpc, Role{+, Policy+}]
`,
    edit: waitFor("Resources.Subnets", "Resources.Role", "Resources.Policy"),
  },
  {
    name: "an empty list",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: [{+Role+}]
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
  {
    name: "a resource between braces",
    text: `Resources:
  Subnets: { Type: AWS::DMS::ReplicationSubnetGroup,{+ DependsOn: Role,+} Properties: {} }
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
  {
    name: "it waits already",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: Role
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
]);

const plainTrust = `      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: dms.amazonaws.com }
            Action: sts:AssumeRole
`;

testEdits("YAML blocks: change a role", "stack.yaml", [
  {
    name: "attach the first managed policy",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
${plainTrust.trimEnd()}{+
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole+}
`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach one more managed policy",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/ReadOnlyAccess{+
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole+}
${plainTrust}`,
    edit: attachVpcPolicy,
  },
  {
    name: "attach to a list that a function makes",
    text: `Parameters:
  Arns:
    Type: CommaDelimitedList
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: !Ref Arns
${plainTrust}`,
    edit: attachVpcPolicy,
  },
  {
    name: "correct an ARN",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/{+service-role/+}AmazonDMSVPCManagementRole # sic
${plainTrust}`,
    edit: correctAttachedArn,
  },
  {
    name: "correct an ARN with a function in it",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [!Sub "arn:\${AWS::Partition}:iam::aws:policy/{+service-role/+}AmazonDMSVPCManagementRole"]
${plainTrust}`,
    edit: correctAttachedArn,
  },
  {
    name: "name it",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
${plainTrust.trimEnd()}{+
      RoleName: dms-vpc-role+}
`,
    edit: nameVpcRole,
  },
  {
    name: "name it otherwise",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: [-!Sub "dms-vpc-role-\${AWS::Region}"-]{+"dms-vpc-role"+} # the name
${plainTrust}`,
    edit: nameVpcRole,
  },
  {
    name: "keep its name",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: 'dms-vpc-role'
${plainTrust}`,
    edit: nameVpcRole,
  },
  {
    name: "set another property",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Path: [-'/'-]{+'/dms/'+}
${plainTrust}`,
    edit: setPath,
  },
]);

const guardParameter = `  CreateDmsVpcRole:
    Description: Whether to create the role dms-vpc-role (false where the account has it)
    Type: String
    AllowedValues:
      - 'true'
      - 'false'
    Default: 'true'`;

const guardCondition = "  CreatesDmsVpcRole: !Equals [!Ref CreateDmsVpcRole, 'true']";

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
  DmsVpcRole:
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
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole+}

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

  DmsVpcRole:
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
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole+}
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
  DmsVpcRole:
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
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole+}
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
