import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, subnetGroup, unorderedModule } from "./templates.js";
import { parse, rulesIn } from "./json-results.js";

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
      ["policy-syntax", "policy-syntax"],
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
    [
      { "a.yaml": ordered, "dmslint.config.yaml": "ignores: [a.yaml]\n" },
      ["*.yaml"],
      '"*.yaml" is skipped: "ignores" in the config lists what it matches.\n',
    ],
    [
      { "a/a.yaml": ordered, "b/b.yaml": ordered },
      ["--ignore-pattern", "a", "{a,b}/*", "b/*", "a/*"],
      '"a/*" is skipped: --ignore-pattern lists what it matches.\n',
    ],
    [{ "b.json": "{}", "a.yaml": ordered }, ["*"], ""],
  ])("is told: %j", async (files, argv, stderr) => {
    expect(await runMain(workspace(files), argv)).toEqual({ status: 0, stdout: "", stderr });
  });
});

describe("modules", () => {
  it("leave out hidden files, as Terraform does: those of editors and of macOS", async () => {
    const files = { "main.tf": subnetGroup, "iam.tf": unorderedModule };
    const hidden = { "._main.tf": "\0\u0005", ".#main.tf": "somebody@machine", ".more.tf.json": "{" };
    const [plain, beside] = [workspace(files), workspace({ ...files, ...hidden })];
    expect(await rulesIn(beside, ["."])).toEqual(await rulesIn(plain, ["."]));
    expect(await rulesIn(beside, ["main.tf"])).toEqual(await rulesIn(plain, ["main.tf"]));
    expect(await runMain(beside, [".#main.tf"])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('".#main.tf" is skipped') as string,
    });
  });

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

it.each([
  ["files", ["a.yaml", "b/b.yaml", "c.yaml"]],
  ["folders", ["c", "b", "a"]],
  ["globs", ["c*/*.yaml", "b/*.yaml", "a/*.yaml"]],
])("the order of %s changes nothing", async (_, paths) => {
  const role = `Resources: { VpcRole: { Type: AWS::IAM::Role, Properties: { RoleName: dms-vpc-role, AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] } } } }\n`;
  const cwd = workspace(
    Object.fromEntries(["a.yaml", "a/a.yaml", "b/b.yaml", "c/c.yaml", "c.yaml"].map((path) => [path, role])),
  );
  const runs = [paths, paths.toReversed()].map((argv) => runMain(cwd, ["--preset", "all", "-f", "json", ...argv]));
  const [one, other] = await Promise.all(runs);
  expect(one?.stdout).toContain("declared here and in");
  expect(one).toEqual(other);
});
