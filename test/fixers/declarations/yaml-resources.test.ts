import { attachVpcPolicy, correctAttachedArn, nameVpcRole, setPath, waitFor } from "../edits.js";
import { testEdits } from "../edit-case.js";

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
    name: "one text, in a file that writes functions and lists on lines of their own",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn:{+
      -+} Vpc{+
      - Role+}
    Properties:
      ReplicationSubnetGroupDescription:
        Ref: AWS::StackName
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
  {
    name: "one text, in a file that writes lists in brackets",
    text: `Resources:
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: {+[+}Vpc{+, Role]+}
    Properties:
      ReplicationSubnetGroupDescription:
        Ref: AWS::StackName
      SubnetIds: [subnet-1, subnet-2]
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
  {
    name: "one text, in a file with spaces inside of brackets",
    text: `Resources:
  Other:
    Type: AWS::SNS::Topic
    DependsOn: [ Role, Vpc ]
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: {+[ +}Vpc{+, Role ]+}
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
