import { fixer } from "../../../src/rule-kit/index.js";
import { append, limitTo, readBucket, trustRegionalDms } from "../edits.js";
import { statementOf, testEdits, text, type Edit } from "../edit-case.js";

const ofHome: Edit = (template) =>
  fixer.addCondition(statementOf(template), "StringLike", "s3:prefix", [text("home/${aws:username}/*")]);

testEdits("JSON in the text of Fn::Sub", "stack.yaml", [
  {
    name: "let the regional principal assume a role",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: !Sub |
        {
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {
                "Service": [
                  "ec2.amazonaws.com"{+,
                  "dms.\${AWS::Region}.amazonaws.com"+}
                ]
              },
              "Action": "sts:AssumeRole"
            }
          ]
        }
      Path: /
`,
    edit: trustRegionalDms,
  },
  {
    name: "append a statement, between quotes",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Fn::Sub: '{"Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"\${Key}"}{+,{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:\${AWS::Partition}:s3:::data","arn:\${AWS::Partition}:s3:::data/*"]}+}]}'
`,
    edit: append(readBucket),
  },
  {
    name: "a policy variable stays one",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: !Sub
        - |
          {
            "Statement": {
              "Effect": "Allow",
              "Action": "s3:ListBucket",
              "Resource": "\${Arn}"{+,
              "Condition": {
                "StringLike": {
                  "s3:prefix": "home/\${!aws:username}/*"
                }
              }+}
            }
          }
        - Arn: !GetAtt Bucket.Arn
`,
    edit: ofHome,
  },
  {
    name: "the function has its own value for the name",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: !Sub
        - '{"Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}}'
        - { AWS::Partition: aws-cn }
`,
    edit: limitTo("arn:{partition}:s3:::data"),
  },
]);

testEdits("JSON in the text of Fn::Sub in a JSON template", "stack.json", [
  {
    name: "name resources",
    text: String.raw`{
  "Resources": {
    "It": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Fn::Sub": "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":[-\"*\"-]{+\"arn:${"$"}{AWS::Partition}:s3:::data\"+}}}"
        }
      }
    }
  }
}
`,
    edit: limitTo("arn:{partition}:s3:::data"),
  },
]);
