import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LintResult } from "../../src/linter/index.js";
import { presets, rules } from "../../src/workspace/index.js";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, passesAll, subnetGroup, unordered, unorderedModule, withoutRole } from "./templates.js";

function parse(stdout: string): readonly LintResult[] {
  return JSON.parse(stdout) as readonly LintResult[];
}

async function rulesIn(cwd: string, argv: readonly string[] = []): Promise<readonly (string | null)[]> {
  const { stdout } = await runMain(cwd, ["-f", "json", ...argv]);
  return parse(stdout).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

describe("exit status", () => {
  it.each([
    ["0 for a clean template", { "a.yaml": ordered }, [], 0],
    ["0 with warnings only", { "a.yaml": withoutRole }, [], 0],
    ["1 with more warnings than allowed", { "a.yaml": withoutRole }, ["--max-warnings", "0"], 1],
    ["0 with as many warnings as allowed", { "a.yaml": withoutRole }, ["--max-warnings=1"], 0],
    ["1 with an error", { "a.yaml": unordered }, [], 1],
    ["1 with a syntax error", { "a.yaml": `${ordered}  - {\n` }, [], 1],
    ["2 for a path that is not there", { "a.yaml": ordered }, ["b.yaml"], 2],
    ["2 for a glob that matches nothing", { "a.yaml": ordered }, ["*.json"], 2],
    ["2 for a folder with nothing to lint", { "a.txt": "", "b.json": "{}" }, [], 2],
    ["0 for a named file that is none of ours", { "b.json": "{}" }, ["b.json"], 0],
    ["2 for an unknown option", {}, ["--nope"], 2],
    ["2 for a config that is wrong", { "a.yaml": ordered, "dmslint.config.yaml": "x: 1" }, [], 2],
    ["2 for an unknown rule", { "a.yaml": ordered }, ["--rule", "nope: off"], 2],
    ["2 for a preset that is none", { "a.yaml": ordered }, ["--preset", "strickt"], 2],
    ["2 for a command that is not built", { "a.yaml": ordered }, ["policy"], 2],
  ])("is %s", async (_, files, argv, status) => {
    expect(await runMain(workspace(files), argv)).toMatchObject({ status });
  });
});

describe("messages on stderr", () => {
  it.each([
    [["--stdin", "a.yaml"], "--stdin takes no paths. Name the text with --stdin-filename.\n"],
    [["--stdin", "--fix"], "A text on stdin cannot be fixed in place. Use --fix-dry-run.\n"],
    [["--stdin-filename", "a.tf"], "The option --stdin-filename needs --stdin.\n"],
    [["--fix", "--fix-dry-run"], "Use --fix or --fix-dry-run, not both.\n"],
    [["--no-config", "-c", "x.yaml"], "Use --config or --no-config, not both.\n"],
    [["-c", "x.yaml"], 'The config "x.yaml" does not exist.\n'],
    [["--max-warnings", "many"], '--max-warnings needs a number, but got "many".\n'],
    [["--preset", "strickt"], 'There is no preset "strickt": it is recommended, strict, all. Did you mean "strict"?\n'],
    [["--rule", "role-trst: off"], '--rule: There is no rule "role-trst". Did you mean "role-trust"?\n'],
    [["--rule", "role-trust"], `--rule needs 'NAME: LEVEL', as in --rule 'role-trust: warn', but got "role-trust".\n`],
    [
      ["--rule", "role-trust: loud"],
      '--rule "role-trust": the severity must be off, warn or error, alone or as [LEVEL, { … }].\n',
    ],
    [
      ["--policy-type", "role"],
      'There is no policy type "role": it is identity, trust, resource, boundary, scp or rcp.\n',
    ],
    [["--account", "1"], '--account needs 12 digits, but got "1".\n'],
    [["--region", "europe"], '--region needs a region such as eu-west-1, but got "europe".\n'],
    [["--region="], '--region needs a region such as eu-west-1, but got "".\n'],
    [["--partition", "azure"], '--partition needs a partition such as aws or aws-cn, but got "azure".\n'],
    [[""], 'There is no file or folder "".\n'],
    [["--var", "x"], '--var needs NAME=VALUE, but got "x".\n'],
    [["--var-file", "x.tfvars"], 'The file of --var-file "x.tfvars" does not exist.\n'],
    [
      ["-f", "htm"],
      'There is no format "htm". There are stylish, json, sarif, junit, github, gitlab and html, or give the path of a module.\n',
    ],
    [
      ["graph"],
      'The command "dmslint graph" is not part of this version yet. To lint a path of this name: dmslint ./graph\n',
    ],
  ])("%j", async (argv, stderr) => {
    expect(await runMain(workspace({ "a.yaml": ordered }), argv)).toEqual({ status: 2, stdout: "", stderr });
  });

  it("says why a folder gives nothing", async () => {
    const cwd = workspace({
      "sub/a.txt": "",
      "b.json": "{}",
      "c.yaml": ordered,
      "dmslint.config.yaml": "ignores: [c.yaml]\n",
    });
    expect((await runMain(cwd, ["sub"])).stderr).toBe(
      'There is nothing to lint in "sub": there is no CloudFormation template, Terraform file, Terraform plan or IAM policy.\n',
    );
    expect((await runMain(cwd, [])).stderr).toBe(
      'There is nothing to lint in this folder: "ignores" in the config excludes every file there.\n',
    );
  });

  it("notes a named file that is skipped, and goes on", async () => {
    const cwd = workspace({ "a.yaml": unordered, "package.json": "{}", "x.tfvars": "a = 1\n" });
    const run = await runMain(cwd, ["package.json", "x.tfvars", "a.yaml"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toBe(
      '"x.tfvars" is skipped: it only has values. Lint its module, with --var-file if Terraform would need it.\n' +
        '"package.json" is skipped: it is not a CloudFormation template, Terraform file, Terraform plan or IAM policy.\n',
    );
  });

  it("passes over a named link that leads nowhere or out of the project", async () => {
    const outside = workspace({ "a.yaml": unordered });
    const cwd = workspace({ "b.yaml": ordered });
    symlinkSync(join(outside, "a.yaml"), join(cwd, "out.yaml"));
    symlinkSync("nowhere", join(cwd, "dangling.yaml"));
    expect(await runMain(cwd, ["out.yaml", "dangling.yaml", "b.yaml"])).toEqual({
      status: 0,
      stdout: "",
      stderr:
        '"out.yaml" is skipped: its link leads out of the project.\n' +
        '"dangling.yaml" is skipped: its link leads nowhere.\n',
    });
  });

  it.each([
    [3, '"0.json", "1.json" and "2.json" are'],
    [8, '"0.json", "1.json", "2.json", "3.json", "4.json" and 3 more are'],
  ])("notes %d of them in one line", async (count, names) => {
    const paths = Array.from({ length: count }, (_, index) => `${String(index)}.json`);
    const cwd = workspace(Object.fromEntries(paths.map((path) => [path, "{}"])));
    expect(await runMain(cwd, paths)).toEqual({
      status: 0,
      stdout: "",
      stderr: `${names} skipped: none of them is a CloudFormation template, Terraform file, Terraform plan or IAM policy.\n`,
    });
  });
});

describe("a policy that does not look like one", () => {
  const withoutEffect = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Action: "s3:GetObject", Resource: "*" }],
  });
  const withoutStatement = JSON.stringify({ version: "2012-10-17", statement: [{ effect: "Allow" }] });

  it.each([
    ["without Effect, named", { "p.json": withoutEffect }, ["p.json"], ["policy-syntax"]],
    ["without Effect, in a folder", { "p.json": withoutEffect }, [], ["policy-syntax"]],
    [
      "named with --policy-type",
      { "p.json": withoutStatement },
      ["--policy-type", "identity", "p.json"],
      ["policy-syntax", "policy-version", "policy-syntax"],
    ],
  ])("is read: %s", async (_, files, argv, found) => {
    expect(await rulesIn(workspace(files), argv)).toEqual(found);
  });

  it("is read from stdin with --policy-type", async () => {
    const stdin = withoutStatement;
    expect(await runMain(workspace({}), ["--stdin", "--policy-type", "trust"], { stdin })).toMatchObject({ status: 1 });
  });

  it.each([
    ["in a folder", { "p.json": withoutStatement, "a.yaml": ordered }, ["."]],
    ["a list", { "p.json": "[]", "a.yaml": ordered }, ["p.json"]],
    ["a page", { "p.md": "# Policy: x\n- a", "a.yaml": ordered }, ["p.md"]],
  ])("is no policy with --policy-type: %s", async (_, files, argv) => {
    expect(await runMain(workspace(files), ["--policy-type", "identity", ...argv])).toMatchObject({ status: 0 });
  });
});

describe("a glob that gives nothing to lint", () => {
  it.each([
    [
      { "b.json": "{}", "a.yaml": ordered },
      ["*.json", "*.yaml"],
      '"*.json" is skipped: nothing that it matches is a CloudFormation template, Terraform file, Terraform plan or IAM policy.\n',
    ],
    [
      { "out/a.yaml": ordered, ".git/HEAD": "", ".gitignore": "out\n" },
      ["out/*.yaml"],
      '"out/*.yaml" is skipped: ignore files exclude everything that it matches.\n',
    ],
    [{ "b.json": "{}", "a.yaml": ordered }, ["*"], ""],
  ])("is told: %j", async (files, argv, stderr) => {
    expect(await runMain(workspace(files), argv)).toEqual({ status: 0, stdout: "", stderr });
  });
});

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

describe("rules and configs", () => {
  it("uses the nearest config, alone", async () => {
    const cwd = workspace({
      "dmslint.config.yaml": "rules: { account-role-order: off }\n",
      "a.yaml": unordered,
      "sub/dmslint.config.json": '{ "rules": { "account-role-order": "warn" } }',
      "sub/b.yaml": unordered,
    });
    const results = parse((await runMain(cwd, ["-f", "json"])).stdout);
    expect(results.map(({ errorCount, warningCount }) => [errorCount, warningCount])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it("finds no config with --no-config, and the named one with --config", async () => {
    const cwd = workspace({
      "dmslint.config.yaml": "rules: { account-role-order: off }\n",
      "other.yaml": "rules: { account-role-order: warn }\n",
      "a.yaml": unordered,
    });
    expect(await runMain(cwd, ["a.yaml"])).toMatchObject({ status: 0, stdout: "" });
    expect(await runMain(cwd, ["--no-config", "a.yaml"])).toMatchObject({ status: 1 });
    expect((await runMain(cwd, ["-c", "other.yaml", "a.yaml"])).stdout).toContain("warning");
  });

  it("puts --rule over the config, and --preset in place of extends", async () => {
    const cwd = workspace({ "dmslint.config.yaml": "extends: []\nrules: {}\n", "a.yaml": unordered });
    expect(await rulesIn(cwd)).toEqual([]);
    expect(await rulesIn(cwd, ["--preset", "recommended"])).toEqual(["account-role-order"]);
    expect(await rulesIn(cwd, ["--rule", "account-role-order:warn"])).toEqual(["account-role-order"]);
    expect(await rulesIn(cwd, ["--preset=all", "--rule", "{ account-role-order: 0 }"])).not.toContain(
      "account-role-order",
    );
  });

  it("applies the settings", async () => {
    const cwd = workspace({
      "dmslint.config.yaml": "settings: { existingRoles: [dms-vpc-role] }\n",
      "a.yaml": withoutRole,
    });
    expect(await rulesIn(cwd)).toEqual([]);
    expect(await rulesIn(cwd, ["--no-config"])).toEqual(["account-role-present"]);
  });

  const unbuilt = Object.keys(presets.all).find((name) => !rules.some((rule) => rule.name === name));

  it.runIf(unbuilt)("notes a rule that is not part of this version", async () => {
    const cwd = workspace({ "dmslint.config.yaml": `rules: { ${unbuilt ?? ""}: warn }\n`, "a.yaml": ordered });
    expect(await runMain(cwd, [])).toEqual({
      status: 0,
      stdout: "",
      stderr: `The rule "${unbuilt ?? ""}" is not part of this version yet; it checks nothing.\n`,
    });
  });

  it("prints the config that holds for a file", async () => {
    const cwd = workspace({
      "dmslint.config.yaml":
        "extends: strict\nrules: { pass-role: warn }\nsettings: { account: 012345678901, parameters: { A: b } }\noverrides: [{ files: [x.yaml], rules: { pass-role: off } }]\n",
      "x.yaml": ordered,
      "y.yaml": ordered,
    });
    const { stdout } = await runMain(cwd, ["--print-config", "y.yaml", "--region", "eu-west-1"]);
    expect(JSON.parse(stdout)).toMatchObject({
      config: join(cwd, "dmslint.config.yaml"),
      ignored: false,
      rules: { "pass-role": ["warn"], "pass-role-scope": ["error", { everyPattern: true }] },
      settings: { account: "012345678901", regions: ["eu-west-1"], parameters: { A: "b" } },
    });
    expect((await runMain(cwd, ["--print-config", "x.yaml"])).stdout).toMatch(/"pass-role": \[\s*"off"\s*\]/);
  });

  it("writes a config that holds, once", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect(await runMain(cwd, ["--init"])).toEqual({
      status: 0,
      stdout: '"dmslint.config.yaml" is written.\n',
      stderr: "",
    });
    expect(await rulesIn(cwd)).toEqual(["account-role-order"]);
    expect((await runMain(cwd, ["--debug"])).stderr).toContain("dmslint: config: dmslint.config.yaml\n");
    expect(await runMain(cwd, ["--init"])).toEqual({
      status: 2,
      stdout: "",
      stderr: 'There is already a config: "dmslint.config.yaml".\n',
    });
  });

  it("lists the rules", async () => {
    const text = await runMain("/", ["--list-rules"]);
    expect(text).toMatchObject({ status: 0, stderr: "" });
    expect(text.stdout).toContain("account-role-order  recommended, error, fix\n");
    expect(text.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const listed = await runMain("/", ["--list-rules", "-f", "json"]);
    expect(JSON.parse(listed.stdout)).toContainEqual(
      expect.objectContaining({ name: "pass-role", preset: "recommended", severity: "error" }),
    );
  });
});

describe("fixing", () => {
  it("writes fixes, keeps encoding and line ends, and reports what is left", async () => {
    const windows = `\uFEFF${unordered.replaceAll("\n", "\r\n")}`;
    const cwd = workspace({ "a.yaml": Buffer.from(windows, "utf16le"), "b.json": passesAll });
    const run = await runMain(cwd, ["--fix", "a.yaml", "b.json"]);
    const written = readFileSync(join(cwd, "a.yaml")).toString("utf16le");
    expect(written).toBe(`\uFEFF${ordered.replaceAll("\n", "\r\n")}`);
    expect(run).toMatchObject({ status: 1, stderr: "" });
    expect(run.stdout).not.toContain("account-role-order");
    expect(run.stdout).toContain("pass-role-scope");
    expect(readFileSync(join(cwd, "b.json"), "utf8")).toBe(passesAll);
  });

  it("refuses to write a file that holds bytes which are no text", async () => {
    const bytes = Buffer.concat([Buffer.from(unordered), Buffer.from("# caf\xe9\n", "latin1")]);
    const cwd = workspace({ "a.yaml": bytes });
    const run = await runMain(cwd, ["--fix"]);
    expect(run).toMatchObject({
      status: 2,
      stderr:
        '"a.yaml" is not fixed and stays as it was: it contains bytes that are neither UTF-8 nor UTF-16; save it as UTF-8 first.\n',
    });
    expect(run.stdout).toContain("account-role-order");
    expect(readFileSync(join(cwd, "a.yaml"))).toEqual(bytes);
  });

  it("shows a diff with --fix-dry-run, and writes nothing", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    const run = await runMain(cwd, ["--fix-dry-run"]);
    expect(run).toEqual({
      status: 0,
      stderr: "",
      stdout: [
        "--- a/a.yaml",
        "+++ b/a.yaml",
        "@@ -13,6 +13,7 @@",
        "       ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole]",
        "   SubnetGroup:",
        "     Type: AWS::DMS::ReplicationSubnetGroup",
        "+    DependsOn: DmsVpcRole",
        "     Properties:",
        "       ReplicationSubnetGroupDescription: Private subnets",
        "       SubnetIds: [subnet-1, subnet-2]",
        "",
      ].join("\n"),
    });
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(unordered);
  });

  it("gives the output with --fix-dry-run and json", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect(parse((await runMain(cwd, ["--fix-dry-run", "-f", "json"])).stdout)[0]).toMatchObject({
      output: ordered,
      messages: [],
    });
  });

  it("applies single suggestions only when asked", async () => {
    const cwd = workspace({ "a.yaml": withoutRole });
    await runMain(cwd, ["--fix"]);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(withoutRole);
    await runMain(cwd, ["--fix-suggestions"]);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toContain("RoleName: dms-vpc-role");
    expect(await rulesIn(cwd)).toEqual([]);
  });

  it("fixes text on stdin with --fix-dry-run", async () => {
    const { stdout } = await runMain(
      workspace({}),
      ["--stdin", "--stdin-filename", "a.yaml", "--fix-dry-run", "-f", "json"],
      {
        stdin: unordered,
      },
    );
    expect(parse(stdout)[0]?.output).toBe(ordered);
  });
});

describe("--stdin", () => {
  it("knows a template by its content", async () => {
    const cwd = workspace({});
    expect(await runMain(cwd, ["--stdin"], { stdin: unordered })).toMatchObject({ status: 1, stderr: "" });
    expect(await runMain(cwd, ["--stdin"], { stdin: passesAll })).toMatchObject({ status: 1, stderr: "" });
  });

  it("reads UTF-16 with a byte order mark", async () => {
    const stdin = Buffer.from(`\uFEFF${unordered}`, "utf16le");
    expect(await runMain(workspace({}), ["--stdin"], { stdin })).toMatchObject({ status: 1 });
  });

  it("takes the place of the file in its module", async () => {
    const cwd = workspace({ "m/iam.tf": unorderedModule, "m/main.tf": "" });
    const run = await runMain(cwd, ["--stdin", "--stdin-filename", "m/main.tf", "-f", "json"], { stdin: subnetGroup });
    const main = parse(run.stdout).find(({ filePath }) => filePath === join(cwd, "m/main.tf"));
    expect(main?.messages).toMatchObject([{ ruleId: "account-role-order", line: 1 }]);
  });

  it("obeys the config of the file it stands for", async () => {
    const cwd = workspace({ "m/dmslint.config.yaml": "rules: { account-role-order: off }\n" });
    const argv = ["--stdin", "--stdin-filename", "m/a.yaml"];
    expect(await runMain(cwd, argv, { stdin: unordered })).toMatchObject({ status: 0, stdout: "" });
  });

  it("refuses a text it does not recognise, and passes over one with a name", async () => {
    const cwd = workspace({});
    expect(await runMain(cwd, ["--stdin"], { stdin: "hello" })).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "The format of the text is not known. Name the text with --stdin-filename NAME, such as main.tf or stack.yaml.\n",
    });
    expect(await runMain(cwd, ["--stdin", "--stdin-filename", "x.json"], { stdin: "{}" })).toMatchObject({
      status: 0,
      stdout: "",
    });
  });
});

describe("output", () => {
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
    expect(stderr).toMatch(/^1 units: parse [\d.]+ ms, link [\d.]+ ms, judge [\d.]+ ms; 0 fix passes$/m);
    expect(stderr).toContain(
      `dmslint: root: ${cwd}\ndmslint: config: dmslint.config.yaml\ndmslint: cloudformation: a.yaml\n`,
    );
  });

  it("runs a formatter of the user's", async () => {
    const cwd = workspace({
      "a.yaml": unordered,
      "f.mjs": "export default (results, context) => Object.keys(context.rulesMeta).includes('pass-role') + '\\n';",
    });
    expect((await runMain(cwd, ["-f", "./f.mjs"])).stdout).toBe("true\n");
  });
});

describe("values", () => {
  const named = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Name: { Type: String }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref Name
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole]
`;
  const files = {
    "a.yaml": named,
    "aws.json": '[{ "ParameterKey": "Name", "ParameterValue": "dms-vpc-rolle" }]',
    "map.yaml": "Name: dms-vpc-rolle\n",
    "deep.json": '{ "Parameters": { "Name": "dms-vpc-rolle" } }',
    "overrides.json": '["Name=dms-vpc-rolle"]',
    "dmslint.config.yaml": "settings: { parameters: { Name: dms-vpc-role } }\n",
  };

  it.each([
    [["--parameters", "aws.json"]],
    [["--parameters", "map.yaml"]],
    [["--parameters", "deep.json"]],
    [["--parameters", "overrides.json"]],
    [["--var", "Name=dms-vpc-rolle"]],
    [["--parameters", "aws.json", "--var", "Name=dms-vpc-rolle"]],
  ])("come from %j and win over the config", async (argv) => {
    expect(await rulesIn(workspace(files), ["a.yaml", ...argv])).toEqual(["account-role-name"]);
  });

  it.each([
    ["AWS::Region", "eu-west-1", ["--region", "eu-west-1"], ["--region", "us-east-1"]],
    ["AWS::AccountId", "123456789012", ["--account", "123456789012"], ["--account=000000000000"]],
    ["AWS::Partition", "aws-cn", ["--partition", "aws-cn"], ["--partition", "aws"]],
  ])("fill in %s", async (parameter, value, given, other) => {
    const template = named
      .replace("Parameters:\n", `Conditions:\n  Here: !Equals [!Ref "${parameter}", "${value}"]\nParameters:\n`)
      .replace("!Ref Name", "!If [Here, dms-vpc-rolle, dms-vpc-role]");
    const cwd = workspace({ "a.yaml": template });
    expect(await rulesIn(cwd, given)).toEqual(["account-role-name"]);
    expect(await rulesIn(cwd, other)).toEqual([]);
  });

  it("say what a bare policy is", async () => {
    const cwd = workspace({ "p.json": passesAll });
    expect(await rulesIn(cwd, ["--policy-type", "identity"])).toEqual(["pass-role-scope"]);
    expect(await rulesIn(cwd, ["--policy-type", "scp"])).toEqual([]);
  });

  it("come from the config", async () => {
    expect(await rulesIn(workspace(files), ["a.yaml"])).toEqual([]);
  });

  it("come from a .tfvars file and its JSON form", async () => {
    const module = unorderedModule.replace('"dms-vpc-role"', "var.name") + 'variable "name" {\n  type = string\n}\n';
    const cwd = workspace({
      "m/main.tf": module,
      "bad.tfvars": 'name = "dms-vpc-rolle"\n',
      "good.tfvars": '# the right one\nname = "dms-vpc-role"\nlist = ["a", { b = -1 }]\n',
      "bad.tfvars.json": '{ "name": "dms-vpc-rolle" }',
    });
    expect(await rulesIn(cwd, ["m", "--var-file", "bad.tfvars"])).toEqual(["account-role-name"]);
    expect(await rulesIn(cwd, ["m", "--var-file", "bad.tfvars.json"])).toEqual(["account-role-name"]);
    expect(await rulesIn(cwd, ["m", "--var-file", "good.tfvars"])).toEqual([]);
    expect(await rulesIn(cwd, ["m", "--var-file", "bad.tfvars", "--var", "name=dms-vpc-role"])).toEqual([]);
  });
});

describe("modules", () => {
  it("are linted whole when one file is named, and once when several are", async () => {
    const cwd = workspace({ "m/iam.tf": unorderedModule, "m/main.tf": subnetGroup });
    const results = parse((await runMain(cwd, ["-f", "json", "m/main.tf", "m/iam.tf"])).stdout);
    expect(results.map(({ filePath }) => filePath)).toEqual([join(cwd, "m/iam.tf"), join(cwd, "m/main.tf")]);
    expect(results.flatMap(({ messages }) => messages)).toHaveLength(1);
  });
});

describe("files of values", () => {
  it("belong to their module where Terraform reads them by itself", async () => {
    const cwd = workspace({
      "m/iam.tf": unorderedModule,
      "m/main.tf": subnetGroup,
      "m/terraform.tfvars": "",
      "m/b.auto.tfvars.json": "{}",
      "m/prod.tfvars": "",
      "n/terraform.tfvars": "",
    });
    for (const named of ["m/terraform.tfvars", "m/b.auto.tfvars.json"])
      expect(await runMain(cwd, [named])).toMatchObject({ status: 1, stderr: "" });
    expect(await runMain(cwd, ["m/prod.tfvars", "n/terraform.tfvars"])).toMatchObject({ status: 0, stdout: "" });
  });
});

describe("main", () => {
  it("shows help and version", async () => {
    expect(await runMain("/", ["-h"])).toMatchObject({ status: 0, stderr: "" });
    expect((await runMain("/", ["-v"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { stdout } = await runMain("/", ["--version", "--debug"]);
    expect(stdout).toContain(process.version);
    expect(stdout).toMatch(/actions of \d{4}-\d\d-\d\d/);
  });

  it("leaves nothing behind in the folder", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    await runMain(cwd, []);
    expect(existsSync(join(cwd, ".dmslintcache"))).toBe(false);
  });
});
