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

const repeated = `Resources:
  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      ReplicationInstanceArn: !Ref Instance # the small one
      MigrationType: cdc
      Tags:
        - Key: Name
          Value: task
      # Once more
      ReplicationInstanceArn: !Ref Instance
      Tags:
        - Key: Name
          Value: task

  Instance:
    Type: AWS::DMS::ReplicationInstance
`;

const thrice = `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties: { BucketName: one, BucketName: two, BucketName: one }
`;

const kept = `Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: |+
        one
      TopicName: two
      DisplayName: |+
        one


    DeletionPolicy: Retain
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
      output: json.replace(', "Type": "AWS::S3::Bucket"', ""),
    },
    {
      name: "the same value twice",
      template: repeated,
      errors: [
        {
          messageId: "duplicate",
          data: { key: "ReplicationInstanceArn" },
          line: 11,
          column: 7,
          endColumn: 29,
          endLine: 11,
        },
        { messageId: "duplicate", data: { key: "Tags" }, line: 12, column: 7, endColumn: 11, endLine: 12 },
      ],
      output: repeated.replace(/\n {6}ReplicationInstanceArn: !Ref Instance\n {6}Tags:\n.*\n.*task\n(?=\n)/, "\n"),
    },
    {
      name: "another value between two that are the same",
      template: thrice,
      errors: [
        { messageId: "duplicate", line: 4, column: 36, endLine: 4, endColumn: 46 },
        { messageId: "duplicate", line: 4, column: 53, endLine: 4, endColumn: 63 },
      ],
    },
    {
      name: "one text, once with the empty lines behind it",
      template: kept,
      errors: [{ messageId: "duplicate", line: 8, column: 7, endLine: 8, endColumn: 18 }],
    },
  ],
});
