import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintFiles } from "../../src/workspace/index.js";
import { runMain } from "../cli/run-main.js";
import { subnetGroup, unordered, unorderedModule } from "../cli/templates.js";
import { failedAsUnread } from "../cli/unread-run.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { giveTo, runAll, users } from "./run-as.js";

const git = { ".git/HEAD": "" };

/** A path with bytes that are not UTF-8. */
const bytes = (folder: string, name: string): Buffer =>
  Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, "latin1")]);

describe("names that are not UTF-8", () => {
  it.each<[string, string[], string]>([
    ["of a template in a folder", ["."], "b\xff.yaml"],
    ["of a template that a glob matches", ["*.yaml"], "b\xff.yaml"],
    ["of a file of a module", ["main.tf", "a.yaml"], "b\xff.tf"],
    ["of values of a module", ["main.tf", "a.yaml"], "b\xff.auto.tfvars"],
  ])("%s are said, and the rest is linted", async (_, argv, name) => {
    const cwd = workspace({ ...git, "a.yaml": unordered, "main.tf": "" });
    writeFileSync(bytes(cwd, name), unordered);
    const run = await runMain(cwd, argv);
    expect(run.status).toBe(2);
    expect(run.stdout).toContain("account-role-order");
    expect(run.stderr).toBe(
      failedAsUnread(`"${name.replace("\xff", "\uFFFD")}" cannot be read: its name is not valid UTF-8.\n`),
    );
    expect((await runMain(cwd, [...argv, "-f", "json"])).stdout).toContain("its name is not valid UTF-8");
  });

  it("of a folder are said", async () => {
    const cwd = workspace({ ...git, "a.yaml": unordered });
    mkdirSync(bytes(cwd, "d\xff"));
    writeFileSync(bytes(cwd, "d\xff/b.yaml"), unordered);
    expect(await runMain(cwd, ["."])).toMatchObject({
      status: 2,
      stderr: failedAsUnread('"d\uFFFD" cannot be read: its name is not valid UTF-8.\n'),
    });
    for (const glob of ["d*", "d?/**"])
      expect(await runMain(cwd, [".", "--ignore-pattern", glob])).toMatchObject({ status: 1, stderr: "" });
  });

  it("make a named file one that is not there", async () => {
    const cwd = workspace({ ...git, "a.yaml": unordered });
    writeFileSync(bytes(cwd, "b\xff.yaml"), unordered);
    expect(await runMain(cwd, ["a.yaml", "b\uFFFD.yaml"])).toMatchObject({
      status: 2,
      stderr: 'There is no file or folder "b\uFFFD.yaml".\n',
    });
  });

  it("that have the sign for an unknown character are names like others", async () => {
    const cwd = workspace({ ...git, "b\uFFFD.yaml": unordered });
    expect(await runMain(cwd, ["."])).toMatchObject({ status: 1, stderr: "" });
  });

  it("of files that are never linted are not said", async () => {
    const cwd = workspace({ ...git, "a.yaml": unordered });
    writeFileSync(bytes(cwd, "b\xff.txt"), "");
    expect(await runMain(cwd, ["."])).toMatchObject({ status: 1, stderr: "" });
  });
});

describe("paths", () => {
  it("may be 250 folders deep", async () => {
    const cwd = workspace({ ...git, ".gitignore": "*.txt\n", [`${"d/".repeat(250)}a.yaml`]: unordered });
    expect(await runMain(cwd, ["."])).toMatchObject({ status: 1, stderr: "" });
  });

  it.each([
    ["and the rest is linted", { "a.yaml": unordered }, "account-role-order"],
    ["also if there is nothing else", {}, ""],
  ])("that are deeper are said, %s", async (_, files, found) => {
    const cwd = workspace({ ...git, ...files, [`${"d/".repeat(800)}b.yaml`]: unordered });
    const run = await runMain(cwd, ["."]);
    expect(run.status).toBe(2);
    expect(run.stdout).toContain(found);
    expect(run.stderr).toContain(
      `${"d/".repeat(251).slice(0, -1)}" cannot be read: it is inside more than 250 folders.\n`,
    );
  });

  it("that are too long are said, and the rest is linted", async () => {
    const cwd = workspace({ ...git, "a.yaml": unordered });
    const name = "n".repeat(250);
    const made = spawnSync("bash", ["-c", `for i in {1..20}; do mkdir ${name} && cd ${name}; done; echo x > b.yaml`], {
      cwd,
    });
    expect(made.status).toBe(0);
    try {
      const run = await runMain(cwd, ["."]);
      expect(run.status).toBe(2);
      expect(run.stderr).toMatch(/^"[n/]+" cannot be read: its path is too long\.\n/);
    } finally {
      spawnSync("rm", ["-rf", name], { cwd });
    }
  });

  it.each(users)("without permission are said, %s", async (_, uid) => {
    const cwd = workspace({ ...git, "a.yaml": unordered, "locked/b.yaml": unordered });
    chmodSync(join(cwd, "locked"), 0);
    giveTo(uid, cwd);
    const calls = [
      ["."],
      ["locked"],
      ["locked/b.yaml"],
      ["--print-config", "locked/b.yaml"],
      ["a.yaml", "--suppressions-location", "locked/s.json"],
    ];
    const [found, named, inside, printed, suppressed] = await runAll(
      calls.map((argv) => ({ cwd, argv })),
      uid,
    );
    chmodSync(join(cwd, "locked"), 0o700);
    const canRead = uid === undefined && process.getuid?.() === 0;
    const reason = "cannot be read: there is no permission to read it.\n";
    const status = canRead ? 1 : 2;
    expect(found).toMatchObject({ status, stderr: canRead ? "" : failedAsUnread(`"locked" ${reason}`) });
    expect(named).toMatchObject({ status, stderr: canRead ? "" : `The folder "locked" ${reason}` });
    expect(inside).toMatchObject({ status, stderr: canRead ? "" : `"locked/b.yaml" ${reason}` });
    expect(suppressed?.stderr).toBe(
      canRead
        ? 'There is no baseline "locked/s.json". --suppress-all writes it.\n'
        : `The baseline "locked/s.json" ${reason}`,
    );
    expect(printed?.stderr).toBe(canRead ? "" : `"locked/b.yaml" ${reason}`);
  });
});

/** A plugin that removes a folder. It is loaded after the files were found and before they are read. */
const remover = (path: string): string => `import { rmSync } from "node:fs";
const meta = { type: "problem", docs: { description: "it" }, messages: {} };
export default { name: "remover", rules: [{ name: "it", meta, create: () => ({}) }] };
rmSync(new URL("${path}", import.meta.url), { recursive: true });
`;

/** A plugin whose rule removes a folder, after all files were read. */
const lateRemover = (path: string): string => `import { rmSync } from "node:fs";
const meta = { type: "problem", docs: { description: "it" }, messages: {} };
const create = () => ({ Template: () => rmSync(new URL("${path}", import.meta.url), { recursive: true, force: true }) });
export default { name: "remover", rules: [{ name: "remover/it", meta, create }] };
`;

describe("a folder that goes away", () => {
  const config = "plugins: [./plugin.mjs]\nrules: { remover/it: error }\n";

  it("after its files were found does not end the run", async () => {
    const cwd = workspace({
      ...git,
      "dmslint.config.yaml": config.replace(/rules.*\n/, ""),
      "plugin.mjs": remover("./gone"),
      "a.yaml": unordered,
      "gone/main.tf": `${unorderedModule}\n${subnetGroup}`,
      "gone/b.yaml": unordered,
    });
    const results = await lintFiles(["."], { cwd });
    expect(readdirSync(cwd)).not.toContain("gone");
    // All files were read when they were found.
    expect(results.map(({ errorCount }) => errorCount)).toEqual([1, 1, 1]);
  });

  it.each([
    ["with all that is linted", { "gone/a.yaml": unordered }, ["gone"]],
    ["beside other files", { "gone/a.yaml": unordered, "b.yaml": unordered }, ["."]],
  ])("before its files are fixed, %s, is a problem of each of them", async (_, files, argv) => {
    const cwd = workspace({ ...git, "dmslint.config.yaml": config, "plugin.mjs": lateRemover("./gone"), ...files });
    const run = await runMain(cwd, [...argv, "--fix"]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('"gone/a.yaml" is not fixed and stays as it was: it or its folder does not exist.');
    expect(run.stderr).not.toContain("dmslint failed");
    const isFixed = "b.yaml" in files;
    if (isFixed) expect(readFileSync(join(cwd, "b.yaml"), "utf8")).toContain("DependsOn");
    // The report is about what is there, or about what was read where nothing is left.
    expect(run.stdout.includes("account-role-order")).toBe(!isFixed);
  });
});

describe("bytes that are not UTF-8", () => {
  it("are linted, and the file is neither changed nor left unsaid", async () => {
    const latin = Buffer.from(unordered.replace("Private subnets", "Zur\xfcck"), "latin1");
    const cwd = workspace({ ...git, "a.yaml": latin, "b.yaml": unordered });
    const run = await runMain(cwd, ["--fix"]);
    expect(run.status).toBe(2);
    expect(run.stderr).toBe(
      '"a.yaml" is not fixed and stays as it was: it contains bytes that are neither UTF-8 nor UTF-16; save it as UTF-8 first.\n',
    );
    expect(readFileSync(join(cwd, "a.yaml")).equals(latin)).toBe(true);
    expect(readFileSync(join(cwd, "b.yaml"), "utf8")).toContain("DependsOn");
    expect(run.stdout).toContain("account-role-order");
  });
});

/** Makes a file larger without filling the disk. */
function grow(path: string, megabytes: number): void {
  truncateSync(path, megabytes * 1_000_000);
}

describe("files that are too large", () => {
  it("in a folder are said", async () => {
    const cwd = workspace({ ...git, "a.yaml": unordered, "b.yaml": unordered });
    grow(join(cwd, "b.yaml"), 6);
    expect(await runMain(cwd, ["."])).toMatchObject({
      status: 1,
      stderr: '"b.yaml" is skipped: it is larger than 5 MB. Name it to lint it.\n',
    });
  });

  it.each(["a.yaml", "main.tf", "policy.json"])("are an error if they are named, as %s", async (name) => {
    const cwd = workspace({ ...git, [name]: unordered });
    grow(join(cwd, name), 110);
    expect(await runMain(cwd, [name])).toEqual({
      status: 2,
      stdout: "",
      stderr: `The file "${name}" cannot be read: it is larger than 100 MB.\n`,
    });
  });

  it("in a module leave the module not judged for what they may hold", async () => {
    const cwd = workspace({ ...git, "main.tf": subnetGroup, "role.tf": unorderedModule });
    expect((await runMain(cwd, ["."])).stdout).toContain("account-role-order");
    writeFiles(cwd, { "role.tf": "#" });
    expect((await runMain(cwd, ["."])).stdout).toContain("account-role-present");
    grow(join(cwd, "role.tf"), 6);
    const run = await runMain(cwd, [".", "--not-judged"]);
    expect(run.status).toBe(2);
    expect(run.stderr).toBe(failedAsUnread('"role.tf" cannot be read: it is larger than 5 MB.\n'));
    expect(run.stdout).toContain("the file cannot be read: it is larger than 5 MB");
    expect(run.stdout.replace(/\s+/g, " ")).toContain(
      "dms-vpc-role: role.tf cannot be read: it is larger than 5 MB main.tf:1:1 aws_dms_replication_subnet_group.private: account-role-present",
    );
    rmSync(join(cwd, "role.tf"));
    expect((await runMain(cwd, ["."])).stdout).toContain("account-role-present");
  });
});
