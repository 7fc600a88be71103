import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { leastPolicy, lintFiles, lintText } from "../../../src/workspace/index.js";
import { runMain } from "../../cli/run-main.js";
import { subnetGroup, unordered, unorderedModule } from "../../cli/templates.js";
import { failedAsUnread } from "../../cli/unread-run.js";
import { workspace, writeFiles } from "../workspace.js";

const module = { ".git/HEAD": "", "main.tf": `${unorderedModule}\n${subnetGroup}` };
const isRoot = process.getuid?.() === 0;

/** Things of the file system that stand where a file is expected, and why they are not read. */
const obstacles: readonly [string, (path: string) => void, string][] = [
  ["a link that leads nowhere", (path) => symlinkSync("nowhere", path), "its link leads nowhere"],
  ["a link that leads back to itself", (path) => symlinkSync(path, path), "its link leads nowhere"],
  ["a link out of the project", (path) => symlinkSync("/etc/hostname", path), "its link leads out of the"],
  ["a link to a device", (path) => symlinkSync("/dev/zero", path), "its link leads out of the"],
];

describe("what cannot be read", () => {
  const large = '"m/large.tf" cannot be read: it is larger than 5 MB.';
  const withLarge = (config: string): string =>
    workspace({
      ".git/HEAD": "",
      "a.yaml": unordered,
      "m/large.tf": "#".repeat(5_000_001),
      "dmslint.config.yaml": config,
    });

  it.each<[string, readonly string[]]>([
    ["lint", []],
    ["lint a glob", ["**/*.{yaml,tf}"]],
    ["write policies", ["policy"]],
    ["draw", ["graph"]],
  ])("fails the run that is to %s, after it has shown the rest", async (_, argv) => {
    const run = await runMain(withLarge(""), argv);
    expect(run.status).toBe(2);
    for (const line of failedAsUnread(`${large}\n`).split("\n")) expect(run.stderr).toContain(line);
    expect(run.stdout).not.toBe("");
  });

  it("fails the run on a text to whose module it belongs", async () => {
    const argv = ["--stdin", "--stdin-filename", "m/main.tf"];
    const run = await runMain(withLarge(""), argv, { stdin: unorderedModule + subnetGroup });
    expect(run).toMatchObject({ status: 2, stderr: failedAsUnread(`${large}\n`) });
    expect(run.stdout).toContain("account-role-order");
    expect(await runMain(withLarge("ignores: [m/large.tf]\n"), argv, { stdin: "" })).toMatchObject({ stderr: "" });
  });

  it("fails the functions of the library", async () => {
    const cwd = withLarge("");
    await expect(lintText("", { cwd, filePath: "m/main.tf" })).rejects.toThrow(large);
    await expect(lintFiles(".", { cwd })).rejects.toThrow(large);
    await expect(leastPolicy(".", { cwd })).rejects.toThrow(large);
  });

  it("leaves the baseline as it is, because nobody looked", async () => {
    const cwd = withLarge("");
    await runMain(cwd, ["--suppress-all"]);
    const kept = readFileSync(join(cwd, "dmslint-suppressions.json"), "utf8");
    expect(kept).toContain("a.yaml");
    writeFiles(cwd, { "a.yaml": "Resources: {}\n" });
    const run = await runMain(cwd, ["--prune-suppressions"]);
    expect(run.status).toBe(2);
    expect(readFileSync(join(cwd, "dmslint-suppressions.json"), "utf8")).toBe(kept);
    expect((await runMain(cwd, [])).stderr).not.toContain("no longer found");
  });

  it("does not matter where a config or an option ignores it", async () => {
    expect(await runMain(withLarge("ignores: [m]\n"), [])).toMatchObject({ status: 1, stderr: "" });
    expect(await runMain(withLarge(""), ["--ignore-pattern", "m/**"])).toMatchObject({ status: 1, stderr: "" });
  });

  it.each(obstacles)("%s in a module's folder is said, and the module is linted", async (_name, make, reason) => {
    const cwd = workspace(module);
    make(join(cwd, "other.tf"));
    const run = await runMain(cwd, []);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain("account-role-order");
    expect(run.stderr).toContain(`"other.tf" cannot be read: ${reason}`);
    const [, other] = await lintFiles(["."], { cwd });
    expect(other?.notJudged).toEqual([expect.objectContaining({ ruleId: null, line: 1, column: 1 })]);
  });

  it.skipIf(isRoot)("a file without permission is said, and refused by name", async () => {
    const cwd = workspace({ ...module, "other.tf": "" });
    chmodSync(join(cwd, "other.tf"), 0);
    const run = await runMain(cwd, []);
    expect(run).toMatchObject({
      status: 2,
      stderr: failedAsUnread('"other.tf" cannot be read: there is no permission to read it.\n'),
    });
    expect(run.stdout).toContain("account-role-order");
  });

  it("a pipe is passed over in a folder, and refused by name", async () => {
    const cwd = workspace({ ".git/HEAD": "", "a.yaml": unordered });
    spawnSync("mkfifo", [join(cwd, "pipe.yaml")]);
    expect(await runMain(cwd, [])).toMatchObject({ status: 1, stderr: "" });
    expect(await runMain(cwd, ["pipe.yaml"])).toEqual({
      status: 2,
      stdout: "",
      stderr: 'The file "pipe.yaml" cannot be read: it is not a regular file.\n',
    });
  });

  it.each([".gitignore", "dmslint.config.yaml", "dmslint-suppressions.json", "terraform.tfvars"])(
    "%s as a pipe or a device neither blocks nor fills the memory",
    async (name) => {
      const cwd = workspace(module);
      spawnSync("mkfifo", [join(cwd, name)]);
      expect((await runMain(cwd, ["main.tf"])).status).toBeGreaterThan(0);
      rmSync(join(cwd, name));
      symlinkSync("/dev/zero", join(cwd, name));
      expect((await runMain(cwd, ["main.tf"])).status).toBeGreaterThan(0);
    },
  );

  it("the output folder of CDK beside a template is not taken for a file", async () => {
    const cwd = workspace({ ".git/HEAD": "", "a.yaml": unordered, "cdk.out/b.yaml": unordered });
    expect(await runMain(cwd, [])).toMatchObject({ status: 1, stderr: "" });
  });

  // Other systems refuse such names.
  it.runIf(process.platform === "linux")(
    "a file with a broken name beside the one that is linted is not read",
    async () => {
      const cwd = workspace({ ".git/HEAD": "", "a.yaml": unordered });
      writeFileSync(Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from([0xff]), Buffer.from(".yaml")]), "");
      expect(await runMain(cwd, ["a.yaml"])).toMatchObject({ status: 1, stderr: "" });
    },
  );

  it("a path that is too long ends nothing", async () => {
    const cwd = workspace({ ".git/HEAD": "", "a.yaml": unordered });
    const run = await runMain(cwd, ["a.yaml", `${"x/".repeat(3000)}y.yaml`]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('y.yaml" cannot be read: its path is too long.');
  });

  it.skipIf(isRoot)("a folder without permission is said, and the rest is linted", async () => {
    const cwd = workspace({ ".git/HEAD": "", "a.yaml": unordered });
    mkdirSync(join(cwd, "locked"), { mode: 0 });
    const run = await runMain(cwd, []);
    expect(run).toMatchObject({
      status: 2,
      stderr: failedAsUnread('"locked" cannot be read: there is no permission to read it.\n'),
    });
    writeFiles(cwd, { "dmslint.config.yaml": 'ignores: ["locked/**"]\n' });
    expect(await runMain(cwd, [])).toMatchObject({ status: 1, stderr: "" });
    expect((await runMain(cwd, ["locked"])).status).toBe(2);
    chmodSync(join(cwd, "locked"), 0o700);
  });

  it.skipIf(isRoot)("a folder without permission is said where a glob leads into it", async () => {
    const cwd = workspace({ ".git/HEAD": "", "a.yaml": unordered, "b/a.yaml": unordered });
    mkdirSync(join(cwd, "locked"), { mode: 0 });
    const said = failedAsUnread('"locked" cannot be read: there is no permission to read it.\n');
    expect(await runMain(cwd, ["**/*.yaml"])).toMatchObject({ status: 2, stderr: said });
    expect(await runMain(cwd, ["b/*.yaml"])).toMatchObject({ status: 1, stderr: "" });
    expect(await runMain(cwd, ["locked/*.yaml"])).toEqual({
      status: 2,
      stdout: "",
      stderr: 'The folder "locked" cannot be read: there is no permission to read it.\n',
    });
    expect(await runMain(cwd, ["*/a.yaml"])).toMatchObject({ status: 2, stderr: said });
    writeFiles(cwd, { ".gitignore": "locked\n" });
    expect(await runMain(cwd, ["**/*.yaml"])).toMatchObject({ status: 1, stderr: "" });
    chmodSync(join(cwd, "locked"), 0o700);
  });
});
