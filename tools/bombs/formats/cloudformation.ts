import { stringify } from "yaml";
import type { Bomb } from "../bomb.js";

/** What JSON can hold; functions of CloudFormation are mappings of one key. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMapping;
export interface JsonMapping {
  readonly [key: string]: Json;
}

/** One template as YAML and as JSON. */
export function cloudFormation(name: string, template: () => JsonMapping, rest: Partial<Bomb> = {}): readonly Bomb[] {
  return [
    { name: `${name}, yaml`, files: () => ({ "stack.yaml": yamlOf(template()) }), ...rest },
    { name: `${name}, json`, files: () => ({ "stack.json": JSON.stringify(template(), null, 1) }), ...rest },
  ];
}

/** YAML in blocks, without anchors: what stands twice is written twice. */
function yamlOf(template: JsonMapping): string {
  return stringify(template, { aliasDuplicateObjects: false, lineWidth: 0 });
}

export const trust: JsonMapping = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** A role with this name and these statements, which DMS may assume. */
export function role(name: Json, statements: Json = [], rest: JsonMapping = {}): JsonMapping {
  const policy = { PolicyName: "policy", PolicyDocument: { Version: "2012-10-17", Statement: statements } };
  return {
    Type: "AWS::IAM::Role",
    ...rest,
    Properties: { RoleName: name, AssumeRolePolicyDocument: trust, Policies: [policy] },
  };
}

export const readObject: JsonMapping = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };

/** An S3 target with this role. */
export function target(roleArn: Json, bucket: Json = "data"): JsonMapping {
  const settings = { BucketName: bucket, ServiceAccessRoleArn: roleArn };
  return {
    Type: "AWS::DMS::Endpoint",
    Properties: { EndpointType: "target", EngineName: "s3", S3Settings: settings },
  };
}

/** A mapping of `count` entries. */
export function numbered(
  count: number,
  entry: (index: number) => readonly [string, Json],
): Readonly<Record<string, Json>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
}
