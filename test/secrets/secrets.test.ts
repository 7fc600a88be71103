import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/formatters/index.js";
import { outputNames } from "../../src/graph/index.js";
import { lintFiles } from "../../src/index.js";
import { runMain, type Run } from "../cli/run-main.js";
import { startServer } from "../lsp/server-process.js";
import { workspace } from "../workspace/workspace.js";
import { canary, canaryPattern } from "./canary.js";
import { secretFiles, secretNames, unmarked } from "./files.js";

const everything = ["--preset", "all", "--not-judged"];

function shown({ stderr, stdout }: Run): readonly string[] {
  return [...stdout.split("\n"), ...stderr.split("\n")].filter((line) => canaryPattern.test(line));
}

/** How the value comes into the run that the files `given` do not have. */
const ways: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ["--var", {}, ["--var", `Secret=${canary}`, "--var", `secret=${canary}`]],
  [
    "the config",
    { "dmslint.config.yaml": `settings: { parameters: { Secret: ${canary} }, variables: { secret: ${canary} } }\n` },
    [],
  ],
  [
    "files",
    { "values.tfvars": `secret = "${canary}"\n`, "parameters.json": JSON.stringify({ Secret: canary }) },
    ["--var-file", "values.tfvars", "--parameters", "parameters.json"],
  ],
];

describe("a secret value", () => {
  it.each(secretNames.filter((name) => name !== "given"))("of the files %s is not shown in JSON", async (name) => {
    const run = await runMain(workspace(secretFiles[name]), [...everything, "--format", "json"]);
    expect(run.stdout).toMatch(/"(?:message|reason)":/);
    expect(shown(run)).toEqual([]);
  });

  it.each(["default", "variable", "settings", "ephemeral", "written", "calls", "plan"] as const)(
    "of the files %s is shown where it is not marked as secret",
    async (name) => {
      const files = unmarked(secretFiles[name]);
      const run = await runMain(workspace(files), [...everything, "--format", "github"]);
      expect(shown(run)).not.toEqual([]);
    },
  );

  it.each(formatNames)("is not shown in the format %s", async (format) => {
    const run = await runMain(workspace(secretFiles.written), [...everything, "--format", format]);
    expect(run.status).toBe(1);
    expect(shown(run)).toEqual([]);
  });

  it.each(outputNames)("is not shown in the graph as %s", async (output) => {
    for (const name of secretNames) {
      const run = await runMain(workspace(secretFiles[name]), ["graph", "--output", output]);
      expect(run.stdout).not.toBe("");
      expect(shown(run)).toEqual([]);
    }
  });

  it.each(["default", "written"] as const)("of the files %s is not shown by --debug and --stats", async (name) => {
    const run = await runMain(workspace(secretFiles[name]), [...everything, "--debug", "--stats"]);
    expect(run.stderr).toContain(name === "written" ? "is refused" : "dmslint: root");
    expect(shown(run)).toEqual([]);
  });

  it.each(ways)("that is given by %s is not shown", async (_, files, options) => {
    const cwd = workspace({ ...secretFiles.given, ...files });
    const run = await runMain(cwd, [...everything, "--format", "json", ...options]);
    expect(run.status).toBe(1);
    expect(shown(run)).toEqual([]);
  });

  it.each(ways)("that is given by %s is not printed with the config", async (_, files, options) => {
    const cwd = workspace({ ...secretFiles.given, "other.yaml": "Resources: {}\n", ...files });
    for (const path of ["stack.yaml", "module", "other.yaml"]) {
      const run = await runMain(cwd, ["--print-config", path, "--var", "Secrets=x", ...options]);
      expect(run.stdout).toContain('"Secrets": "(not shown)"');
      expect(shown(run)).toEqual([]);
    }
  });

  it.each(["line", "reference", "written", "default"] as const)(
    "of the files %s is not shown in a diff",
    async (name) => {
      const run = await runMain(workspace(secretFiles[name]), ["--fix-dry-run", "--fix-suggestions"]);
      expect(run.stdout).toMatch(/^@@ /m);
      if (name !== "default") expect(run.stdout).toContain("***");
      expect(shown(run)).toEqual([]);
    },
  );

  it.each(["default", "written"] as const)("of the files %s is written by no edit", async (name) => {
    const results = await lintFiles(".", { cwd: workspace(secretFiles[name]), preset: "all" });
    const edits = results.flatMap(({ messages }) =>
      messages.flatMap(({ fixes = [], suggestions = [] }) => [...fixes, ...suggestions.flatMap((one) => one.fixes)]),
    );
    expect(edits.length).toBeGreaterThan(5);
    expect(edits.filter(({ text }) => canaryPattern.test(text))).toEqual([]);
  });

  it.each([
    ["the value of an encrypted parameter", 'type = "SecureString"', "value"],
    ["a password", "", "password"],
    ["a secret", "", "secret_string"],
  ])("that a resource has as %s is not shown where others refer to it", async (_, type, name) => {
    const uses = `{ Effect = "Allow", Action = some_kind.x.${name}, Resource = "arn:\${some_kind.x.${name}}" }`;
    const text = `resource "some_kind" "x" {
  ${type}
  ${name} = "${canary}"
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [${uses}] })
}
`;
    const run = await runMain(workspace({ "main.tf": text }), [...everything, "--format", "json"]);
    expect(run.stdout).toContain(`some_kind.x.${name} is sensitive`);
    expect(shown(run)).toEqual([]);
    const open = await runMain(workspace({ "main.tf": text.replaceAll(name, "id").replace("Secure", "") }), everything);
    expect(shown(open)).not.toEqual([]);
  });

  it("that is not in the form of --var is not repeated", async () => {
    const run = await runMain(workspace(secretFiles.line), ["--var", `=${canary}`]);
    expect(run.stderr).toContain("NAME=VALUE");
    expect(shown(run)).toEqual([]);
  });

  it.each(["stack.yaml", "main.tf"] as const)("is not shown in an editor with %s", async (name) => {
    const text = { ...secretFiles.default, ...secretFiles.written }[name] ?? "";
    const folder = workspace({ [name]: text });
    const path = join(folder, name);
    const server = await startServer(folder);
    await server.open(path, text);
    const { diagnostics } = await server.diagnostics(path);
    const texts = [JSON.stringify(diagnostics)];
    for (const [line, words] of text.split("\n").entries()) {
      if (/^ *(?:Type|[A-Z]\w+:$|resource|service_access_role)|Action|actions/.test(words))
        texts.push((await server.hover(path, { line, character: words.search(/\S/) + 1 })) ?? "");
    }
    const [first] = diagnostics;
    if (first) texts.push(JSON.stringify(await server.codeActions(path, first.range)));
    expect(texts.filter((one) => one.includes("It needs") || one.includes("DMS")).length).toBeGreaterThan(0);
    expect(texts.flatMap((one) => canaryPattern.exec(one) ?? [])).toEqual([]);
  });
});

describe("what a secret leaves", () => {
  it("is one symbol, so that two uses of it are known to be the same", async () => {
    const template = (role: string): string => `Parameters: { Secret: { Type: String, NoEcho: true, Default: orders } }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: dms.amazonaws.com } } }
      Policies: [{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [
        { Effect: Allow, Action: ["s3:PutObject", "s3:DeleteObject", "s3:PutObjectTagging"], Resource: !Sub "arn:aws:s3:::\${${role}}/*" },
        { Effect: Allow, Action: "s3:ListBucket", Resource: !Sub "arn:aws:s3:::\${${role}}" }] } }]
  Endpoint: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: s3, S3Settings: { BucketName: !Ref Secret, ServiceAccessRoleArn: !GetAtt Role.Arn } } }
`;
    const rulesOf = async (text: string): Promise<readonly (string | null)[]> => {
      const [result] = await lintFiles("a.yaml", { cwd: workspace({ "a.yaml": text }) });
      return [...(result?.messages ?? []), ...(result?.notJudged ?? [])].map(({ ruleId }) => ruleId);
    };
    expect(await rulesOf(template("Secret"))).not.toContain("role-permissions");
    expect(await rulesOf(template("AWS::Region"))).toContain("role-permissions");
  });

  it("is nothing where it holds nothing: null and an empty text stay known", async () => {
    const text = `variable "a" {\n  sensitive = true\n  default = null\n}\nvariable "b" {\n  sensitive = true\n  default = ""\n}
resource "aws_iam_role" "r" {
  name = var.a == null ? "dms-vpc-role" : var.a
  assume_role_policy = var.b
}
`;
    const [result] = await lintFiles(".", { cwd: workspace({ "main.tf": text }) });
    expect(JSON.stringify(result)).not.toContain("is sensitive");
  });
});
