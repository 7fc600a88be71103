import rule from "../../src/rules/role-scope.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import * as functionCases from "./role-scope-function-cases.js";
import * as managedPolicyCases from "./role-scope-managed-policy-cases.js";
import * as patternCases from "./role-scope-pattern-cases.js";
import * as resourceCases from "./role-scope-resource-cases.js";
import * as terraformCases from "./role-scope-terraform-cases.js";
import { allow, bucket, list, objects, users, write, writing, yaml } from "./role-scope-texts.js";
import { changed, yamlFunction as lambda, yamlS3Target as s3 } from "./texts.js";

const extra = yaml([write, list, allow(['"s3:GetBucketPolicy"'], [bucket])]);
const beside = yaml([write, allow(['"s3:ListBucket"', '"s3:GetBucketPolicy"', '"iam:PassRole"'], [bucket])]);
const wildcard = yaml([write, allow(['"s3:List*"'], [bucket])]);
const both = yaml([allow([...writing, '"s3:PutBucketPolicy"', '"s3:ListBucket"'], ['"*"'])]);

const openUse = `Parameters: { Engine: { Type: String } }
${changed(yaml([allow(['"kms:Decrypt"'], ['"*"'])]), "EngineName: s3", "EngineName: !Ref Engine")}`;
const everyKey = yaml([allow(['"kms:Decrypt"'], ['"*"'])], "");

/** An account role that can also write to a bucket. */
const ofAccount = (actions: string): string => `Resources:
  Group:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: Role
    Properties: { ReplicationSubnetGroupDescription: it, SubnetIds: [subnet-1, subnet-2] }
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
      Policies:
        - PolicyName: write
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: [${actions}], Resource: "arn:aws:s3:::landing/*" }
              - { Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws:s3:::landing" }
`;

const reads = '"s3:PutObject", "s3:DeleteObject", "s3:GetObject"';
const reader = ofAccount(reads);
const readsObjects = `{ Effect: Allow, Action: [${reads}], Resource: "arn:aws:s3:::landing/*" }`;
const listsBucket = '{ Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws:s3:::landing" }';

ruleTester.run(rule, {
  valid: [
    {
      name: "an account role that may also be for an S3 target elsewhere",
      template: ofAccount('"s3:PutObject", "s3:DeleteObject"'),
      skipped: 1,
    },
    { name: "what is needed", template: yaml([write, list]) },
    { name: "what AWS lists", template: yaml([write, list, allow(['"s3:PutObjectAcl"'], [objects])]) },
    {
      name: "variants of what is needed",
      template: yaml([allow(['"s3:PutObject*"', '"s3:DeleteObject"'], [objects]), list]),
    },
    {
      name: "bucket and objects together",
      template: yaml([allow([...writing, '"s3:ListBucket"'], [bucket, objects])]),
    },
    {
      name: "what does not exist: known-action reports it",
      template: yaml([write, list, allow(['"s3:Nope"', '"s3:Nope*"', '"aws-mcp:InvokeMcp"', '"nothing:*"'], ['"*"'])]),
    },
    {
      name: "everything under a condition",
      template: yaml([
        write,
        allow(['"s3:ListBucket"'], ['"*"'], ", Condition: { StringEquals: { s3:prefix: orders } }"),
      ]),
    },
    {
      name: "what it is denied",
      template: yaml([
        write,
        list,
        '{ Effect: Deny, Action: "s3:*", Resource: "*", Condition: { Bool: { aws:SecureTransport: "false" } } }',
      ]),
    },
    {
      name: "a role that another service uses as well",
      template: yaml([write, list, allow(['"sqs:*"'], ['"*"'])], s3 + lambda),
    },
    {
      name: "a role that another service may assume",
      template: yaml([write, list, allow(['"sqs:*"'], ['"*"'])], s3, "", "[dms.amazonaws.com, lambda.amazonaws.com]"),
    },
    { name: "a role that no DMS resource names", template: yaml([allow(['"s3:*"'], ['"*"'])], "") },
    {
      name: "an encryption that is not known",
      template: `Parameters: { Mode: { Type: String } }
${changed(
  yaml([write, list, allow(['"kms:GenerateDataKey"'], ['"arn:aws:kms:eu-west-1:123456789012:key/1"'])]),
  "BucketName: landing,",
  "BucketName: landing, EncryptionMode: !Ref Mode, ServerSideEncryptionKmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1',",
)}`,
    },
    {
      name: "what a task elsewhere may need",
      template: yaml([write, list, allow(['"athena:StartQueryExecution"'], ['"*"'])]),
    },
    {
      name: "a policy that another role has as well",
      template: `Resources:
  Shared:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - ${allow(['"s3:*"'], [bucket, objects])}
  Other:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }] }
      ManagedPolicyArns: [!Ref Shared]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }
      ManagedPolicyArns: [!Ref Shared]
${s3}`,
    },
    ...resourceCases.valid,
    ...managedPolicyCases.valid,
    ...terraformCases.valid,
  ],
  invalid: [
    {
      name: "an account role that can read a bucket, as no S3 target needs",
      template: reader,
      errors: [
        { ...at(reader, readsObjects), without: readsObjects },
        { ...at(reader, '"s3:ListBucket"'), without: listsBucket },
      ].map(({ without, ...place }) => ({
        messageId: "unneeded",
        ...place,
        suggestions: [{ messageId: "narrow", output: changed(reader, `              - ${without}\n`, "") }],
      })),
    },
    {
      name: "an action that is not needed",
      template: extra,
      errors: [
        {
          messageId: "unneeded",
          ...at(extra, '"s3:GetBucketPolicy"'),
          address: "Resources.Role",
          data: { role: "Role", users, actions: ["s3:GetBucketPolicy"] },
          related: [
            { ...at(extra, "Role", 1), message: "the role" },
            { ...at(extra, "Target"), message: "endpoint Target uses it" },
          ],
          suggestions: [{ messageId: "narrow", output: yaml([write, list]) }],
        },
      ],
    },
    {
      name: "actions beside a needed one",
      template: beside,
      errors: [
        {
          messageId: "unneeded",
          ...at(beside, allow(['"s3:ListBucket"', '"s3:GetBucketPolicy"', '"iam:PassRole"'], [bucket])),
          data: { role: "Role", users, actions: ["s3:GetBucketPolicy", "iam:PassRole"] },
          suggestions: [{ messageId: "narrow", output: yaml([write, list]) }],
        },
      ],
    },
    {
      name: "a pattern for one needed action",
      template: wildcard,
      errors: [
        {
          messageId: "actions",
          ...at(wildcard, '"s3:List*"'),
          data: { role: "Role", users, actions: ["s3:List*"], needed: ["s3:ListBucket"] },
          suggestions: [{ messageId: "narrow", output: yaml([write, list]) }],
        },
      ],
    },
    {
      name: "too many actions on too much",
      template: both,
      errors: [
        {
          messageId: "both",
          ...at(both, allow([...writing, '"s3:PutBucketPolicy"', '"s3:ListBucket"'], ['"*"'])),
          suggestions: [
            {
              messageId: "narrow",
              output: yaml([
                allow(
                  [...writing, '"s3:ListBucket"'],
                  ['!Sub "arn:${AWS::Partition}:s3:::landing/*"', '!Sub "arn:${AWS::Partition}:s3:::landing"'],
                ),
              ]),
            },
          ],
        },
      ],
    },
    {
      name: "a key that no use needs, whichever it is",
      template: openUse,
      errors: [{ messageId: "unneeded", ...at(openUse, '"kms:Decrypt"') }],
    },
    {
      name: "every key, whatever the role is for",
      template: everyKey,
      errors: [{ messageId: "everything", ...at(everyKey, '"kms:Decrypt"'), data: { actions: ["kms:Decrypt"] } }],
    },
    ...patternCases.invalid,
    ...resourceCases.invalid,
    ...managedPolicyCases.invalid,
    ...functionCases.invalid,
    ...terraformCases.invalid,
  ],
});
