import { expect } from "vitest";
import { bucket, none, objects, stack, whole, type S3Case } from "./s3-stacks.js";

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

/** What a role needs for tags, and for what a task beside the endpoint asks. */
export const targetsOfTasks: readonly S3Case[] = [
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
];
