import type { PolicyType } from "../../src/model/index.js";
import { stringify } from "yaml";

/** The ways to write a policy: a bare file, CloudFormation, `jsonencode` and blocks of Terraform. */
export type Syntax = "json" | "yaml" | "jsonencode" | "block";

export const syntaxes: readonly Syntax[] = ["json", "yaml", "jsonencode", "block"];

/** The file that a policy is written into. */
export const syntaxPaths: Readonly<Record<Syntax, string>> = {
  json: "policy.json",
  yaml: "stack.yaml",
  jsonencode: "main.tf",
  block: "main.tf",
};

export type ResourceHolder = keyof typeof resourceHolders;

/** A file that holds the policy; a text stands for JSON in CloudFormation. */
export function policyText(syntax: Syntax, policy: object | string, type: PolicyType, holder: ResourceHolder): string {
  switch (syntax) {
    case "json":
      return typeof policy === "string" ? policy : JSON.stringify(policy, null, 2);
    case "yaml":
      return stringify({ Resources: { It: cloudFormation(policy, type, holder) } });
    case "jsonencode":
      return terraform(`jsonencode(${hclValue(policy, "  ")})`, type, holder);
    case "block": {
      const document = `data "aws_iam_policy_document" "it" {\n${blocks(Object(policy) as object)}}\n\n`;
      return document + terraform("data.aws_iam_policy_document.it.json", type, holder);
    }
  }
}

/** Resources that hold resource policies: CloudFormation type and property, Terraform type and argument. */
const resourceHolders = {
  bucket: ["AWS::S3::BucketPolicy", "PolicyDocument", "aws_s3_bucket_policy", "policy"],
  key: ["AWS::KMS::Key", "KeyPolicy", "aws_kms_key", "policy"],
  topic: ["AWS::SNS::TopicPolicy", "PolicyDocument", "aws_sns_topic_policy", "policy"],
  repository: ["AWS::ECR::Repository", "RepositoryPolicyText", "aws_ecr_repository_policy", "policy"],
} as const;

function cloudFormation(policy: object | string, type: PolicyType, holder: ResourceHolder): object {
  const [resourceType, property] = resourceHolders[holder];
  switch (type) {
    case "identity":
      return { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: policy } };
    case "trust":
      return { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: policy } };
    case "resource":
      return { Type: resourceType, Properties: { Bucket: "it", Topics: ["it"], [property]: policy } };
    case "boundary":
      throw new Error("a boundary is no type of its own in CloudFormation");
    case "scp":
      return { Type: "AWS::Organizations::Policy", Properties: { Type: "SERVICE_CONTROL_POLICY", Content: policy } };
    case "rcp":
      return { Type: "AWS::Organizations::Policy", Properties: { Type: "RESOURCE_CONTROL_POLICY", Content: policy } };
  }
}

function terraform(policy: string, type: PolicyType, holder: ResourceHolder): string {
  const [, , resourceType, argument] = resourceHolders[holder];
  const [block, name] = {
    identity: ["aws_iam_policy", "policy"],
    trust: ["aws_iam_role", "assume_role_policy"],
    resource: [resourceType, argument],
    boundary: ["aws_iam_policy", "policy"],
    scp: ["aws_organizations_policy", "content"],
    rcp: ["aws_organizations_policy", "content"],
  }[type];
  const kind = type === "rcp" ? `  type = "RESOURCE_CONTROL_POLICY"\n` : "";
  return `resource "${block ?? ""}" "it" {\n${kind}  ${name ?? ""} = ${policy}\n}\n`;
}

function hclText(text: string, dollar = "$${"): string {
  return JSON.stringify(text).replaceAll("${", () => dollar);
}

function hclValue(value: unknown, indent: string): string {
  if (typeof value === "string") return hclText(value);
  if (Array.isArray(value)) return `[${value.map((item) => hclValue(item, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, item]) => {
    const name = /^\w+$/.test(key) ? key : hclText(key);
    return `${inner}${name} = ${hclValue(item, inner)}\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function blockList(value: unknown): string {
  return `[${listOf(value)
    .map((item) => hclText(String(item), "&{"))
    .join(", ")}]`;
}

const blockArguments: Readonly<Record<string, string>> = {
  Action: "actions",
  NotAction: "not_actions",
  Resource: "resources",
  NotResource: "not_resources",
};

/** The document as `statement` blocks. */
function blocks(policy: object): string {
  return Object.entries(policy)
    .map(([key, value]) => {
      if (key === "Statement")
        return listOf(value)
          .map((statement) => statementBlock(statement as object))
          .join("");
      return `  ${key === "Version" ? "version" : "policy_id"} = ${hclText(String(value))}\n`;
    })
    .join("");
}

function statementBlock(statement: object): string {
  const lines = Object.entries(statement).map(([key, value]: [string, unknown]) => {
    const argument = blockArguments[key];
    if (argument !== undefined) return `    ${argument} = ${blockList(value)}\n`;
    if (key === "Sid" || key === "Effect") return `    ${key.toLowerCase()} = ${hclText(String(value))}\n`;
    if (key === "Condition") return conditionBlocks(value as object);
    const block = key === "Principal" ? "principals" : "not_principals";
    const kinds = typeof value === "string" ? { "*": value } : (value as object);
    return Object.entries(kinds)
      .map(
        ([kind, names]) => `    ${block} {\n      type = "${kind}"\n      identifiers = ${blockList(names)}\n    }\n`,
      )
      .join("");
  });
  return `  statement {\n${lines.join("")}  }\n`;
}

function conditionBlocks(condition: object): string {
  return Object.entries(condition)
    .flatMap(([operator, keys]: [string, object]) =>
      Object.entries(keys).map(
        ([key, values]) =>
          `    condition {\n      test = "${operator}"\n      variable = ${hclText(key, "&{")}\n` +
          `      values = ${blockList(values)}\n    }\n`,
      ),
    )
    .join("");
}
