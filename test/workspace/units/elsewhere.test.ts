import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { LintResult } from "../../../src/linter/index.js";
import { runMain } from "../../cli/run-main.js";
import { workspace } from "../workspace.js";

type Files = Readonly<Record<string, string>>;

const policy = (action: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
const holding = (value: string): string => `resource "aws_iam_policy" "p" {\n  policy = ${value}\n}\n`;

/** A call from `envs/prod` of a module that stands elsewhere. */
const modules: Files = {
  "envs/prod/main.tf": 'module "x" {\n  source = "../../modules/x"\n}\n',
  "modules/x/main.tf": holding(`jsonencode(${policy("s3:GetObjct")})`),
};

const stacks: Files = {
  "app/main.yaml":
    "Resources: { N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../nested/n.yaml } } }\n",
  "nested/n.yaml": `Resources: { P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${policy("s3:GetObjct")} } } }\n`,
};

/** Finds of a run: `file rule` for findings, `file address: why` for what is not judged. */
async function found(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runMain(cwd, ["-f", "json", ...argv]);
  return (JSON.parse(stdout) as readonly LintResult[]).flatMap(({ filePath, messages, notJudged }) => [
    ...messages.map(({ ruleId }) => `${relative(cwd, filePath)} ${ruleId ?? ""}`),
    ...notJudged.map(({ address, reason }) => `${relative(cwd, filePath)} ${address}: ${reason}`),
  ]);
}

function repository(files: Files): string {
  const cwd = workspace(files);
  mkdirSync(join(cwd, ".git"));
  return cwd;
}

describe("what stands outside the given path, within the root", () => {
  it.each<[string, Files, readonly string[], string]>([
    ["a module", modules, ["envs/prod"], "modules/x/main.tf"],
    ["a module of a named file", modules, ["envs/prod/main.tf"], "modules/x/main.tf"],
    ["a nested stack", stacks, ["app"], "nested/n.yaml"],
    ["a nested stack of a named file", stacks, ["app/main.yaml"], "nested/n.yaml"],
    [
      "a policy",
      { "envs/prod/main.tf": holding('file("../../policies/p.json")'), "policies/p.json": policy("s3:GetObjct") },
      ["envs/prod"],
      "policies/p.json",
    ],
  ])("is judged: %s", async (_, files, argv, place) => {
    expect(await found(repository(files), ...argv)).toEqual([`${place} known-action`]);
  });

  it("is judged after --init in a folder below", async () => {
    const cwd = repository(modules);
    await runMain(join(cwd, "envs/prod"), ["--init"]);
    expect(await found(cwd, "envs/prod")).toEqual(["modules/x/main.tf known-action"]);
  });

  it("is not judged where the config of its folder leaves it out", async () => {
    const cwd = repository({ ...stacks, "nested/dmslint.config.yaml": "ignores: ['*.yaml']\n" });
    expect(await found(cwd, "app")).toEqual([]);
  });
});

describe("what stands outside the root", () => {
  const root = { "envs/prod/dmslint.config.yaml": "root: true\n", "app/dmslint.config.yaml": "root: true\n" };

  it.each<[string, Files, readonly string[], string]>([
    [
      "a module",
      modules,
      ["envs/prod"],
      "envs/prod/main.tf module.x: module x is not read: ../../modules/x was not found, or is outside the root folder",
    ],
    [
      "a nested stack",
      stacks,
      ["app"],
      "app/main.yaml Resources.N: its template is not read: ../nested/n.yaml was not found, or is outside the root folder",
    ],
  ])("is not judged, and that is said: %s", async (_, files, argv, said) => {
    expect(await found(repository({ ...files, ...root }), ...argv)).toEqual([said]);
    // Without a repository the given path is all that is read.
    expect(await found(workspace(files), ...argv)).toEqual([said]);
    const { stdout } = await runMain(workspace(files), [...argv, "--not-judged"]);
    expect(stdout).toContain(": every rule\n");
  });
});

describe("a root module that is run from elsewhere", () => {
  const value = holding('file("./policies/p.json")');

  it.each<[string, Files, readonly string[]]>([
    [
      "its own folder comes first",
      { "envs/prod/policies/p.json": policy("s3:GetObjct"), "policies/p.json": policy("s3:GetObject") },
      ["envs/prod/policies/p.json known-action"],
    ],
    ["a folder above it", { "policies/p.json": policy("s3:GetObjct") }, ["policies/p.json known-action"]],
    [
      "the nearest",
      { "envs/policies/p.json": policy("s3:GetObjct"), "policies/p.json": policy("s3:GetObject") },
      ["envs/policies/p.json known-action"],
    ],
  ])("reads a file where it is: %s", async (_, files, expected) => {
    expect(await found(repository({ "envs/prod/main.tf": value, ...files }), "envs/prod")).toEqual(expected);
  });

  it.each([
    'file("${path.cwd}/policies/p.json")',
    'templatefile("${path.cwd}/policies/p.json", {})',
    'templatefile("policies/p.json", {})',
    'file("${path.root}/../../policies/p.json")',
    'file([for name in fileset("policies", "*.json") : "policies/${name}"][0])',
  ])("reads %s", async (expression) => {
    const files = { "envs/prod/main.tf": holding(expression), "policies/p.json": policy("s3:GetObjct") };
    expect(await found(repository(files), "envs/prod")).toEqual(["policies/p.json known-action"]);
  });

  it("does not know whether a file is there that only another folder has", async () => {
    const main = holding(
      `fileexists("p.json") ? jsonencode(${policy("s3:GetObjct")}) : jsonencode(${policy("s3:PutObjct")})`,
    );
    const cwd = repository({ "envs/prod/main.tf": main, "p.json": policy("s3:GetObject") });
    expect(await found(cwd, "envs/prod")).toHaveLength(2);
  });
});
