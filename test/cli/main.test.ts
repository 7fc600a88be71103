import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, unordered, withoutRole } from "./templates.js";

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
  ])("is %s", async (_, files, argv, status) => {
    expect(await runMain(workspace(files), argv)).toMatchObject({ status });
  });
});

describe("main", () => {
  it("shows help and version", async () => {
    expect(await runMain("/", ["-h"])).toMatchObject({ status: 0, stderr: "" });
    expect((await runMain("/", ["-v"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await runMain("/", ["lsp", "--help"])).stdout).toMatch(/^dmslint lsp: /);
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
