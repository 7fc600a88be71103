import rule from "../../src/rules/partition.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as providerCases from "./partition-provider-cases.js";
import * as templateCases from "./partition-template-cases.js";
import { blocks, hcl, json, ofOwner, principalBeside, sam, stack } from "./partition-texts.js";

const items = `
              - "arn:aws:s3:::data/*"
              - !Sub "arn:aws:s3:::\${Data}/*"
              - !Sub arn:aws:s3:::\${Data}
              - arn:aws:s3:::data`;
const mended = `
              - !Sub "arn:\${AWS::Partition}:s3:::data/*"
              - !Sub "arn:\${AWS::Partition}:s3:::\${Data}/*"
              - !Sub arn:\${AWS::Partition}:s3:::\${Data}
              - !Sub "arn:\${AWS::Partition}:s3:::data"`;

ruleTester.run(rule, {
  valid: [
    { name: "the partition of the deployment", template: stack(mended) },
    { name: "ARNs of references and everything", template: stack(' [!GetAtt Data.Arn, "*"]') },
    { name: "a region that is written out", template: stack(" arn:aws:s3:eu-west-1:123456789012:accesspoint/data") },
    { name: "an account that is written out", template: stack(" arn:aws:sns:*:123456789012:data") },
    { name: "a template for China", template: stack(" [arn:aws-cn:s3:::data, arn:aws-cn:s3:::it]") },
    { name: "an ARN for each partition", template: stack(" [arn:aws-cn:s3:::data, arn:aws:s3:::data]") },
    {
      name: "an ARN for each partition, one of them of a region",
      template: stack(" [arn:aws-us-gov:s3:us-gov-west-1:123456789012:accesspoint/data, arn:aws:s3:::data]"),
    },
    {
      name: "an ARN for each partition, one of them wrong in another way",
      template: stack(" [arn:aws-us-gov:s3:us-gov-west-1::data, arn:aws:s3:::data]"),
    },
    {
      name: "a branch for each partition",
      template: stack(' !If [InChina, "arn:aws-cn:s3:::data", "arn:aws:s3:::data"]'),
    },
    { name: "the name of a managed policy, which SAM looks up", template: sam("AWSLambdaBasicExecutionRole") },
    { name: "a template that is tied to a partition", template: stack(items), settings: { partition: "aws" } },
    { name: "a template that is tied to a region", template: stack(items), settings: { regions: ["eu-west-1"] } },
    ...providerCases.valid,
    {
      name: "a bare policy",
      filename: "policy.json",
      template: `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::it" }] }`,
    },
  ],
  invalid: [
    ...templateCases.invalid,
    {
      name: "every way to write it in YAML",
      template: stack(items),
      errors: [
        {
          messageId: "literal",
          address: "Resources.Reader",
          line: 15,
          column: 17,
          endLine: 15,
          endColumn: 38,
          related: [{ line: 16 }, { line: 17 }, { line: 18 }],
        },
      ],
      output: stack(mended),
    },
    {
      name: "an ARN among names that SAM looks up",
      template: sam("[AmazonSQSFullAccess, arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]"),
      errors: [{ messageId: "literal", line: 6, column: 39, endLine: 6, endColumn: 85 }],
      output: sam("[AmazonSQSFullAccess, !Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess']"),
    },
    {
      name: "what another program fills in stays as it is, and what IAM fills in does",
      template: stack(`
              - "arn:aws:s3:::\${self:service}-\${opt:stage, 'dev'}/\${aws:username}/*"`),
      errors: [{ messageId: "literal", line: 15, column: 17, endLine: 15, endColumn: 85 }],
      output: stack(`
              - !Sub "arn:\${AWS::Partition}:s3:::\${self:service}-\${opt:stage, 'dev'}/\${!aws:username}/*"`),
    },
    {
      name: "what a plugin makes Fn::Sub of, which might not be so inside of Fn::Sub",
      template: stack(' "arn:aws:s3:::#{Data}/*"'),
      errors: [{ messageId: "literal", line: 14, column: 23, endLine: 14, endColumn: 47 }],
    },
    ...providerCases.invalid,
    {
      name: "several in HCL without the data source, which is declared once",
      filename: "main.tf",
      template: hcl('["arn:aws:s3:::data", "arn:aws:s3:::data/*"]').replace(/^.*\n\n/, ""),
      errors: [{ messageId: "literal", line: 4, column: 74, endLine: 4, endColumn: 93 }],
      output: `${hcl('["arn:${data.aws_partition.current.partition}:s3:::data", "arn:${data.aws_partition.current.partition}:s3:::data/*"]').replace(/^.*\n\n/, "")}\ndata "aws_partition" "current" {}\n`,
    },
    {
      name: "what another place gives, apart from what is written in the document",
      filename: "main.tf",
      template: `locals {\n  bucket = "arn:aws:s3:::data"\n}\n${hcl('["${local.bucket}/*", "arn:aws:s3:::it", local.bucket]')}`,
      errors: [
        { messageId: "literal", line: 9, column: 74, endLine: 9, endColumn: 93 },
        { messageId: "literal", line: 9, column: 95, endLine: 9, endColumn: 112 },
      ],
      output: `locals {\n  bucket = "arn:aws:s3:::data"\n}\n${hcl('["${local.bucket}/*", "arn:${data.aws_partition.current.partition}:s3:::it", local.bucket]')}`,
    },
    {
      name: "a data document, and the trust policy of a role by itself",
      filename: "main.tf",
      template: blocks("aws"),
      errors: [
        { messageId: "literal", address: "aws_iam_role.it", line: 6, column: 45, endLine: 6, endColumn: 79 },
        {
          messageId: "literal",
          address: "aws_iam_role_policy.it",
          line: 15,
          column: 7,
          endLine: 15,
          endColumn: 28,
          related: [{ line: 20 }],
        },
      ],
      output: blocks("${data.aws_partition.current.partition}"),
    },
    {
      name: "an ARN that is wrong otherwise, which arn-format reports, apart",
      template: stack(' ["arn:aws:s3:::data", "arn:aws:cloudwatch:::alarm:it"]'),
      errors: [
        { messageId: "literal", line: 14, column: 24, endLine: 14, endColumn: 43 },
        { messageId: "literal", line: 14, column: 45, endLine: 14, endColumn: 76 },
      ],
      output: stack(' [!Sub "arn:${AWS::Partition}:s3:::data", "arn:aws:cloudwatch:::alarm:it"]'),
    },
    {
      name: "an ARN without Fn::Sub, which policy-variable reports, apart",
      template: stack(' ["arn:aws:s3:::data", "arn:aws:s3:::${AWS::Region}"]'),
      errors: [
        { messageId: "literal", line: 14, column: 24, endLine: 14, endColumn: 43 },
        { messageId: "literal", line: 14, column: 45, endLine: 14, endColumn: 74 },
      ],
      output: stack(' [!Sub "arn:${AWS::Partition}:s3:::data", "arn:aws:s3:::${AWS::Region}"]'),
    },
    {
      name: "JSON",
      filename: "stack.json",
      template: json('"arn:aws:s3:::data/*"'),
      errors: [{ messageId: "literal", line: 8, column: 83, endLine: 8, endColumn: 104 }],
      output: json('{ "Fn::Sub": "arn:${AWS::Partition}:s3:::data/*" }'),
    },
    {
      name: "HCL",
      filename: "main.tf",
      template: hcl('"arn:aws:s3:::data/*"'),
      errors: [{ messageId: "literal", line: 6, column: 73, endLine: 6, endColumn: 94 }],
      output: hcl('"arn:${data.aws_partition.current.partition}:s3:::data/*"'),
    },
    {
      name: "HCL without the data source",
      filename: "main.tf",
      template: hcl('"arn:aws:s3:::data/*"').replace(/^.*\n\n/, ""),
      errors: [{ messageId: "literal", line: 4, column: 73, endLine: 4, endColumn: 94 }],
      output: `${hcl('"arn:${data.aws_partition.current.partition}:s3:::data/*"').replace(/^.*\n\n/, "")}\ndata "aws_partition" "current" {}\n`,
    },
    {
      name: "HCL with a name from elsewhere",
      filename: "main.tf",
      template: `locals {\n  name = "data"\n}\n${hcl('"arn:aws:s3:::${local.name}/*"')}`,
      errors: [{ messageId: "literal", line: 9, column: 73, endLine: 9, endColumn: 103 }],
      output: `locals {\n  name = "data"\n}\n${hcl('"arn:${data.aws_partition.current.partition}:s3:::${local.name}/*"')}`,
    },
    {
      name: "HCL with an account from elsewhere, of which an ARN tells that it contains no colon",
      filename: "main.tf",
      template: `${ofOwner}${hcl('"arn:aws:sqs:*:${local.owner}:it"')}`,
      errors: [{ messageId: "literal", line: 9, column: 73, endLine: 9, endColumn: 106 }],
      output: `${ofOwner}${hcl('"arn:${data.aws_partition.current.partition}:sqs:*:${local.owner}:it"')}`,
    },
    {
      name: "HCL with a name that a list gives, which a fix would write out: no fix",
      filename: "main.tf",
      template: hcl('[for name in ["data"] : "arn:aws:s3:::${name}/*"]'),
      errors: [{ messageId: "literal", line: 6, column: 97, endLine: 6, endColumn: 121 }],
    },
    {
      name: "HCL with the partition from elsewhere: no fix",
      filename: "main.tf",
      template: `locals {\n  bucket = "arn:aws:s3:::data"\n}\n${hcl('"${local.bucket}/*"')}`,
      errors: [{ messageId: "literal", line: 9, column: 73, endLine: 9, endColumn: 92 }],
    },
    {
      name: "a principal whose account is no ID, which is fixed first",
      template: principalBeside("aws"),
      errors: [
        { messageId: "literal", line: 8, column: 23, endLine: 8, endColumn: 44 },
        { messageId: "literal", line: 9, column: 31, endLine: 9, endColumn: 65 },
      ],
      output: principalBeside("${AWS::Partition}"),
    },
    {
      name: "an attached policy and a principal",
      template: `Resources:
  It:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }
            Action: sts:AssumeRole
`,
      errors: [
        { messageId: "literal", line: 5, column: 27, endLine: 5, endColumn: 67 },
        { messageId: "literal", line: 10, column: 31, endLine: 10, endColumn: 73 },
      ],
      output: `Resources:
  It:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [!Sub "arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" }
            Action: sts:AssumeRole
`,
    },
  ],
});
