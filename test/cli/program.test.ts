import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { LintResult } from "../../src/linter/index.js";
import { sarifProblems } from "../formatters/sarif-schema.js";
import { workspace } from "../workspace/workspace.js";
import { run } from "./run-command.js";
import type { Run } from "./run-main.js";
import { ordered, subnetGroup, unordered, unorderedModule } from "./templates.js";

// The built program, as users have it: `npm test` builds it first.
const project = fileURLToPath(new URL("../..", import.meta.url));
const program = join(project, "bin/dmslint.js");
const corpus = join(project, "../shared/corpus/dms");

const dmslint = (cwd: string, ...argv: readonly string[]): Promise<Run> =>
  run(cwd, process.execPath, [program, ...argv]);

describe("the built program", () => {
  it("is there", () => {
    expect(existsSync(join(project, "dist/cli.cjs")), "dist/ is missing: npm run build").toBe(true);
  });

  it("finds something in each example", async () => {
    const { status, stderr, stdout } = await dmslint(project, "examples", "--no-config", "-f", "json");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const results = JSON.parse(stdout) as readonly LintResult[];
    const rulesOf = (folder: string): readonly (string | null)[] => {
      const inside = results.filter(({ filePath }) => filePath.startsWith(join(project, "examples", folder)));
      return inside.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)).sort();
    };
    expect(rulesOf("cloudformation")).toEqual([
      "account-role-order",
      "pass-role-scope",
      "role-permissions",
      "role-trust",
    ]);
    expect(rulesOf("terraform")).toEqual(["account-role-order", "role-permissions", "role-trust"]);
    expect(rulesOf("deployer-policy.json")).toEqual(["pass-role-scope"]);
  });

  it.each<[string, Readonly<Record<string, string>>, string[], number]>([
    ["nothing is wrong", { "a.yaml": ordered }, [], 0],
    ["there is an error", { "a.yaml": unordered }, ["*.yaml"], 1],
    ["a syntax error of HCL is all there is", { "main.tf": 'resource "a" {\n  x = [1\n' }, [], 1],
    ["a path is not there", {}, ["nope.yaml"], 2],
    ["the config is wrong", { "a.yaml": ordered, "dmslint.config.yaml": "rules: { role-trust: loud }\n" }, [], 2],
    ["a rule's options are wrong", { "a.yaml": ordered }, ["--rule", "pass-role-scope: [warn, { nope: 1 }]"], 2],
  ])("exits as it should when %s", async (_, files, argv, status) => {
    const done = await dmslint(workspace(files), ...argv);
    expect(done.stderr).not.toContain("mistake in dmslint");
    expect(done.status).toBe(status);
  });

  it("reads a config, its plugin and the values of the command line", async () => {
    const plugin = `export default { name: "ours", rules: [{
      name: "ours/no-role",
      meta: { type: "problem", docs: { description: "no role" }, messages: { found: "A role." } },
      create: (context) => ({ Role: (role) => context.report({ node: role, address: role.address, messageId: "found" }) }),
    }] };\n`;
    const files = {
      "dmslint.config.yaml": "plugins: [./ours.js]\nrules: { ours/no-role: error }\n",
      "ours.js": plugin,
      "package.json": '{ "type": "module" }',
      "a.yaml": ordered,
    };
    const { stderr, stdout } = await dmslint(workspace(files), "a.yaml", "--region", "eu-west-1");
    expect(stderr).toBe("");
    expect(stdout).toContain("A role.  ours/no-role");
  });

  it("writes fixes", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect(await dmslint(cwd, "--fix")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(ordered);
  });

  it("reads what comes on stdin", async () => {
    const cwd = workspace({ "m/iam.tf": unorderedModule });
    const child = spawn(process.execPath, [program, "--stdin", "--stdin-filename", "m/main.tf", "-f", "github"], {
      cwd,
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stdin.end(subnetGroup);
    const status = await new Promise((done) => child.on("close", done));
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^::error file=m\/main\.tf,line=1,col=1,endLine=1,endColumn=\d+,title=dmslint account-role-order::/,
    );
  });

  it.skipIf(process.platform === "win32").each<[string, string, string, string]>([
    ["a folder", ".", "r", "it is a folder"],
    ["a file that is open for writing only", "out.yaml", "w", "it is not open for reading"],
  ])("says that %s on stdin cannot be read", (_, name, flags, reason) => {
    const cwd = workspace({});
    const stdin = openSync(join(cwd, name), flags);
    const argv = [program, "--stdin", "--stdin-filename", "a.yaml"];
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd, stdio: [stdin, "pipe", "pipe"] });
    closeSync(stdin);
    expect([status, stderr.toString()]).toEqual([2, `The text on stdin cannot be read: ${reason}.\n`]);
  });

  it("is not disturbed by a reader that goes away", async () => {
    const shell = `${process.execPath} ${program} examples -f json | head -c 10; test \${PIPESTATUS[0]} = 1`;
    expect(await run(project, "bash", ["-c", shell])).toMatchObject({ status: 0, stderr: "" });
  });

  it.skipIf(process.platform === "win32")("says that its working folder is gone", async () => {
    const gone = join(workspace({}), "gone");
    for (const args of ["--version", "/", "lsp --stdio", "--stdin"]) {
      mkdirSync(gone, { recursive: true });
      const line = `rmdir "${gone}" && "${process.execPath}" "${program}" ${args} < /dev/null`;
      expect(await run(gone, "sh", ["-c", line])).toEqual({
        status: 2,
        stdout: "",
        stderr: "The working folder cannot be used: it was removed, or may not be entered. Change to another one.\n",
      });
    }
  });

  it("gives SARIF with the help of each rule", async () => {
    const { stdout } = await dmslint(project, "examples", "--no-config", "-f", "sarif", "--not-judged");
    const log = JSON.parse(stdout) as {
      runs: { tool: { driver: { version: string; rules: { id: string; help: { markdown: string } }[] } } }[];
    };
    expect(sarifProblems(log)).toEqual([]);
    const driver = log.runs[0]?.tool.driver;
    expect(driver?.version).toMatch(/^\d+\.\d+\.\d+/);
    for (const { help, id } of driver?.rules ?? []) {
      expect(help.markdown).toMatch(new RegExp(`^# ${id}\n`));
      expect(help.markdown).toContain("## Why");
      expect(help.markdown).not.toContain("<!--");
    }
    expect(driver?.rules.map(({ id }) => id)).toContain("role-trust");
  });

  it.skipIf(!existsSync(corpus))("gives valid SARIF for other people's templates", { timeout: 120_000 }, async () => {
    const { stderr, stdout } = await dmslint(corpus, "--preset", "all", "--not-judged", "-f", "sarif");
    expect(stderr).not.toContain("mistake");
    const log = JSON.parse(stdout) as { runs: { results: unknown[] }[] };
    expect(log.runs[0]?.results.length).toBeGreaterThan(20);
    expect(sarifProblems(log)).toEqual([]);
  });
});
