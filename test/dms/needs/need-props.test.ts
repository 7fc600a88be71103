import { describe, expect, it } from "vitest";
import { propsIn, tokensIn } from "../../../src/dms/needs/need-props.js";
import type { NeedCondition } from "../../../src/knowledge/index.js";

describe("the properties in a resource pattern", () => {
  it.each<[string, readonly string[]]>([
    ["*", []],
    ["arn:${Partition}:s3:::bucket", []],
    ["arn:${AWS::Partition}:s3:::${Bucket}", []],
    ["arn:${Partition}:s3:::${prop:s3.bucketName}/*", ["s3.bucketName"]],
    ["${kmsKeyOf:kinesis.streamArn}", ["kinesis.streamArn"]],
    ["dbuser:${fact:dbiResourceId}/${prop:endpoint.username}", ["dbiResourceId", "endpoint.username"]],
  ])("%s", (pattern, ids) => {
    expect(tokensIn(pattern)).toEqual(ids);
  });
});

describe("the properties on which a condition depends", () => {
  const mode = { prop: "s3.encryptionMode", op: "eq", value: "SSE_KMS" } as const;
  const folder = { prop: "s3.bucketFolder", op: "set" } as const;
  const task = { op: "resourceExists", value: ["AWS::DMS::ReplicationTask"] } as const;
  it.each<[NeedCondition | null, readonly string[]]>([
    [null, []],
    [mode, ["s3.encryptionMode"]],
    [{ all: [mode, folder] }, ["s3.encryptionMode", "s3.bucketFolder"]],
    [{ any: [mode, { not: folder }] }, ["s3.encryptionMode", "s3.bucketFolder"]],
    [{ op: "fact", value: "usesSchemaConversion" }, []],
    [task, []],
    // Whether a cluster is serverless is seen by the name of its host.
    [{ op: "fact", value: "redshiftServerless" }, ["endpoint.engineName", "endpoint.serverName"]],
  ])("%j", (condition, ids) => {
    expect(propsIn(condition)).toEqual(ids);
  });
});
