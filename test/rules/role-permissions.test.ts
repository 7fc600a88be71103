import rule from "../../src/rules/role-permissions.js";
import * as ownRequirementCases from "./own-requirement-cases.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as defaultCases from "./role-permissions-default-cases.js";
import * as elsewhereCases from "./role-permissions-elsewhere-cases.js";
import * as endpointSettingCases from "./role-permissions-endpoint-setting-cases.js";
import * as limitCases from "./role-permissions-limit-cases.js";
import * as secretCases from "./role-permissions-secret-cases.js";
import * as unnamedCases from "./role-permissions-unnamed-cases.js";
import {
  added,
  allow,
  bucket,
  bucketSub,
  endpointAt,
  objects,
  role,
  s3,
  stack,
  target,
  write,
} from "./role-permissions-texts.js";
import { changed } from "./texts.js";

const withoutDelete = allow("[s3:PutObject, s3:ListBucket]", `[${bucket}, ${objects}]`);
const onBucket = allow("[s3:PutObject, s3:DeleteObject, s3:ListBucket]", bucket);
const otherBucket = '  Other: { Type: "AWS::S3::Bucket" }\n';
const onOther = [allow("[s3:DeleteObject, s3:ListBucket]", '"*"'), allow("s3:PutObject", '!Sub "${Other.Arn}/*"')];

function inJson(rest: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {},
        "Policies": [
          {
            "PolicyName": "own",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::landing" }${rest}
              ]
            }
          }
        ]
      }
    },
    "Endpoint": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target", "EngineName": "s3",
        "S3Settings": { "BucketName": "landing", "ServiceAccessRoleArn": { "Fn::GetAtt": "Role.Arn" } }
      }
    }
  }
}
`;
}

/** What a role without a policy gets for an S3 target. */
const firstPolicy = `      Policies:
        - PolicyName: endpoint-s3-target
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action:
                  - s3:PutObject
                  - s3:DeleteObject
                Resource: !Sub \${Bucket.Arn}/*
              - Effect: Allow
                Action: s3:ListBucket
                Resource: !GetAtt Bucket.Arn
`;

ruleTester.run(rule, {
  valid: [
    ...unnamedCases.valid,
    { name: "all that is needed", template: stack(role(write), s3("target")) },
    {
      name: "in several statements",
      template: stack(
        role(allow("s3:PutObject", objects), allow("s3:DeleteObject", objects), allow("s3:ListBucket", bucket)),
        s3("target"),
      ),
    },
    { name: "on everything", template: stack(role(allow("s3:*", '"*"')), s3("target")) },
    {
      name: "an effect that AWS rejects",
      template: stack(role(changed(write, "Allow", "allow")), s3("target")),
      skipped: 1,
    },
    {
      name: "a bucket that is a parameter",
      template: `Parameters: { Name: { Type: String } }\n${stack(role(write), changed(s3("target"), "!Ref Bucket", "!Ref Name"))}`,
      skipped: 1,
    },
    ...endpointSettingCases.valid,
    ...secretCases.valid,
    ...elsewhereCases.valid,
    ...defaultCases.valid,
    ...limitCases.valid,
  ],
  invalid: [
    ...unnamedCases.invalid,
    ownRequirementCases.required,
    {
      name: "nothing, and no policy",
      template: stack(role(), s3("target")),
      errors: [
        {
          ...{ messageId: "missing", line: 18, column: 68, endLine: 18, endColumn: 84, address: "Resources.Endpoint" },
          message:
            "Role Role does not allow what endpoint Endpoint needs (S3 as a target): s3:PutObject and " +
            "s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*; and s3:ListBucket on " +
            "arn:${AWS::Partition}:s3:::${Bucket}. The deployment succeeds, but the connection test or the " +
            "task fails with AccessDenied. See " +
            "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html",
          related: [{ line: 4, column: 3, message: "the role" }],
          suggestions: [{ messageId: "appendStatement", output: stack(role() + firstPolicy, s3("target")) }],
        },
      ],
    },
    {
      name: "one action",
      template: stack(role(withoutDelete), s3("target")),
      errors: [
        {
          ...endpointAt(24),
          data: target("s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              data: { role: "Role", actions: "s3:DeleteObject" },
              output: stack(role(withoutDelete) + added(["s3:DeleteObject"], bucketSub("/*")), s3("target")),
            },
          ],
        },
      ],
    },
    {
      name: "objects without the slash",
      template: stack(role(onBucket), s3("target")),
      errors: [
        {
          ...endpointAt(24),
          data: target("s3:PutObject and s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*"),
          related: [
            { message: "the role" },
            { line: 18, column: 17, message: "this statement allows it on something else" },
            { message: "its policy" },
          ],
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(role(onBucket) + added(["s3:PutObject", "s3:DeleteObject"], bucketSub("/*")), s3("target")),
            },
          ],
        },
      ],
    },
    {
      name: "another bucket",
      template: stack(otherBucket, role(...onOther), s3("target", ", BucketFolder: /orders/")),
      errors: [
        {
          ...endpointAt(26),
          data: target("s3:PutObject on arn:${AWS::Partition}:s3:::${Bucket}/orders/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              output: stack(
                otherBucket,
                role(...onOther) + added(["s3:PutObject"], bucketSub("/orders/*")),
                s3("target", ", BucketFolder: /orders/"),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "two endpoints and one role",
      template: stack(role(withoutDelete), s3("target"), s3("target", "", "Other")),
      errors: [
        { line: 24, address: "Resources.Endpoint" },
        { line: 30, address: "Resources.Other" },
      ].map(({ line, address }) => ({
        ...endpointAt(line),
        address,
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(withoutDelete) + added(["s3:DeleteObject"], bucketSub("/*")),
              s3("target"),
              s3("target", "", "Other"),
            ),
          },
        ],
      })),
    },
    {
      name: "in JSON",
      filename: "stack.json",
      template: inJson(""),
      errors: [
        {
          ...{ messageId: "missing", line: 24, column: 74, endLine: 24, endColumn: 102 },
          data: target("s3:PutObject and s3:DeleteObject on arn:${AWS::Partition}:s3:::landing/*"),
          suggestions: [
            {
              messageId: "appendStatement",
              output: inJson(`,
                { "Effect": "Allow", "Action": ["s3:PutObject", "s3:DeleteObject"], "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:s3:::landing/*" } }`),
            },
          ],
        },
      ],
    },
    ...endpointSettingCases.invalid,
    ...secretCases.invalid,
    ...elsewhereCases.invalid,
    ...defaultCases.invalid,
    ...limitCases.invalid,
  ],
});
