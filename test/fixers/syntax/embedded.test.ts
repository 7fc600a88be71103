import { append, limitTo, onlyToDms, passRole, splitPassRole, trustDms, trustRegionalDms } from "../edits.js";
import { testEdits } from "../edit-case.js";

testEdits("JSON in a YAML block", "stack.yaml", [
  {
    name: "let a service assume a role",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: |
        {
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": {+[+}"ec2.amazonaws.com"{+, "dms.amazonaws.com"]+} },
              "Action": "sts:AssumeRole"
            }
          ]
        }
      Path: /
`,
    edit: trustDms,
  },
  {
    name: "let a service of a list assume a role, in a folded block",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: >-
        {
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {
                "Service": [
                  "ec2.amazonaws.com"{+,
                  "dms.amazonaws.com"+}
                ]
              },
              "Action": "sts:AssumeRole"
            }
          ]
        }
`,
    edit: trustDms,
  },
  {
    name: "let the regional principal assume a role, which the block cannot spell",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: |
        { "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }
`,
    edit: trustRegionalDms,
  },
  {
    name: "append a statement",
    text: `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: |
        {
          "Statement": [
            { "Effect": "Allow", "Action": "dms:*", "Resource": "*" }{+,
            { "Sid": "PassRole", "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/dms", "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }+}
          ]
        }
`,
    edit: append(passRole),
  },
  {
    name: "narrow a statement in a block that Fn::Sub reads",
    text: `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: !Sub |
        {
          "Statement": [
            { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/*"{+, "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } }+} }
          ]
        }
`,
    edit: onlyToDms,
  },
]);

testEdits("JSON in YAML quotes", "stack.yaml", [
  {
    name: "single ones",
    text: `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: '{"Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":[-"*"-]{+"arn:aws:iam::1:role/a"+}}]}'
`,
    edit: limitTo("arn:aws:iam::1:role/a"),
  },
  {
    name: "single ones that hold one",
    text: `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: '{"Statement": [{"Sid": "it''s", "Effect": "Allow", "Action": "iam:PassRole", "Resource": [-"*"-]{+"arn:aws:iam::1:role/a''b"+}}]}'
`,
    edit: limitTo("arn:aws:iam::1:role/a'b"),
  },
  {
    name: "double ones",
    text: String.raw`Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":{+[+}\"ec2.amazonaws.com\"{+,\"dms.amazonaws.com\"]+}},\"Action\":\"sts:AssumeRole\"}]}"
`,
    edit: trustDms,
  },
]);

testEdits("JSON in a JSON string", "stack.json", [
  {
    name: "let a service assume a role",
    text: String.raw`{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": "{ \"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": { \"Service\": {+[+}\"ec2.amazonaws.com\"{+, \"dms.amazonaws.com\"]+} }, \"Action\": \"sts:AssumeRole\" }] }"
      }
    }
  }
}
`,
    edit: trustDms,
  },
  {
    name: "append a statement",
    text: String.raw`{"Resources":{"Policy":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dms:*\",\"Resource\":\"*\"}{+,{\"Sid\":\"PassRole\",\"Effect\":\"Allow\",\"Action\":\"iam:PassRole\",\"Resource\":\"arn:aws:iam::123456789012:role/dms\",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"dms.amazonaws.com\"}}}+}]}"}}}}
`,
    edit: append(passRole),
  },
  {
    name: "split a statement that has its line breaks as escapes",
    text: String.raw`{
  "Resources": {
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": "{\n  \"Statement\": [\n    { \"Effect\": \"Allow\", \"Action\": [\"dms:*\"[-, \"iam:PassRole\"-]], \"Resource\": \"*\" }{+, {\"Sid\": \"PassRole\", \"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::123456789012:role/dms\", \"Condition\": {\"StringEquals\": {\"iam:PassedToService\": \"dms.amazonaws.com\"}}}+}\n  ]\n}"
      }
    }
  }
}
`,
    edit: splitPassRole,
  },
]);

testEdits("JSON in HCL with another indent", "main.tf", [
  {
    name: "write several values in place of one",
    text: `resource "aws_iam_policy" "it" {
  policy = <<EOF
{
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "iam:PassRole",
            "Resource": [-"*"-]{+[
                "arn:aws:iam::1:role/a",
                "arn:aws:iam::1:role/b"
            ]+}
        }
    ]
}
EOF
}
`,
    edit: limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"),
  },
  {
    name: "write several values in place of one on its own line",
    text: `resource "aws_iam_policy" "it" {
  policy = <<EOF
{
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "iam:PassRole",
            "Resource":
                [-"*"-]{+[
                    "arn:aws:iam::1:role/a",
                    "arn:aws:iam::1:role/b"
                ]+}
        }
    ]
}
EOF
}
`,
    edit: limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"),
  },
]);
