import { expect } from "vitest";
import { bucket, none, objects, stack, whole, type S3Case } from "./s3-stacks.js";

/** What a role needs for a Glue catalog. */
export const targetsWithGlue: readonly S3Case[] = [
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
];
