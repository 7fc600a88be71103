import { expect } from "vitest";
import { roleWith, trusting } from "../judged.js";
import { bucket, none, objects, parameters, stack, whole, type S3Case } from "./s3-stacks.js";

/** What a role needs to write to a bucket, in the ways a bucket and its folder are given. */
export const targetsOfEndpoints: readonly S3Case[] = [
  {
    name: "all rights",
    files: { "a.yaml": stack({ statements: whole }) },
    expected: { used: "yes", roles: ["Role"], ...none },
    why: "objects and bucket are allowed",
  },
  {
    name: "no policy",
    files: { "a.yaml": stack({ statements: ['s3:GetObject on "*"'] }) },
    expected: {
      missing: [
        "s3:PutObject on arn:${AWS::Partition}:s3:::${Bucket}/*",
        "s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*",
        "s3:ListBucket on arn:${AWS::Partition}:s3:::${Bucket}",
      ],
    },
    why: "AWS lists these three",
  },
  {
    name: "objects of the bucket's ARN without /*",
    files: { "a.yaml": stack({ statements: [`s3:* on ${bucket}`] }) },
    expected: {
      missing: [
        "s3:PutObject on arn:${AWS::Partition}:s3:::${Bucket}/*",
        "s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*",
      ],
    },
    why: "object actions need bucket/*",
  },
  {
    name: "only the objects",
    files: { "a.yaml": stack({ statements: [`s3:* on ${objects}`] }) },
    expected: { missing: ["s3:ListBucket on arn:${AWS::Partition}:s3:::${Bucket}"] },
    why: "listing needs the bucket",
  },
  {
    name: "own folder",
    files: {
      "a.yaml": stack({
        settings: ", BucketFolder: data/in",
        statements: ['s3:PutObject, s3:DeleteObject on !Sub "${Bucket.Arn}/data/in/*"', `s3:ListBucket on ${bucket}`],
      }),
    },
    expected: none,
    why: "rights on the folder of the endpoint are enough",
  },
  {
    name: "own folder written with slashes",
    files: {
      "a.yaml": stack({
        settings: ", BucketFolder: /data/",
        statements: ['s3:PutObject, s3:DeleteObject on !Sub "${Bucket.Arn}/data/*"', `s3:ListBucket on ${bucket}`],
      }),
    },
    expected: none,
    why: "DMS drops them",
  },
  {
    name: "another folder",
    files: {
      "a.yaml": stack({
        settings: ", BucketFolder: data",
        statements: ['s3:PutObject, s3:DeleteObject on !Sub "${Bucket.Arn}/logs/*"', `s3:ListBucket on ${bucket}`],
      }),
    },
    expected: {
      missing: [
        "s3:PutObject on arn:${AWS::Partition}:s3:::${Bucket}/data/*",
        "s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/data/*",
      ],
    },
    why: "the endpoint writes elsewhere",
  },
  {
    name: "a bucket from a parameter, the same in the policy",
    files: {
      "a.yaml": stack({
        bucket: "!Ref BucketName",
        statements: [
          's3:PutObject, s3:DeleteObject on !Sub "arn:aws:s3:::${BucketName}/*"',
          's3:ListBucket on !Sub "arn:${AWS::Partition}:s3:::${BucketName}"',
        ],
      }),
    },
    expected: none,
    why: "it is one parameter",
  },
  {
    name: "a bucket from a parameter, a written one in the policy",
    files: {
      "a.yaml": stack({
        bucket: "!Ref BucketName",
        statements: ["s3:* on [arn:aws:s3:::data, arn:aws:s3:::data/*]"],
      }),
    },
    expected: { missing: [], open: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"] },
    why: "the parameter may be this",
  },
  {
    name: "canned ACL",
    files: { "a.yaml": stack({ settings: ", CannedAclForObjects: bucket-owner-full-control", statements: whole }) },
    expected: { missing: ["s3:PutObjectAcl on arn:${AWS::Partition}:s3:::${Bucket}/*"] },
    why: "objects get an ACL",
  },
  {
    name: "no canned ACL",
    files: { "a.yaml": stack({ settings: ", CannedAclForObjects: none", statements: whole }) },
    expected: none,
    why: "none is the default",
  },
  {
    name: "settings as connection attributes",
    files: {
      "a.yaml": `${parameters}
Resources:
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: data } }
  Role: ${roleWith(trusting("dms.amazonaws.com"), [`s3:PutObject on ${objects}`, `s3:ListBucket on ${bucket}`])}
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      ExtraConnectionAttributes: !Sub "serviceAccessRoleArn=\${Role.Arn};bucketName=data;bucketFolder=in"
`,
    },
    expected: { roles: ["Role"], missing: ["s3:DeleteObject on arn:${AWS::Partition}:s3:::data/in/*"] },
    why: "they are read as settings",
  },
  {
    name: "the regional principal alone",
    files: { "a.yaml": stack({ trust: trusting('!Sub "dms.${AWS::Region}.amazonaws.com"'), statements: whole }) },
    expected: { untrusted: [], openTrust: [] },
    why: "it is accepted on roles that are not a secret's",
  },
  {
    name: "another service trusted",
    files: { "a.yaml": stack({ trust: trusting("s3.amazonaws.com"), statements: whole }) },
    expected: { untrusted: ["dms.amazonaws.com"] },
    why: "DMS assumes the role, not S3",
  },
  {
    name: "a role that is not declared",
    files: {
      "a.yaml": stack({ statements: whole }).replace("!GetAtt Role.Arn", "arn:aws:iam::123456789012:role/elsewhere"),
    },
    expected: { used: "yes", roles: [], missing: [], reasons: [expect.stringContaining("elsewhere") as string] },
    why: "a role elsewhere is not judged",
  },
  {
    name: "a bucket policy that names the role",
    files: {
      "a.yaml": stack({
        statements: ['s3:GetObject on "*"'],
        further: `
  BucketPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: { Statement: [{ Effect: Allow, Principal: { AWS: !GetAtt Role.Arn }, Action: "s3:*", Resource: [${bucket}, ${objects}] }] }
`,
      }),
    },
    expected: { missing: [], open: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"] },
    why: "in one account a bucket policy grants alone",
  },
  {
    name: "an endpoint of another engine",
    files: { "a.yaml": stack({ statements: [] }).replace("EngineName: s3", "EngineName: mysql") },
    expected: { used: "no" },
    why: "it does not use S3",
  },
  {
    name: "a source",
    files: { "a.yaml": stack({ type: "source", statements: [] }) },
    expected: { used: "no" },
    why: "it reads",
  },
];
