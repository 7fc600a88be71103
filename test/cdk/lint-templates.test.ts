import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Violation } from "../../src/cdk/index.js";
import type { LintRequest } from "../../src/cdk/lint-request.js";
import { lintTemplates } from "../../src/cdk/lint-templates.js";
import { lintFiles } from "../../src/workspace/index.js";
import { workspace } from "../workspace/workspace.js";

async function lint(
  files: Readonly<Record<string, object | string>>,
  request: Partial<LintRequest> = {},
): Promise<{ readonly folder: string; readonly violations: readonly Violation[]; readonly notes: readonly string[] }> {
  const texts = Object.entries(files).map(([name, content]) => {
    return [name, typeof content === "string" ? content : JSON.stringify(content, null, 1)] as const;
  });
  const folder = workspace(Object.fromEntries(texts));
  const templatePaths = Object.keys(files).map((name) => join(folder, name));
  const stackPaths = templatePaths.map((path) => [path, "App/Stack"] as const);
  const linted = await lintTemplates({ templatePaths, stackPaths, options: { config: false }, ...request });
  return { folder, ...linted };
}

const role = (statements: readonly object[], trust: object): object => ({
  Type: "AWS::IAM::Role",
  Properties: {
    AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] },
    Policies: [{ PolicyName: "p", PolicyDocument: { Version: "2012-10-17", Statement: statements } }],
  },
});
const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "dms.amazonaws.com" } };
const misspelt = { Effect: "Allow", Action: ["s3:GetObject", "s3:GetObjekt"], Resource: "arn:aws:s3:::data/*" };

describe("the violations of templates", () => {
  it("name the resource, and the keys within it", async () => {
    const { folder, violations } = await lint({
      "a.template.json": { Resources: { Reader: role([misspelt], trust) } },
    });
    expect(violations).toEqual([
      {
        ruleName: "known-action",
        description: expect.stringContaining("s3:GetObjekt") as string,
        severity: "error",
        violatingResources: [
          {
            resourceLogicalId: "Reader",
            templatePath: join(folder, "a.template.json"),
            locations: ["Properties.Policies.0.PolicyDocument.Statement.0.Action.1"],
          },
        ],
      },
    ]);
  });

  it("leave the construct to aws-cdk-lib, which names it beside the text", async () => {
    const reader = { ...role([misspelt], trust), Metadata: { "aws:cdk:path": "App/Reader/Resource" } };
    const { folder, violations } = await lint({ "a.template.json": { Resources: { Reader1234ABCD: reader } } });
    expect(violations.map(({ description }) => description)).toEqual([expect.not.stringContaining("App/Reader")]);
    const [{ messages } = { messages: [] }] = await lintFiles(folder, { config: false });
    expect(messages.map(({ message }) => message)).toEqual([
      `${violations[0]?.description ?? ""} (App/Reader/Resource)`,
    ]);
  });

  it("are one where findings say the same of several stacks", async () => {
    const template = { Resources: { Reader: role([misspelt], trust) } };
    const { folder, violations } = await lint({ "dev.template.json": template, "prod.template.json": template });
    expect(violations).toHaveLength(1);
    expect(violations[0]?.violatingResources.map(({ templatePath }) => templatePath)).toEqual(
      ["dev.template.json", "prod.template.json"].map((name) => join(folder, name)),
    );
  });

  it("name the stack where there is no resource", async () => {
    const { folder, violations } = await lint({
      "a.template.json": `{ "Resources": { "A": { "Type": "AWS::IAM::Role" `,
    });
    const templatePath = join(folder, "a.template.json");
    expect(violations).not.toEqual([]);
    for (const { ruleName, severity, violatingResources } of violations) {
      expect([ruleName, severity]).toEqual(["syntax", "fatal"]);
      expect(violatingResources).toMatchObject([{ templatePath, constructPath: "App/Stack" }]);
    }
  });

  it("are none for a stack without resources", async () => {
    const empty = { Parameters: { BootstrapVersion: { Type: "String" } }, Rules: {} };
    expect(await lint({ "a.template.json": {}, "b.template.json": empty })).toMatchObject({
      violations: [],
      notes: [],
    });
  });

  it("are those of the rules and settings in the options", async () => {
    const subnets = { Type: "AWS::DMS::ReplicationSubnetGroup", Properties: { SubnetIds: ["subnet-1", "subnet-2"] } };
    const files = { "a.template.json": { Resources: { Subnets: subnets } } };
    const rulesOf = async (options: LintRequest["options"]): Promise<readonly string[]> =>
      (await lint(files, { options: { config: false, ...options } })).violations.map(({ ruleName }) => ruleName);
    expect(await rulesOf({})).toEqual(["account-role-present"]);
    expect(await rulesOf({ settings: { existingRoles: ["dms-vpc-role"] } })).toEqual([]);
    expect(await rulesOf({ rules: { "account-role-present": "off" } })).toEqual([]);
  });
});
