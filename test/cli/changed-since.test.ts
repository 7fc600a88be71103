import { rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { LintResult } from "../../src/linter/index.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { run } from "./run-command.js";
import { runMain } from "./run-main.js";
import { ordered, subnetGroup, unordered, unorderedModule, withoutRole } from "./templates.js";

async function git(cwd: string, ...args: readonly string[]): Promise<void> {
  expect(await run(cwd, "git", args)).toMatchObject({ status: 0 });
}

/** A repository with these files on the branch main, on a branch of its own. */
async function repository(files: Readonly<Record<string, string>>, cwd = workspace({})): Promise<string> {
  writeFiles(cwd, files);
  await git(cwd, "init", "--quiet", "--initial-branch=main");
  await git(cwd, "add", "--all");
  await git(cwd, "commit", "--quiet", "--message", "first");
  await git(cwd, "checkout", "--quiet", "-b", "work");
  return cwd;
}

async function commit(cwd: string, files: Readonly<Record<string, string>>): Promise<void> {
  writeFiles(cwd, files);
  await git(cwd, "add", "--all");
  await git(cwd, "commit", "--quiet", "--message", "more");
}

/** The files that are reported on. */
async function reported(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stderr, stdout } = await runMain(cwd, ["--changed-since", "main", "-f", "json", ...argv]);
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as readonly LintResult[]).map(({ filePath }) => relative(cwd, filePath));
}

/** What is said where nothing can be compared. */
async function refusal(cwd: string): Promise<string> {
  const { status, stderr, stdout } = await runMain(cwd, ["--changed-since", "main"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  return stderr;
}

const files = {
  "a.yaml": unordered,
  "b.yaml": unordered,
  "m/iam.tf": unorderedModule,
  "m/main.tf": subnetGroup,
  "m/extra.tf": "",
  "n/iam.tf": unorderedModule,
  "n/main.tf": subnetGroup,
};

describe("--changed-since", () => {
  it("reports on what is committed, not committed, and new, in names with anything in them", async () => {
    const cwd = await repository(files);
    await commit(cwd, { "b.yaml": `${unordered}# more\n` });
    writeFiles(cwd, {
      "a.yaml": `${unordered}# more\n`,
      "ä new\t.yaml": unordered,
      ".gitignore": "out\n",
      "out/x.yaml": unordered,
    });
    expect(await reported(cwd)).toEqual(["a.yaml", "b.yaml", "ä new\t.yaml"]);
  });

  it("reports on a whole module when a file of it changed, was added or is gone", async () => {
    const cwd = await repository(files);
    expect(await reported(cwd)).toEqual([]);
    rmSync(join(cwd, "m/extra.tf"));
    expect(await reported(cwd)).toEqual(["m/iam.tf", "m/main.tf"]);
    writeFiles(cwd, { "n/terraform.tfvars": "" });
    expect(await reported(cwd)).toEqual(["m/iam.tf", "m/main.tf", "n/iam.tf", "n/main.tf", "n/terraform.tfvars"]);
  });

  it("reports on what calls a module that lost a file, wherever that is", async () => {
    const called = { "modules/x/iam.tf": unorderedModule, "modules/x/main.tf": subnetGroup, "modules/x/extra.tf": "" };
    const cwd = await repository({ "envs/prod/main.tf": 'module "x" {\n  source = "../../modules/x"\n}\n', ...called });
    expect(await reported(cwd, "envs")).toEqual([]);
    rmSync(join(cwd, "modules/x/extra.tf"));
    expect(await reported(cwd, "envs")).toEqual(["envs/prod/main.tf", "modules/x/iam.tf", "modules/x/main.tf"]);
  });

  it("reports on what calls a changed file", async () => {
    const policy = '{ "Version": "2012-10-17", "Statement": [] }\n';
    const main =
      'resource "aws_iam_policy" "p" {\n  name   = "p"\n  policy = file("${path.module}/policies/p.json")\n}\n';
    const cwd = await repository({ "k/main.tf": main, "k/policies/p.json": policy });
    writeFiles(cwd, { "k/policies/p.json": policy.replace("[]", "[ ]") });
    expect(await reported(cwd, "k")).toContain("k/main.tf");
  });

  it.each<[string, string, readonly string[]]>([
    ["a link to the repository", "repo", ["../link/m"]],
    ["a link to the repository, by a file's name", "repo", ["../link/m/main.tf"]],
    ["a working folder behind a link", "link", ["m"]],
    ["a link to a folder in the repository", "repo", ["inside"]],
    ["a link to a file in the repository", "repo", ["one.yaml"]],
  ])("reports on what is named through %s", async (_, from, paths) => {
    const top = workspace({});
    const cwd = await repository({ ...files, ".gitignore": "inside\none.yaml\n" }, join(top, "repo"));
    symlinkSync(cwd, join(top, "link"));
    symlinkSync("m", join(cwd, "inside"));
    symlinkSync("b.yaml", join(cwd, "one.yaml"));
    const argv = ["--changed-since", "main", ...paths.map((path) => join(top, from, path))];
    expect(await runMain(join(top, from), argv)).toEqual({ status: 0, stdout: "", stderr: "" });
    writeFiles(cwd, { "m/extra.tf": "# more\n", "b.yaml": `${unordered}# more\n` });
    expect(await runMain(join(top, from), argv)).toMatchObject({ status: 1, stderr: "" });
  });

  it("reports on what is behind a link that leads elsewhere now", async () => {
    const cwd = await repository({ "old/a.yaml": ordered, "new/a.yaml": unordered });
    symlinkSync("old", join(cwd, "link"));
    await commit(cwd, {});
    await git(cwd, "branch", "--force", "main");
    rmSync(join(cwd, "link"));
    symlinkSync("new", join(cwd, "link"));
    expect(await reported(cwd, "link")).toEqual(["link/a.yaml"]);
  });

  it("reports on all files of a submodule that changed", async () => {
    const library = await repository({ "s.yaml": unordered });
    const cwd = await repository(files);
    await git(cwd, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "submodule");
    await commit(cwd, {});
    await git(cwd, "branch", "--force", "main");
    expect(await reported(cwd)).toEqual([]);
    writeFiles(cwd, { "submodule/new.yaml": ordered });
    expect(await reported(cwd)).toEqual(["submodule/new.yaml", "submodule/s.yaml"]);
    await commit(join(cwd, "submodule"), {});
    expect(await reported(cwd)).toEqual(["submodule/new.yaml", "submodule/s.yaml"]);
    await commit(cwd, {});
    expect(await reported(cwd, "submodule")).toEqual(["submodule/new.yaml", "submodule/s.yaml"]);
  });

  it("reports on all files of a clone that is not in the repository", async () => {
    const cwd = await repository(files);
    await repository({ "c.yaml": unordered }, join(cwd, "clone"));
    expect(await reported(cwd)).toEqual(["clone/c.yaml"]);
  });

  it.each(["../other", "../other/*.yaml"])("refuses %s, which is outside the repository", async (path) => {
    const top = workspace({ "other/a.yaml": unordered });
    const cwd = await repository(files, join(top, "repo"));
    expect(await runMain(cwd, ["--changed-since", "main", path])).toEqual({
      status: 2,
      stdout: "",
      stderr: `--changed-since: "${path}" is outside the repository of the working folder.\n`,
    });
  });

  it("leaves out what only the other branch changed", async () => {
    const cwd = await repository(files);
    await git(cwd, "checkout", "--quiet", "main");
    await commit(cwd, { "b.yaml": ordered });
    await git(cwd, "checkout", "--quiet", "work");
    await commit(cwd, { "a.yaml": ordered });
    expect(await reported(cwd)).toEqual(["a.yaml"]);
  });

  it("still sees the roles of templates that did not change", async () => {
    const role = ordered.slice(0, ordered.indexOf("  SubnetGroup:"));
    const cwd = await repository({ "roles.yaml": role });
    await commit(cwd, { "stack.yaml": withoutRole });
    expect(await runMain(cwd, ["--changed-since", "main"])).toMatchObject({ status: 0, stdout: "" });
    expect((await runMain(cwd, ["stack.yaml", "--changed-since", "main"])).stdout).toContain("account-role-present");
  });

  it("works from a folder inside the repository", async () => {
    const cwd = await repository(files);
    writeFiles(cwd, { "m/main.tf": `# more\n${subnetGroup}`, "a.yaml": ordered });
    expect(await runMain(join(cwd, "m"), ["--changed-since", "main"])).toMatchObject({ status: 1, stderr: "" });
    expect(await runMain(join(cwd, "n"), ["--changed-since", "main"])).toMatchObject({ status: 0, stdout: "" });
  });

  it.each([
    ["nope", '--changed-since: git does not know the commit "nope". It may be missing in a shallow clone.\n'],
    [
      "--output=x",
      '--changed-since: git does not know the commit "--output=x". It may be missing in a shallow clone.\n',
    ],
  ])("refuses %s", async (ref, stderr) => {
    const cwd = await repository(files);
    expect(await runMain(cwd, [`--changed-since=${ref}`])).toEqual({ status: 2, stdout: "", stderr });
  });

  it("refuses a folder that is in no repository", async () => {
    expect(await refusal(workspace(files))).toContain("git repository: not a git repository");
  });

  it.each([
    [
      "a repository of another user",
      "GIT_TEST_ASSUME_DIFFERENT_OWNER",
      "1",
      "detected dubious ownership in repository at",
    ],
    ["without git", "PATH", "/nowhere", "there is no git.\n"],
  ])("refuses %s, and says so", async (_what, variable, value, words) => {
    const cwd = await repository(files);
    vi.stubEnv(variable, value);
    const stderr = await refusal(cwd).finally(() => vi.unstubAllEnvs());
    expect(stderr).toContain(`git repository: ${words}`);
  });
});
