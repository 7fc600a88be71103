import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { lint, type LintMessage, type LintRun } from "../../src/linter/index.js";
import type { PolicyType } from "../../src/model/index.js";
import { loadWasm } from "../../src/project/index.js";
import type { Rule } from "../../src/rule-kit/index.js";

/** A policy that is written in every syntax, and what a rule says of it. */
export interface PolicyCase {
  readonly name: string;
  /** Codes of IAM Access Analyzer that the case stands for. */
  readonly codes?: readonly string[];
  /** A whole policy, or its statements. */
  readonly policy?: object;
  readonly statement?: object | readonly object[];
  /** `identity` when absent. */
  readonly type?: PolicyType;
  /** The resource that holds a resource policy: a bucket when absent. */
  readonly holder?: keyof typeof resourceHolders;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Message and the text it stands at, quotes and white space at the ends taken off; none: the rule is silent. */
  readonly found?: readonly (readonly [messageId: string, at?: string])[];
  /** How much the rule says it could not judge; 0 when absent. */
  readonly skipped?: number;
  /** The policy, or its statements, after `--fix`, where that changes it. */
  readonly mended?: object;
  /** The same after `--fix-suggestions`. */
  readonly suggested?: object;
  /** Syntaxes that cannot say it. */
  readonly without?: readonly Syntax[];
}

/** A file that only one syntax can say. */
export interface FileCase extends Pick<PolicyCase, "name" | "codes" | "type" | "options" | "found" | "skipped"> {
  /** `stack.yaml`, `main.tf`, `policy.json`. */
  readonly path: string;
  readonly text: string;
  readonly mended?: string;
  readonly suggested?: string;
}

type Syntax = "json" | "yaml" | "jsonencode" | "block";

const paths: Readonly<Record<Syntax, string>> = {
  json: "policy.json",
  yaml: "stack.yaml",
  jsonencode: "main.tf",
  block: "main.tf",
};

const syntaxes: readonly Syntax[] = ["json", "yaml", "jsonencode", "block"];

/** Runs each case in each syntax as a test, and each file. */
export function policyCases(rule: Rule, cases: readonly PolicyCase[], files: readonly FileCase[] = []): void {
  describe(`${rule.name} in every syntax`, () => {
    const runs = cases.flatMap((one) =>
      syntaxes.filter((syntax) => one.without?.includes(syntax) !== true).map((syntax) => ({ ...one, syntax })),
    );
    it.each(runs)("$name ($syntax)", async ({ syntax, ...one }) => {
      const type = one.type ?? "identity";
      const form = (policy: object): string => formOf(syntax, policy, type, one.holder ?? "bucket");
      const { name, options, found, skipped, mended, suggested } = one;
      await check(rule, {
        name,
        path: paths[syntax],
        text: form(policyOf(one)),
        type,
        ...(options && { options }),
        ...(found && { found }),
        ...(skipped !== undefined && { skipped }),
        ...(mended && { mended: form(whole(mended)) }),
        ...(suggested && { suggested: form(whole(suggested)) }),
      });
    });

    if (files.length > 0) it.each(files)("$name ($path)", (file) => check(rule, file));

    it("has a case for each message", () => {
      const seen = new Set([...cases, ...files].flatMap(({ found = [] }) => found.map(([id]) => id)));
      const said = Object.keys(rule.meta.messages).filter((id) => !seen.has(id));
      // What is left are the words of suggestions.
      expect(
        rule.meta.hasSuggestions === true
          ? said.filter((id) => !/^(?:use|make|write|split|name|add|remove)/.test(id))
          : said,
      ).toEqual([]);
    });
  });
}

function policyOf({ policy, statement }: PolicyCase): object {
  return policy ?? whole(statement ?? []);
}

function whole(policy: object): object {
  return "Statement" in policy ? policy : { Version: "2012-10-17", Statement: policy };
}

async function check(rule: Rule, file: FileCase): Promise<void> {
  const { results } = await lintFile(rule, file, "none");
  const messages = results.flatMap((result) => result.messages);
  const fatal = messages.find((message) => message.messageId === undefined);
  if (fatal) throw new Error(`${fatal.message}\n${file.text}`);
  const expected = file.found ?? [];
  expect(messages.map(({ messageId }) => messageId)).toEqual(expected.map(([messageId]) => messageId));
  for (const [index, [, at]] of expected.entries()) {
    const message = messages[index];
    expect(message?.message).not.toContain("{{");
    if (message && at !== undefined) expect(textAt(file.text, message)).toBe(at);
  }
  expect(results.flatMap(({ notJudged }) => notJudged)).toHaveLength(file.skipped ?? 0);
  const mended = (await lintFile(rule, file, "fixes")).results.find(({ filePath }) => filePath === file.path);
  expect(plain(mended?.output)).toBe(plain(file.mended));
  if (file.suggested === undefined) return;
  const suggested = (await lintFile(rule, file, "suggestions")).results.find(({ filePath }) => filePath === file.path);
  expect(plain(suggested?.output)).toBe(plain(file.suggested));
}

/** Whether a date of YAML or a key of HCL stands in quotes is a matter of taste. */
function plain(text: string | undefined): string | undefined {
  return text?.replace(/'(\d{4}-\d\d-\d\d)'/g, "$1").replace(/"(\w+)" = /g, "$1 = ");
}

function lintFile(rule: Rule, { path, text, type, options }: FileCase, fix: NonNullable<LintRun["fix"]>) {
  const isBare = path.endsWith(".json");
  const isTerraform = path.endsWith(".tf");
  return lint({
    units: [
      {
        kind: isBare ? "policy" : isTerraform ? "terraform" : "cloudformation",
        path: isTerraform ? "." : path,
        files: [path],
        rules: new Map([[rule.name, { severity: "error", options: options ?? {} } as const]]),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: (folder) => (folder === "." ? [path] : []) },
    loadWasm,
    rules: [rule],
    fix,
    ...(isBare && { policyType: type ?? "identity" }),
  });
}

/** The text a finding stands at, without the quotes around it. */
function textAt(text: string, { line, column, endLine, endColumn }: LintMessage): string {
  const lines = text.split("\n");
  const offset = (atLine: number, atColumn: number): number =>
    lines.slice(0, atLine - 1).reduce((sum, { length }) => sum + length + 1, 0) + atColumn - 1;
  return text
    .slice(offset(line, column), offset(endLine, endColumn))
    .trim()
    .replace(/^(["'])(.*)\1$/s, "$2");
}

function formOf(syntax: Syntax, policy: object, type: PolicyType, holder: keyof typeof resourceHolders): string {
  switch (syntax) {
    case "json":
      return JSON.stringify(policy, null, 2);
    case "yaml":
      return stringify({ Resources: { It: cloudFormation(policy, type, holder) } });
    case "jsonencode":
      return terraform(`jsonencode(${hclValue(policy, "  ")})`, type, holder);
    case "block": {
      const document = `data "aws_iam_policy_document" "it" {\n${blocks(policy)}}\n\n`;
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

function cloudFormation(policy: object, type: PolicyType, holder: keyof typeof resourceHolders): object {
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

function terraform(policy: string, type: PolicyType, holder: keyof typeof resourceHolders): string {
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
