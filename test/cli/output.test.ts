import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, unordered, withoutRole } from "./templates.js";
import { parse } from "./json-results.js";

describe("--format json", () => {
  it("has the whole shape", async () => {
    const cwd = workspace({ "a.yaml": unordered, "clean.yaml": ordered });
    const { stdout } = await runMain(cwd, ["-f", "json"]);
    const [first, second] = parse(stdout);
    expect(second).toEqual({
      filePath: join(cwd, "clean.yaml"),
      messages: [],
      suppressedMessages: [],
      notJudged: [],
      errorCount: 0,
      fatalErrorCount: 0,
      warningCount: 0,
      fixableErrorCount: 0,
      fixableWarningCount: 0,
    });
    expect(first).toMatchObject({ filePath: join(cwd, "a.yaml"), errorCount: 1, fixableErrorCount: 1 });
    expect(first?.messages).toEqual([
      {
        ruleId: "account-role-order",
        severity: 2,
        messageId: expect.any(String) as string,
        message: expect.stringContaining("dms-vpc-role") as string,
        data: { policies: [], resource: "subnet group SubnetGroup", role: "DmsVpcRole" },
        line: 14,
        column: 3,
        endLine: 14,
        endColumn: 14,
        address: "Resources.SubnetGroup",
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        related: [expect.objectContaining({ filePath: join(cwd, "a.yaml"), line: 3, column: 3 })],
        fix: { range: [expect.any(Number), expect.any(Number)], text: expect.stringContaining("DependsOn") as string },
        fixes: [expect.objectContaining({ filePath: join(cwd, "a.yaml") })],
      },
    ]);
  });

  it("gives a syntax error as a fatal finding, and lints the other files", async () => {
    const cwd = workspace({ "a.yaml": `${ordered}  - {\n`, "b.yaml": unordered });
    const [first, second] = parse((await runMain(cwd, ["-f", "json"])).stdout);
    expect(first?.messages[0]).toMatchObject({ ruleId: null, fatal: true, severity: 2 });
    expect(second?.messages).toHaveLength(1);
  });
});

describe("output", () => {
  it("goes to stdout with -o -", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect(await runMain(cwd, ["-o", "-"])).toEqual(await runMain(cwd, []));
    expect(existsSync(join(cwd, "-"))).toBe(false);
  });

  it("has its emoji on stdout as in a file", async () => {
    const cwd = workspace({ "a.yaml": withoutRole });
    const { stdout } = await runMain(cwd, ["-f", "markdown"]);
    await runMain(cwd, ["-f", "markdown", "-o", "report.md"]);
    expect(stdout).toContain("⚠️ warning");
    expect(readFileSync(join(cwd, "report.md"), "utf8")).toBe(stdout);
  });

  it("goes to no file that has the name of a format", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect(await runMain(cwd, ["-o", "sarif"])).toEqual({
      status: 2,
      stdout: "",
      stderr:
        '--output-file needs the path of a file, and "sarif" is a format: dmslint --format sarif. A file of this name is ./sarif.\n',
    });
    expect(await runMain(cwd, ["-o", "./sarif"])).toEqual({ status: 1, stdout: "", stderr: "" });
  });

  it("goes to a file with -o, folders made, without colours", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    const run = await runMain(cwd, ["-o", "out/report.txt"], { env: { FORCE_COLOR: "1" } });
    expect(run).toEqual({ status: 1, stdout: "", stderr: "" });
    expect(readFileSync(join(cwd, "out/report.txt"), "utf8")).toContain("account-role-order");
    expect(readFileSync(join(cwd, "out/report.txt"), "utf8")).not.toContain("\u001B");
  });

  it("refuses an output file that is a folder", async () => {
    const cwd = workspace({ "a.yaml": unordered, "out/x": "" });
    expect(await runMain(cwd, ["-o", "out"])).toMatchObject({ status: 2, stdout: "" });
  });

  it.each([
    ["a template that is linted", ["-o", "a.yaml", "a.yaml"], "a.yaml"],
    ["the first one of those that a shell names", ["-o", "a.yaml", "b.yaml"], "a.yaml"],
    ["a Terraform file", ["-o", "main.tf", "a.yaml"], "main.tf"],
    ["a template, with a graph", ["graph", "a.yaml", "--output", "mermaid", "-o", "a.yaml"], "a.yaml"],
  ])("does not replace %s", async (_, argv, file) => {
    const files = { "a.yaml": unordered, "b.yaml": unordered, "main.tf": "" };
    const cwd = workspace(files);
    expect(await runMain(cwd, argv)).toEqual({
      status: 2,
      stdout: "",
      stderr: `The report cannot be written to "${file}": it is a file that is linted, name another one.\n`,
    });
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(cwd, name), "utf8")).toBe(text);
  });

  it.each([
    ["dmslint.config.yml", [], "a file of this name is a config of dmslint"],
    ["sub/dmslint.config.json", [], "a file of this name is a config of dmslint"],
    ["dmslint-suppressions.json", ["--suppress-all"], "a file of this name is a baseline of dmslint"],
    ["known.json", ["--suppressions-location", "./known.json"], "it is the file of --suppressions-location"],
    ["own.yaml", ["--config", "own.yaml"], "it is the file of --config"],
    ["prod.tfvars", ["--var-file=dev.tfvars", "--var-file=prod.tfvars"], "it is the file of --var-file"],
    ["account.json", ["--account-data", "account.json", "--fix"], "it is the file of --account-data"],
  ])("does not replace %s with %j", async (file, argv, reason) => {
    const cwd = workspace({ "a.yaml": unordered });
    expect(await runMain(cwd, ["-o", file, ...argv])).toEqual({
      status: 2,
      stdout: "",
      stderr: `The report cannot be written to "${file}": ${reason}, name another one.\n`,
    });
    expect(existsSync(join(cwd, file))).toBe(false);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(unordered);
  });

  it("replaces an earlier report, and the policies that an earlier run wrote", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    const argvs = [
      ["-f", "sarif", "-o", "report.json"],
      ["-f", "full", "-o", "report.txt"],
      ["-f", "full", "--fix-dry-run", "-o", "fixes.diff"],
      ["policy", "a.yaml", "--output", "cloudformation", "-o", "policies.yaml"],
    ];
    for (const argv of [...argvs, ...argvs]) expect((await runMain(cwd, [...argv])).stderr).not.toContain("linted");
  });

  it("has colours only where they are wanted", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect((await runMain(cwd, [])).stdout).not.toContain("\u001B");
    expect((await runMain(cwd, [], { env: { FORCE_COLOR: "1" } })).stdout).toContain("\u001B[31m");
    expect((await runMain(cwd, ["--no-color"], { env: { FORCE_COLOR: "1" } })).stdout).not.toContain("\u001B");
    expect((await runMain(cwd, [], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).stdout).not.toContain("\u001B");
  });

  it("leaves warnings out with --quiet, and still counts them for --max-warnings", async () => {
    const cwd = workspace({ "a.yaml": withoutRole });
    expect(await runMain(cwd, ["--quiet"])).toMatchObject({ status: 0, stdout: "" });
    expect(await runMain(cwd, ["--quiet", "--max-warnings", "0"])).toEqual({
      status: 1,
      stdout: "",
      stderr: "There are too many warnings: at most 0 are allowed.\n",
    });
  });

  it("counts what was not judged, and lists it with --not-judged", async () => {
    const incompleteReason = withoutRole.replace("Resources:", "Transform: SomeMacro\nResources:");
    const cwd = workspace({ "a.yaml": incompleteReason });
    expect((await runMain(cwd, [])).stdout).toContain("could not be judged (--not-judged lists them).");
    expect((await runMain(cwd, ["--not-judged"])).stdout).toContain("account-role-present");
  });

  it("says where the time went and what was used, on stderr", async () => {
    const cwd = workspace({ "a.yaml": unordered, "dmslint.config.yaml": "root: true\n" });
    const { stderr } = await runMain(cwd, ["--stats", "--debug", "a.yaml"]);
    expect(stderr).toMatch(/^1 unit: parse [\d.]+ ms, link [\d.]+ ms, judge [\d.]+ ms; 0 fix passes$/m);
    expect(stderr).toContain(
      `dmslint: root: ${cwd}\ndmslint: config: dmslint.config.yaml\ndmslint: cloudformation: a.yaml\n`,
    );
  });

  it("shows the sources of findings, without values that are secret, also of texts that only a dry run has", async () => {
    const secret = ordered.replace(
      "Resources:",
      "Parameters:\n  Key: { Type: String, NoEcho: true, Default: hunter2 }\nResources:",
    );
    const cwd = workspace({ "a.yaml": unordered, "b.yaml": `${secret}  Broken: !Ref Key\n` });
    const { stdout } = await runMain(cwd, ["-f", "full"]);
    expect(stdout).toContain(`14 |   SubnetGroup:\n   |   ^^^^^^^^^^^\n`);
    expect(stdout).not.toContain("hunter2");
    const dry = await runMain(cwd, ["-f", "full", "--fix-dry-run", "--preset", "all", "a.yaml"]);
    expect(dry.stdout).not.toContain("account-role-order");
  });

  it("runs a formatter of the user's", async () => {
    const cwd = workspace({
      "a.yaml": unordered,
      "f.mjs": "export default (results, context) => Object.keys(context.rulesMeta).includes('pass-role') + '\\n';",
    });
    expect((await runMain(cwd, ["-f", "./f.mjs"])).stdout).toBe("true\n");
  });
});
