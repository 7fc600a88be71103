import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { moduleFiles } from "./module-files.js";
import { pairsText } from "./pairs.js";

/**
 * The paths of the files that `writeCorpus` wrote: single files, and folders with the given number of files or modules.
 */
export interface BenchCorpus {
  readonly oneTemplate: string;
  readonly oneModule: string;
  readonly onePolicy: string;
  /** A template of 500 resources. */
  readonly large: string;
  /** A module with 800 pairs of a role and its policy. */
  readonly pairs: string;
  readonly yaml: string;
  readonly json: string;
  readonly terraform: string;
  /** A tenth as many modules, with ten files each. */
  readonly modules: string;
  readonly policies: string;
}

/** How many groups of resources a template of the bench has, and each file of a module. */
const groups = 4;

/** Writes the templates for the bench: DMS stacks that differ only in their names. */
export function writeCorpus(folder: string, count: number): BenchCorpus {
  const at = (...parts: string[]): string => join(folder, ...parts);
  const corpus: BenchCorpus = {
    oneTemplate: at("one", "stack.yaml"),
    oneModule: at("one-module"),
    onePolicy: at("one-policy", "policy.json"),
    large: at("large", "stack.yaml"),
    pairs: at("pairs"),
    yaml: at("yaml"),
    json: at("json"),
    terraform: at("terraform"),
    modules: at("modules"),
    policies: at("policies"),
  };
  write(corpus.oneTemplate, yamlOf(stack(0, 1)));
  write(join(corpus.oneModule, "main.tf"), moduleText(0));
  write(corpus.onePolicy, policyText(0));
  write(corpus.large, yamlOf(stack(0, 100)));
  write(join(corpus.pairs, "main.tf"), pairsText(800));
  for (let index = 0; index < count; index++) {
    const name = `s${String(index).padStart(4, "0")}`;
    write(join(corpus.yaml, `${name}.yaml`), yamlOf(stack(index, groups)));
    write(join(corpus.json, `${name}.json`), JSON.stringify(stack(index, groups), null, 2));
    write(join(corpus.terraform, name, "main.tf"), moduleText(index));
    if (index % 10 === 0) writeModule(join(corpus.modules, name), index);
    write(join(corpus.policies, `${name}.json`), policyText(index));
  }
  return corpus;
}

function writeModule(folder: string, index: number): void {
  for (const [at, [file, text]] of Object.entries(moduleFiles(index)).entries()) {
    const more = Array.from({ length: groups }, (_, group) => moduleText(index, `_${String(at)}_${String(group)}`));
    write(join(folder, file), [text, ...more].join("\n"));
  }
}

/**
 * The text of a file with about the given number of lines, for typing into it. It consists of groups of resources that
 * differ only in their names.
 */
export function textOfLines(format: "yaml" | "terraform", lines: number): string {
  const sizes = Array.from({ length: lines }, (_, size) => size + 1);
  const texts = sizes.map((size) => () => (format === "yaml" ? yamlOf(stack(0, size)) : largeModule(size)));
  return texts.find((text) => text().split("\n").length >= lines)?.() ?? "";
}

function largeModule(size: number): string {
  return Array.from({ length: size }, (_, index) => moduleText(index, String(index))).join("\n");
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A stack with `size` groups of five resources: bucket, role, endpoint, task, key. */
function stack(seed: number, size: number): Json {
  const resources: Record<string, Json> = {
    DmsVpcRole: {
      Type: "AWS::IAM::Role",
      Properties: {
        RoleName: "dms-vpc-role",
        AssumeRolePolicyDocument: trust(),
        ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"],
      },
    },
    Subnets: {
      Type: "AWS::DMS::ReplicationSubnetGroup",
      DependsOn: "DmsVpcRole",
      Properties: { ReplicationSubnetGroupDescription: `group ${String(seed)}`, SubnetIds: ["subnet-1", "subnet-2"] },
    },
  };
  for (let index = 0; index < size; index++) Object.assign(resources, group(`${String(seed)}x${String(index)}`));
  return { AWSTemplateFormatVersion: "2010-09-09", Resources: resources };
}

function trust(): Json {
  const statement = { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" };
  return { Version: "2012-10-17", Statement: [statement] };
}

function group(id: string): Record<string, Json> {
  const arn = { "Fn::GetAtt": [`Bucket${id}`, "Arn"] };
  const statement = {
    Effect: "Allow",
    Action: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"],
    Resource: [arn, { "Fn::Sub": `\${Bucket${id}.Arn}/*` }],
  };
  const document = { Version: "2012-10-17", Statement: [statement] };
  const settings = { BucketName: { Ref: `Bucket${id}` }, ServiceAccessRoleArn: { "Fn::GetAtt": [`Role${id}`, "Arn"] } };
  return {
    [`Bucket${id}`]: { Type: "AWS::S3::Bucket", Properties: { BucketName: `data-${id}` } },
    [`Key${id}`]: { Type: "AWS::KMS::Key", Properties: { Description: id } },
    [`Role${id}`]: {
      Type: "AWS::IAM::Role",
      Properties: { AssumeRolePolicyDocument: trust(), Policies: [{ PolicyName: "write", PolicyDocument: document }] },
    },
    [`Endpoint${id}`]: {
      Type: "AWS::DMS::Endpoint",
      Properties: { EndpointType: "target", EngineName: "s3", S3Settings: settings },
    },
    [`Task${id}`]: {
      Type: "AWS::DMS::ReplicationTask",
      Properties: {
        MigrationType: "full-load",
        TargetEndpointArn: { Ref: `Endpoint${id}` },
        TableMappings: JSON.stringify({ rules: [] }),
      },
    },
  };
}

/** Writes plain data as YAML in block style. It supports only what the bench needs. */
function yamlOf(value: Json, indent = ""): string {
  if (Array.isArray(value)) {
    return value.map((item: Json) => `${indent}-${nested(item, indent)}`).join("");
  }
  if (typeof value !== "object") return `${indent}${JSON.stringify(value)}\n`;
  return Object.entries(value)
    .map(([key, item]) => `${indent}${JSON.stringify(key)}:${nested(item, indent)}`)
    .join("");
}

function nested(value: Json, indent: string): string {
  return typeof value === "object" ? `\n${yamlOf(value, `${indent}  `)}` : ` ${JSON.stringify(value)}\n`;
}

/** `suffix` makes the labels different, if several of these texts are in one module. */
function moduleText(index: number, suffix = ""): string {
  const id = String(index);
  return `resource "aws_s3_bucket" "data${suffix}" {
  bucket = "data-${id}"
}

data "aws_iam_policy_document" "trust${suffix}" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "target${suffix}" {
  name               = "target-${id}"
  assume_role_policy = data.aws_iam_policy_document.trust${suffix}.json
}

resource "aws_iam_role_policy" "target${suffix}" {
  role = aws_iam_role.target${suffix}.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]
      Resource = [aws_s3_bucket.data${suffix}.arn, "\${aws_s3_bucket.data${suffix}.arn}/*"]
    }]
  })
}

resource "aws_dms_s3_endpoint" "target${suffix}" {
  endpoint_id             = "target-${id}"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.data${suffix}.bucket
  service_access_role_arn = aws_iam_role.target${suffix}.arn
}
`;
}

/** A policy of twelve statements. */
function policyText(index: number): string {
  const buckets = Array.from({ length: 10 }, (_, bucket) => ({
    Sid: `Bucket${String(bucket)}`,
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
    Resource: [
      `arn:aws:s3:::data-${String(index)}-${String(bucket)}`,
      `arn:aws:s3:::data-${String(index)}-${String(bucket)}/*`,
    ],
  }));
  const statements = [
    ...buckets,
    { Effect: "Allow", Action: ["dms:CreateEndpoint", "dms:DescribeEndpoints"], Resource: "*" },
    {
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: `arn:aws:iam::123456789012:role/target-${String(index)}`,
      Condition: { StringEquals: { "iam:PassedToService": "dms.amazonaws.com" } },
    },
  ];
  return JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
}
