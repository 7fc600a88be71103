import { describe, expect, it } from "vitest";
import { judged, roleWith, trusting, type Judged } from "./judged.js";
import type { Need } from "../../src/knowledge/index.js";

interface S3Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly needs?: readonly Need[];
  readonly expected: Partial<Judged>;
  readonly why: string;
}

const parameters = `
Parameters:
  KeyArn: { Type: String }
  BucketName: { Type: String }
  Kms: { Type: String, AllowedValues: ["true", "false"] }
Conditions:
  UseKms: !Equals [!Ref Kms, "true"]
`;

interface Stack {
  readonly type?: string;
  /** Of S3Settings, beside bucket and role, in flow style. */
  readonly settings?: string;
  /** Of the endpoint. */
  readonly properties?: string;
  readonly trust?: string;
  readonly statements: readonly string[];
  /** Resources beside. */
  readonly further?: string;
  readonly bucket?: string;
}

function stack({
  type = "target",
  settings = "",
  properties = "",
  trust,
  statements,
  further = "",
  bucket,
}: Stack): string {
  return `${parameters}
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Role: ${roleWith(trust ?? trusting("dms.amazonaws.com"), statements)}
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: ${type}
      EngineName: s3
      ${properties}
      S3Settings: { ServiceAccessRoleArn: !GetAtt Role.Arn, BucketName: ${bucket ?? "!Ref Bucket"}${settings} }
${further}`;
}

const objects = '!Sub "${Bucket.Arn}/*"';
const bucket = "!GetAtt Bucket.Arn";
const whole = [`s3:PutObject, s3:DeleteObject, s3:PutObjectTagging on ${objects}`, `s3:ListBucket on ${bucket}`];
const none = { missing: [], open: [], untrusted: [], reasons: [] };

const task = (mappings: string, settings = "{}"): string => `
  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: full-load
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:123456789012:rep:X
      SourceEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:X
      TargetEndpointArn: !Ref Endpoint
      TableMappings: '${mappings}'
      ReplicationTaskSettings: '${settings}'
`;

const key = (policy = ""): string => `
  Key: { Type: AWS::KMS::Key, Properties: { Description: objects${policy} } }
`;

const keyStatement = (principal: string): string =>
  `, KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: ${principal} }, Action: "kms:*", Resource: "*" }] }`;

const underKey = ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn";

const targets: readonly S3Case[] = [
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
    name: "tagging recommended",
    files: {
      "a.yaml": stack({ statements: [`s3:PutObject, s3:DeleteObject on ${objects}`, `s3:ListBucket on ${bucket}`] }),
    },
    needs: ["recommended"],
    expected: { missing: ["s3:PutObjectTagging on arn:${AWS::Partition}:s3:::${Bucket}/*"] },
    why: "the guide lists it, its own sample leaves it out",
  },
  {
    name: "tagging by the mappings",
    files: {
      "a.yaml": stack({
        statements: [`s3:PutObject, s3:DeleteObject on ${objects}`, `s3:ListBucket on ${bucket}`],
        further: task(
          '{"rules":[{"rule-type":"post-processing","rule-id":"1","rule-name":"t","rule-action":"add-tag","tag-set":[]}]}',
        ),
      }),
    },
    expected: { missing: ["s3:PutObjectTagging on arn:${AWS::Partition}:s3:::${Bucket}/*"] },
    why: "the task tags what it writes",
  },
  {
    name: "tagging by the mappings is not recommended as well",
    files: {
      "a.yaml": stack({
        statements: [`s3:PutObject, s3:DeleteObject on ${objects}`, `s3:ListBucket on ${bucket}`],
        further: task(
          '{"rules":[{"rule-type":"post-processing","rule-id":"1","rule-name":"t","rule-action":"add-tag"}]}',
        ),
      }),
    },
    needs: ["recommended"],
    expected: none,
    why: "it is required",
  },
  {
    name: "mappings without tags",
    files: {
      "a.yaml": stack({
        statements: [`s3:PutObject, s3:DeleteObject on ${objects}`, `s3:ListBucket on ${bucket}`],
        further: task('{"rules":[{"rule-type":"selection","rule-id":"1","rule-name":"t","rule-action":"include"}]}'),
      }),
    },
    expected: none,
    why: "nothing is tagged",
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
    name: "a key without rights on it",
    files: { "a.yaml": stack({ settings: underKey, statements: whole, further: key() }) },
    expected: {
      missing: ["kms:GenerateDataKey on ${Key.Arn}", "kms:Decrypt on ${Key.Arn}"],
    },
    why: "a key without a policy of its own leaves it to IAM",
  },
  {
    name: "a key with rights on it",
    files: {
      "a.yaml": stack({
        settings: underKey,
        statements: [...whole, "kms:GenerateDataKey*, kms:Decrypt on !GetAtt Key.Arn"],
        further: key(),
      }),
    },
    expected: none,
    why: "the role has them",
  },
  {
    name: "a key whose policy names the role",
    files: {
      "a.yaml": stack({ settings: underKey, statements: whole, further: key(keyStatement("!GetAtt Role.Arn")) }),
    },
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "the policy of a key may grant alone",
  },
  {
    name: "a key whose policy leaves it to IAM",
    files: {
      "a.yaml": stack({
        settings: underKey,
        statements: whole,
        further: key(keyStatement('!Sub "arn:aws:iam::${AWS::AccountId}:root"')),
      }),
    },
    expected: { missing: ["kms:GenerateDataKey on ${Key.Arn}", "kms:Decrypt on ${Key.Arn}"] },
    why: "the root statement hands the decision to IAM",
  },
  {
    name: "a key from a parameter",
    files: {
      "a.yaml": stack({
        settings: ", EncryptionMode: sse-kms, ServerSideEncryptionKmsKeyId: !Ref KeyArn",
        statements: whole,
      }),
    },
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "the policy of a key that is not seen may grant",
  },
  {
    name: "a written key that is not in the files",
    files: {
      "a.yaml": stack({
        settings:
          ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000",
        statements: whole,
      }),
    },
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "the guide grants it in the policy of the key",
  },
  {
    name: "a key by its alias",
    files: {
      "a.yaml": stack({
        settings: ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: alias/data",
        statements: whole,
      }),
    },
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "which key the alias stands for is not known",
  },
  {
    name: "a key without the mode",
    files: {
      "a.yaml": stack({
        settings: ", ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn",
        statements: whole,
        further: key(),
      }),
    },
    expected: none,
    why: "the mode is SSE_S3 by default",
  },
  {
    name: "the mode by a condition, the rights by the same",
    files: {
      "a.yaml": `${parameters}
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Key: { Type: AWS::KMS::Key, Properties: { Description: k } }
  Role: ${roleWith(trusting("dms.amazonaws.com"), whole)}
  KeyRights:
    Type: AWS::IAM::Policy
    Condition: UseKms
    Properties:
      PolicyName: key
      Roles: [!Ref Role]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: !GetAtt Key.Arn }] }
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        ServiceAccessRoleArn: !GetAtt Role.Arn
        BucketName: !Ref Bucket
        EncryptionMode: !If [UseKms, SSE_KMS, SSE_S3]
        ServerSideEncryptionKmsKeyId: !If [UseKms, !GetAtt Key.Arn, !Ref AWS::NoValue]
`,
    },
    expected: none,
    why: "wherever the key is used the rights are there",
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
    name: "Glue catalog without its rights",
    files: { "a.yaml": stack({ settings: ", GlueCatalogGeneration: true", statements: whole }) },
    expected: {
      missing: [
        "s3:GetBucketLocation",
        "s3:ListBucketMultipartUploads",
        "s3:GetObject",
        "s3:ListMultipartUploadParts",
        "s3:AbortMultipartUpload",
        "glue:CreateDatabase",
        "glue:GetDatabase",
        "glue:CreateTable",
        "glue:DeleteTable",
        "glue:UpdateTable",
        "glue:GetTable",
        "glue:BatchCreatePartition",
        "glue:CreatePartition",
        "glue:UpdatePartition",
        "glue:GetPartition",
        "glue:GetPartitions",
        "glue:BatchGetPartition",
        "athena:StartQueryExecution",
        "athena:GetQueryExecution",
        "athena:CreateWorkGroup",
      ].map((action) => expect.stringMatching(new RegExp(`^${action} on `)) as string),
    },
    why: "the guide lists them",
  },
  {
    name: "Glue catalog with the statements of the guide",
    files: {
      "a.yaml": stack({
        settings: ", GlueCatalogGeneration: true",
        statements: [
          ...whole,
          `s3:GetBucketLocation, s3:ListBucketMultipartUploads on ${bucket}`,
          `s3:GetObject, s3:ListMultipartUploadParts, s3:AbortMultipartUpload on ${objects}`,
          'glue:* on ["arn:aws:glue:*:111122223333:catalog", "arn:aws:glue:*:111122223333:database/*", "arn:aws:glue:*:111122223333:table/*"]',
          'athena:StartQueryExecution, athena:GetQueryExecution, athena:CreateWorkGroup on "arn:aws:athena:*:111122223333:workgroup/glue_catalog_generation_for_task_*"',
        ],
      }),
    },
    expected: { missing: [] },
    why: "that the account is another one is not known",
  },
  {
    name: "Glue catalog with rights on one database",
    files: {
      "a.yaml": stack({
        settings: ", GlueCatalogGeneration: true",
        statements: [
          ...whole,
          's3:* on "*"',
          'glue:* on ["arn:aws:glue:*:*:catalog", "arn:aws:glue:*:*:database/sales", "arn:aws:glue:*:*:table/sales/*"]',
          'athena:* on "*"',
        ],
      }),
    },
    expected: { missing: [] },
    why: "the role may know what the schema is called",
  },
  {
    name: "no Glue catalog",
    files: { "a.yaml": stack({ settings: ", GlueCatalogGeneration: false", statements: whole }) },
    expected: none,
    why: "it is switched off",
  },
  {
    name: "data validation",
    files: {
      "a.yaml": stack({
        settings: ", DataFormat: parquet",
        statements: whole,
        further: task('{"rules":[]}', '{"ValidationSettings":{"EnableValidation":true}}'),
      }),
    },
    expected: {
      missing: expect.arrayContaining([
        expect.stringMatching(/^athena:CreateWorkGroup on .*dms_validation_workgroup/),
      ]) as string[],
    },
    why: "validation queries through Athena",
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

describe("S3 as a target", () => {
  it.each(targets)("$name, because $why", async ({ files, needs, expected }) => {
    const found = await judged({ files, resource: "Endpoint", use: "endpoint-s3-target", ...(needs && { needs }) });
    expect(found).toMatchObject(expected);
  });
});

const sources: readonly S3Case[] = [
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

describe("S3 as a source", () => {
  it.each(sources)("$name, because $why", async ({ files, expected }) => {
    expect(await judged({ files, resource: "Endpoint", use: "endpoint-s3-source" })).toMatchObject(expected);
  });
});
