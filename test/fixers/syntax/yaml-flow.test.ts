import {
  append,
  attachVpcPolicy,
  limitTo,
  nameVpcRole,
  onlyToDms,
  passRole,
  splitPassRole,
  trustDms,
  trustRegionalDms,
  waitFor,
} from "../edits.js";
import { testEdits } from "../edit-case.js";

testEdits("YAML between brackets", "stack.yaml", [
  {
    name: "let a service assume a role, on lines of its own",
    text: `Resources: {
  Role: {
    Type: AWS::IAM::Role,
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: Allow, Principal: { Service: {+[+}ec2.amazonaws.com{+, dms.amazonaws.com]+} }, Action: "sts:AssumeRole" } # who
        ]
      }
    }
  }
}
`,
    edit: trustDms,
  },
  {
    name: "let the regional principal assume a role",
    text: `Resources: { Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: [ec2.amazonaws.com{+, !Sub "dms.\${AWS::Region}.amazonaws.com"+}] }, Action: "sts:AssumeRole" }] } } } }
`,
    edit: trustRegionalDms,
  },
  {
    name: "let a service assume a role, beside one that a function chooses",
    text: `Resources: { Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: !Select [0, [ec2.amazonaws.com, a]] }, Action: "sts:AssumeRole" }{+, { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }+}] } } } }
`,
    edit: trustDms,
  },
  {
    name: "append a statement on lines of its own",
    text: `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: {
        "Statement": [
          { "Effect": "Allow", "Action": "dms:*", "Resource": "*" }{+,+} # all{+
          { "Sid": "PassRole", "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/dms", "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }+}
        ]
      }
`,
    edit: append(passRole),
  },
  {
    name: "narrow a statement",
    text: `Resources: { Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: "iam:PassRole", Resource: "*"{+, Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } }+} }] } } } }
`,
    edit: onlyToDms,
  },
  {
    name: "narrow a statement whose braces have no spaces inside",
    text: `Resources: {Policy: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "iam:PassRole", Resource: !Sub "\${Arn}"{+, Condition: {StringEquals: {iam:PassedToService: dms.amazonaws.com}}+}}]}}}}
`,
    edit: onlyToDms,
  },
  {
    name: "limit a statement",
    text: `Resources: { Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: "iam:PassRole", Resource: [-"*"-]{+["arn:aws:iam::1:role/a", !Sub "arn:aws:iam::\${AWS::AccountId}:role/b"]+} }] } } } }
`,
    edit: limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::{account}:role/b"),
  },
  {
    name: "limit a statement to several roles, where a function chooses the one",
    text: `Resources: { Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: "iam:PassRole", Resource: !Select [0, ["*", a]] }] } } } }
`,
    edit: limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::{account}:role/b"),
  },
  {
    name: "split a statement",
    text: `Resources: { Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: ["dms:*"[-, "iam:PassRole"-]], Resource: "*" }{+, { Sid: PassRole, Effect: Allow, Action: "iam:PassRole", Resource: arn:aws:iam::123456789012:role/dms, Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } } }+}] } } } }
`,
    edit: splitPassRole,
  },
  {
    name: "wait for a resource",
    text: `Resources: { Subnets: { Type: AWS::DMS::ReplicationSubnetGroup, DependsOn: {+[+}Vpc{+, Role]+} } }
`,
    edit: waitFor("Resources.Subnets", "Resources.Role"),
  },
  {
    name: "attach a managed policy",
    text: `Resources: { Role: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [a{+, !Sub 'arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole'+}] } } }
`,
    edit: attachVpcPolicy,
  },
  {
    name: "name a role",
    text: `Resources: { Role: { Type: AWS::IAM::Role, Properties: { Path: /{+, RoleName: dms-vpc-role+} } } }
`,
    edit: nameVpcRole,
  },
]);
