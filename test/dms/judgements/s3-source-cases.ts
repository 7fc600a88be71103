import { bucket, objects, stack, whole, type S3Case } from "./s3-stacks.js";

/** What a role needs to read a bucket. */
export const sources: readonly S3Case[] = [
  {
    name: "all rights",
    files: {
      "a.yaml": stack({
        type: "source",
        statements: [`s3:GetObject* on ${objects}`, `s3:ListBucket on ${bucket}`, 'kms:Decrypt on "*"'],
      }),
    },
    expected: { used: "yes", roles: ["Role"], missing: [], untrusted: [] },
    why: "objects and bucket are allowed",
  },
  {
    name: "only the rights of a target",
    files: { "a.yaml": stack({ type: "source", statements: whole }) },
    expected: { missing: ["s3:GetObject on arn:${AWS::Partition}:s3:::${Bucket}/*"] },
    why: "a source reads",
  },
  {
    name: "a key that no template tells",
    files: {
      "a.yaml": stack({ type: "source", statements: [`s3:GetObject on ${objects}`, `s3:ListBucket on ${bucket}`] }),
    },
    expected: { missing: [], open: ["kms:Decrypt"] },
    why: "whether the objects are under a key of its own is left open",
  },
  {
    name: "a versioned bucket",
    files: {
      "a.yaml": stack({
        type: "source",
        statements: [`s3:GetObject on ${objects}`, `s3:ListBucket on ${bucket}`],
      }).replace(
        "{ Type: AWS::S3::Bucket }",
        "{ Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }",
      ),
    },
    expected: { missing: ["s3:GetObjectVersion on arn:${AWS::Partition}:s3:::${Bucket}/*"] },
    why: "the guide asks for it where the bucket has versions",
  },
  {
    name: "a bucket from a parameter",
    files: {
      "a.yaml": stack({
        type: "source",
        bucket: "!Ref BucketName",
        statements: [
          's3:GetObject on !Sub "arn:aws:s3:::${BucketName}/*"',
          's3:ListBucket on !Sub "arn:aws:s3:::${BucketName}"',
        ],
      }),
    },
    expected: { missing: [], open: ["s3:GetObjectVersion", "kms:Decrypt"] },
    why: "whether it is versioned or under a key is not in the template",
  },
  {
    name: "own folder",
    files: {
      "a.yaml": stack({
        type: "source",
        settings: ", BucketFolder: in",
        statements: ['s3:GetObject, s3:GetObjectVersion on !Sub "${Bucket.Arn}/in/*"', `s3:ListBucket on ${bucket}`],
      }),
    },
    expected: { missing: [] },
    why: "rights on the folder of the endpoint are enough",
  },
  {
    name: "a target",
    files: { "a.yaml": stack({ statements: [] }) },
    expected: { used: "no" },
    why: "it writes",
  },
];
