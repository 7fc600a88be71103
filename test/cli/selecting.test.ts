import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { parse } from "./json-results.js";
import { runMain } from "./run-main.js";
import { ordered, passesAll, unordered, withoutRole } from "./templates.js";

/** The rules of the findings in a report. */
function rulesIn(stdout: string): readonly (string | null)[] {
  return parse(stdout).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

describe("--only", () => {
  const files = { "a.yaml": unordered, "b.json": passesAll };

  it("runs the named rules alone, at the level of the config", async () => {
    const cwd = workspace({ ...files, "dmslint.config.yaml": "root: true\nrules: { pass-role-scope: warn }\n" });
    const all = await runMain(cwd, ["-f", "json"]);
    expect(rulesIn(all.stdout)).toEqual(["account-role-order", "pass-role-scope"]);
    const order = await runMain(cwd, ["-f", "json", "--only", "account-role-order"]);
    expect([rulesIn(order.stdout), order.status]).toEqual([["account-role-order"], 1]);
    const scope = await runMain(cwd, ["-f", "json", "--only", "pass-role-scope"]);
    expect([rulesIn(scope.stdout), scope.status]).toEqual([["pass-role-scope"], 0]);
    const both = await runMain(cwd, ["-f", "json", "--only", "pass-role-scope", "--only", "account-role-order"]);
    expect(rulesIn(both.stdout)).toEqual(["account-role-order", "pass-role-scope"]);
    const withComma = await runMain(cwd, ["-f", "json", "--only", "pass-role-scope, account-role-order"]);
    expect(withComma).toEqual(both);
  });

  it("says if a rule is off, and takes the level of --preset and --rule", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    const off = await runMain(cwd, ["--only", "partition", "--only", "account-role-order", "--no-config"]);
    expect(off.stderr).toBe(
      "--only: \"partition\" is off in every file here. --rule 'NAME: error' or --preset all turns it on.\n",
    );
    for (const option of ["--preset=all", "--rule=partition: warn"]) {
      const on = await runMain(cwd, ["-f", "json", "--only", "partition", option]);
      expect([on.stderr, rulesIn(on.stdout)]).toEqual(["", ["partition"]]);
    }
  });

  it("refuses a name that no rule has", async () => {
    const run = await runMain(workspace(files), ["--only", "pass-rol"]);
    expect(run).toEqual({
      status: 2,
      stdout: "",
      stderr: '--only: There is no rule "pass-rol". Did you mean "pass-role"?\n',
    });
  });

  it("calls no directive and no suppressed finding of another rule unused", async () => {
    const directive = "  # dmslint-disable-next-line account-role-order -- by hand\n  SubnetGroup:";
    const cwd = workspace({ "a.yaml": unordered.replace("  SubnetGroup:", directive), "b.json": passesAll });
    await runMain(cwd, ["--suppress-all"]);
    const argv = ["--only", "no-wildcard-action", "--preset", "all", "--report-unused-disable-directives"];
    expect(await runMain(cwd, argv)).toMatchObject({ status: 0, stderr: "" });
    await runMain(cwd, ["--only", "no-wildcard-action", "--preset", "all", "--prune-suppressions"]);
    expect(readFileSync(join(cwd, "dmslint-suppressions.json"), "utf8")).toContain("pass-role-scope");
    const other = await runMain(cwd, ["--only", "role-trust", "--suppress-rule", "pass-role-scope"]);
    expect(other).toMatchObject({
      status: 2,
      stderr: '--suppress-rule: The rule "pass-role-scope" does not run with this --only.\n',
    });
  });

  it("proves edits by all rules of correctness", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    await runMain(cwd, ["--only", "account-role-order", "--fix"]);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(ordered);
  });
});

describe("--ignore-pattern", () => {
  const files = { "a.yaml": ordered, "old/b.yaml": unordered, "old/deep/c.yaml": unordered };

  it.each([[["old"]], [["old/**"]], [["/old/b.yaml", "c.yaml"]], [["**/*.{json,yaml}", "!a.yaml"]]])(
    "leaves out what %j match",
    async (globs) => {
      const run = await runMain(workspace(files), ["-f", "json", ...globs.map((glob) => `--ignore-pattern=${glob}`)]);
      expect(run).toMatchObject({ status: 0, stderr: "" });
      expect(JSON.parse(run.stdout)).toHaveLength(1);
    },
  );

  it("says that a named file is left out, and if nothing is left", async () => {
    const cwd = workspace(files);
    expect(await runMain(cwd, ["--ignore-pattern", "old", "old/b.yaml"])).toEqual({
      status: 0,
      stdout: "",
      stderr: '"old/b.yaml" is skipped: --ignore-pattern lists it.\n',
    });
    expect(await runMain(cwd, ["--ignore-pattern", "*.yaml"])).toEqual({
      status: 2,
      stdout: "",
      stderr: `There is nothing to lint in this folder: "ignores" in the config or --ignore-pattern excludes every file there.\n`,
    });
  });

  it("refuses a glob with too many braces", async () => {
    const run = await runMain(workspace(files), ["--ignore-pattern", "{a,b}".repeat(20)]);
    expect(run).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--ignore-pattern: The braces of this glob") as string,
    });
  });
});

describe("--pass-on-nothing", () => {
  it("turns an empty folder and a glob without a file into a note", async () => {
    const cwd = workspace({ "readme.txt": "" });
    for (const path of [".", "*.yaml"]) {
      const failed = await runMain(cwd, [path]);
      expect(failed).toMatchObject({ status: 2, stdout: "" });
      const passed = await runMain(cwd, ["--pass-on-nothing", path]);
      expect(passed).toEqual({ status: 0, stdout: "", stderr: failed.stderr });
    }
    expect((await runMain(cwd, ["--pass-on-nothing", "-f", "json"])).stdout).toBe("[]\n");
  });

  it("says once what cannot be read", async () => {
    const cwd = workspace({ "readme.txt": "" });
    symlinkSync("nowhere", join(cwd, "a.yaml"));
    const { stderr } = await runMain(cwd, ["--pass-on-nothing"]);
    expect(stderr.match(/leads nowhere/g)).toHaveLength(1);
    expect(stderr).toContain("There is nothing to lint in this folder");
    expect((await runMain(cwd, [])).stderr).toMatch(/There is nothing to lint in this folder: .* leads nowhere\.\n$/);
  });

  it("hides no mistake", async () => {
    expect(await runMain(workspace({ "a.yaml": unordered }), ["--pass-on-nothing", "b.yaml"])).toMatchObject({
      status: 2,
    });
    expect(await runMain(workspace({ "a.yaml": unordered }), ["--pass-on-nothing"])).toMatchObject({ status: 1 });
    expect(await runMain(workspace({ "a.yaml": withoutRole }), ["--pass-on-nothing"])).toMatchObject({ status: 0 });
  });
});

/** A fix, and suggestions that grant, narrow and rename. */
const everyEdit = `${unordered}  Lake:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: ec2.amazonaws.com }
            Action: sts:AssumeRole
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: orders-lake
        ServiceAccessRoleArn: !GetAtt Lake.Arn
`;

describe("--fix-type", () => {
  const marks = {
    fix: "DependsOn: DmsVpcRole",
    grants: "[ec2.amazonaws.com, dms.amazonaws.com]",
    narrows: "aws:SourceAccount",
    renames: "Conditions:",
  };
  const argv = ["--preset", "all", "--fix-suggestions"];

  it.each(Object.entries(marks))("makes edits of the type %s only", async (type, mark) => {
    const cwd = workspace({ "a.yaml": everyEdit });
    await runMain(cwd, [...argv, "--fix-type", type]);
    const text = readFileSync(join(cwd, "a.yaml"), "utf8");
    expect(Object.values(marks).filter((one) => text.includes(one))).toEqual([mark]);
  });

  it.each([
    ["of several options", ["--fix-type", "grants", "--fix-type", "renames"]],
    ["of one option", ["--fix-type", "grants, renames"]],
  ])("makes those of several types %s, and counts the fixes that it leaves", async (_where, types) => {
    const cwd = workspace({ "a.yaml": everyEdit });
    const run = await runMain(cwd, [...argv, ...types]);
    const text = readFileSync(join(cwd, "a.yaml"), "utf8");
    expect(Object.values(marks).filter((one) => text.includes(one))).toEqual([marks.grants, marks.renames]);
    expect(run.stdout).toContain("potentially fixable with --fix");
  });

  it.each([
    [["--fix-type", "fix"], "The option --fix-type needs --fix, --fix-dry-run or --fix-suggestions."],
    [["--fix", "--fix-type", "narrows"], "The option --fix-type narrows needs --fix-suggestions."],
    [["--fix", "--fix-type", "fix,narrows"], "The option --fix-type narrows needs --fix-suggestions."],
    [["--fix", "--fix-type", "fix,"], 'There is no type of edits "": --fix-type is fix, grants, narrows or renames.'],
    [
      ["--fix-suggestions", "--fix-type", "layout"],
      'There is no type of edits "layout": --fix-type is fix, grants, narrows or renames.',
    ],
  ])("refuses %j, which would do nothing", async (options, message) => {
    const run = await runMain(workspace({ "a.yaml": unordered }), options);
    expect(run).toEqual({ status: 2, stdout: "", stderr: `${message}\n` });
  });
});
