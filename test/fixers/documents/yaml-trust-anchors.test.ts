import { trustDms } from "../edits.js";
import { testEdits } from "../edit-case.js";

testEdits("YAML blocks: let services assume a role", "stack.yaml", [
  {
    name: "a trust policy beside an anchor",
    text: `Resources:
  Other:
    Type: AWS::S3::Bucket
    Metadata: &data
      Owner: us
  Role:
    Type: AWS::IAM::Role
    Metadata: *data
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: {+[+}ec2.amazonaws.com{+, dms.amazonaws.com]+} }
            Action: sts:AssumeRole
`,
    edit: trustDms,
  },
  {
    name: "a trust policy that another role has as well",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: &trust
        Statement:
          - Effect: Allow
            Principal:
              Service:
                - ec2.amazonaws.com

            Action: sts:AssumeRole
  Other:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: *trust
`,
    edit: trustDms,
  },
  {
    name: "a trust policy behind an alias",
    text: `Resources:
  Other:
    Type: AWS::S3::Bucket
    Metadata:
      Trust: &trust
        Statement:
          - Effect: Allow
            Principal: { Service: ec2.amazonaws.com }
            Action: sts:AssumeRole
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: *trust
`,
    edit: trustDms,
  },
]);
