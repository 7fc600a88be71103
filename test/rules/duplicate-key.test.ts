import rule from "../../src/rules/duplicate-key.js";
import { ruleTester } from "../../src/rule-tester/index.js";

const yaml = `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: one
      BucketName: two
  Data:
    Type: AWS::S3::Bucket
`;

const json = `{
  "Resources": {
    "Data": { "Type": "AWS::S3::Bucket", "Type": "AWS::S3::Bucket" }
  }
}
`;

const policy = `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Effect: Deny
            Action: "*"
            Resource: "*"
`;

const aliases = `Resources:
  One: &one
    Type: AWS::S3::Bucket
    Properties:
      BucketName: one
  Two: *one
`;

ruleTester.run(rule, {
  valid: [
    { name: "an element twice in a policy", template: policy },
    { name: "one node at two places", template: aliases },
  ],
  invalid: [
    {
      name: "a property and a resource",
      template: yaml,
      errors: [
        {
          messageId: "duplicate",
          data: { key: "BucketName" },
          address: "Resources.Data",
          line: 6,
          column: 7,
          endLine: 6,
          endColumn: 17,
          related: [{ line: 5, column: 7, message: "the first one" }],
        },
        {
          messageId: "duplicate",
          data: { key: "Data" },
          address: "Resources.Data",
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 7,
          related: [{ line: 2, column: 3 }],
        },
      ],
    },
    {
      name: "JSON",
      filename: "stack.json",
      template: json,
      errors: [{ messageId: "duplicate", line: 3, column: 42, endLine: 3, endColumn: 48, related: [{ line: 3 }] }],
    },
  ],
});
