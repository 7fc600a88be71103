import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pluginIn } from "../workspace/plugins/plugin.js";
import { writeFiles } from "../workspace/workspace.js";
import { changeRun, keptFile, marker, markRuns, project, trial } from "./cached.js";
import { dmslint } from "./program.js";
import { runMain } from "./run-main.js";
import { passesAll, unordered } from "./templates.js";

describe("--cache", () => {
  it("gives the output of an unchanged run again", async () => {
    const { cwd, folder, run } = trial(project);
    const plain = await runMain(cwd, ["."]);
    expect(await run(".")).toEqual(plain);
    expect(await run(".")).toEqual(plain);
    markRuns(folder);
    expect(await run(".")).toEqual({ ...plain, stdout: marker });
  });

  it("gives notes and the exit status again", async () => {
    const { folder, run } = trial({ ...project, "notes.md": "# Notes\n" });
    const first = await run("stack.yaml", "notes.md");
    expect(first).toMatchObject({ status: 1, stderr: expect.stringContaining("notes.md") as string });
    markRuns(folder);
    expect(await run("stack.yaml", "notes.md")).toEqual({ ...first, stdout: marker });
  });

  const changes: Readonly<Record<string, (cwd: string) => void>> = {
    "a file that was linted": (cwd) => writeFiles(cwd, { "other.yaml": unordered }),
    "a file with another content of the same size": (cwd) =>
      writeFiles(cwd, { "stack.yaml": unordered.replace("dms-vpc-role", "dms-vpx-role") }),
    "a new template": (cwd) => writeFiles(cwd, { "new.yaml": unordered }),
    "a new template in a folder without any": (cwd) => writeFiles(cwd, { ".git/HEAD": "", "docs/new.yaml": unordered }),
    "a template that is gone": (cwd) => rmSync(join(cwd, "other.yaml")),
    "a new file of a module": (cwd) => writeFiles(cwd, { "module/more.tf": "locals {}\n" }),
    "values of a module": (cwd) => writeFiles(cwd, { "module/terraform.tfvars": 'name = "dms-vpc-role"\n' }),
    "a new config": (cwd) => writeFiles(cwd, { "dmslint.config.yaml": "extends: strict\n" }),
    "a new config in a folder": (cwd) => writeFiles(cwd, { "policies/dmslint.config.json": "{}" }),
    "an ignore file": (cwd) => writeFiles(cwd, { ".gitignore": "other.yaml\n" }),
    "a baseline": (cwd) => writeFiles(cwd, { "dmslint-suppressions.json": "{}" }),
    "a link in the place of a file": (cwd) => {
      rmSync(join(cwd, "other.yaml"));
      symlinkSync("stack.yaml", join(cwd, "other.yaml"));
    },
    "a folder in the place of a file": (cwd) => {
      rmSync(join(cwd, "other.yaml"));
      mkdirSync(join(cwd, "other.yaml"));
    },
  };

  it.each(Object.entries(changes))("lints again after a change: %s", async (_, change) => {
    const { cwd, folder, run } = trial({ ...project, "docs/page.md": "# Page\n" });
    await run(".");
    markRuns(folder);
    change(cwd);
    const fresh = await runMain(cwd, ["."]);
    expect(fresh.stdout).not.toBe(marker);
    expect(await run(".")).toEqual(fresh);
    expect(await run(".")).toEqual(fresh);
  });

  it("lints again when a file that a template refers to changes", async () => {
    const calls = 'module "m" {\n  source = "../module"\n  name   = "a"\n}\n';
    const { cwd, folder, run } = trial({ ...project, "root/main.tf": calls });
    await run("root");
    markRuns(folder);
    writeFiles(cwd, { "module/main.tf": `${project["module/main.tf"]}\nresource "aws_iam_role" "s" {}\n` });
    expect(await run("root")).toEqual(await runMain(cwd, ["root"]));
  });

  it.each(["**/*.yaml", "{stack,late}.yaml", "*/policy.json"])("sees what a glob matches: %s", async (glob) => {
    const { cwd, folder, run } = trial(project);
    await run(glob);
    markRuns(folder);
    expect((await run(glob)).stdout).toBe(marker);
    writeFiles(cwd, { "late.yaml": unordered, "late/policy.json": passesAll });
    expect(await run(glob)).toEqual(await runMain(cwd, [glob]));
  });

  it("keeps runs with other options apart", async () => {
    const { cwd, folder, run } = trial(project);
    await run(".");
    markRuns(folder);
    for (const options of [["-f", "json"], ["--preset", "all"], ["--quiet"], ["--region", "cn-north-1"]]) {
      expect(await run(".", ...options)).toEqual(await runMain(cwd, [".", ...options]));
    }
  });

  const metadata =
    '    Metadata: { dmslint: { disable: [{ rule: account-role-order, reason: why, "\\x75ntil": "2999-01-01" }] } }\n';
  const type = "    Type: AWS::DMS::ReplicationSubnetGroup\n";
  const endings = {
    "in a comment": `# dmslint-disable account-role-order until=2999-01-01 -- later\n${unordered}`,
    "in metadata, with an escape": unordered.replace(type, type + metadata),
  };

  it.each(Object.entries(endings))("lints again on another day, if a directive ends %s", async (_, text) => {
    const { cwd, folder, run } = trial({ "stack.yaml": text });
    expect((await run(".")).stdout).not.toContain("account-role-order");
    await run(".");
    markRuns(folder);
    const path = keptFile(folder);
    changeRun(path, (kept) => {
      const { notes } = kept as { readonly notes: { readonly day?: string } };
      expect(notes.day).toBe(new Date().toISOString().slice(0, 10));
      return { ...kept, notes: { ...notes, day: "2026-01-01" } };
    });
    expect(await run(".")).toEqual(await runMain(cwd, ["."]));
  });

  it("writes the file of the report again", async () => {
    const { cwd, run } = trial(project);
    await run("stack.yaml", "-f", "json", "-o", "report.json");
    const report = readFileSync(join(cwd, "report.json"), "utf8");
    expect(report).toContain("account-role-order");
    rmSync(join(cwd, "report.json"));
    expect(await run("stack.yaml", "-f", "json", "-o", "report.json")).toMatchObject({ status: 1 });
    expect(readFileSync(join(cwd, "report.json"), "utf8")).toBe(report);
  });

  it("prints no control characters that somebody put into a kept run", async () => {
    const { folder, run } = trial({ "stack.yaml": unordered });
    await run(".");
    const path = keptFile(folder);
    changeRun(path, (kept) => ({ ...kept, stdout: "a\u001B]0;title\u0007b\n", told: ["c\u001B[2Jd"] }));
    const { stderr, stdout } = await run(".");
    expect(stdout + stderr).not.toMatch(/[\u001B\u0007]/);
  });

  it.each([
    ["--fix-dry-run", ["--fix-dry-run"]],
    ["--debug", ["--debug"]],
    ["a run that fails", ["--max-warnings", "many"]],
  ])("keeps no run with %s", async (_, options) => {
    const { folder, run } = trial(project);
    await run(".", ...options);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("keeps no run with plugins", async () => {
    const { cwd, folder } = trial({ ...pluginIn(""), "policy.json": passesAll });
    const { status, stdout } = await dmslint(cwd, ".", "--cache", "--cache-location", folder);
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining("ours/rule") as string });
    expect(readdirSync(folder)).toEqual([]);
  });
});
