import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { changeRun, keptFile, marker, markRuns, project, trial } from "./cached.js";
import { program } from "./program.js";
import { run } from "./run-command.js";
import { runMain } from "./run-main.js";
import { unordered } from "./templates.js";

describe("the folder of kept runs", () => {
  it("takes no run that was cut off, has another letter or is something else", async () => {
    const { folder, run } = trial({ "stack.yaml": unordered });
    const first = await run(".");
    const path = keptFile(folder);
    const whole = readFileSync(path, "utf8");
    const broken = [0, 1, 10, Math.floor(whole.length / 2), whole.length - 1].map((length) => whole.slice(0, length));
    const flipped = whole.replace("dms-vpc-role", "dms-vpc-rola");
    expect(flipped).not.toBe(whole);
    const texts = [...broken, "[]", "null", "{}", flipped].map((text) => () => writeFileSync(path, text));
    const note = { question: "constructor", path: "", limit: 0, answer: "" };
    const shapes = [{ told: {} }, { notes: { disk: [note] } }].map(
      (part) => () => changeRun(path, (kept) => ({ ...kept, ...part })),
    );
    for (const damage of [...texts, ...shapes]) {
      damage();
      expect(await run(".")).toEqual(first);
      expect(readFileSync(path, "utf8")).toBe(whole);
    }
  });

  it("keeps runs in the cache folder of the user by default", async () => {
    const { cwd } = trial({ "stack.yaml": unordered });
    const home = workspace({});
    await runMain(cwd, ["--cache", "."], { env: { XDG_CACHE_HOME: home } });
    expect(readdirSync(join(home, "dmslint", "runs"))).toHaveLength(1);
    expect(readdirSync(cwd).sort()).toEqual([".git", "stack.yaml"]);
  });

  it("keeps no runs where a path from the working folder leads", async () => {
    const { cwd } = trial({ "stack.yaml": unordered });
    const home = workspace({});
    await run(cwd, process.execPath, [program, "--cache", "."], { XDG_CACHE_HOME: "caches", HOME: home });
    expect(readdirSync(cwd).sort()).toEqual([".git", "stack.yaml"]);
    expect(readdirSync(join(home, ".cache/dmslint/runs"))).toHaveLength(1);
  });

  it("keeps no runs where there is no home folder, and says so", async () => {
    const { cwd } = trial({ "stack.yaml": unordered });
    const { status, stderr } = await run(cwd, process.execPath, [program, "--cache", "."], {
      HOME: "",
      XDG_CACHE_HOME: "",
    });
    expect(status).toBe(1);
    expect(stderr).toBe("The results cannot be kept: there is no home folder. Name a folder with --cache-location.\n");
    expect(readdirSync(cwd).sort()).toEqual([".git", "stack.yaml"]);
  });

  it.each([
    ["home", { HOME: "home", XDG_CACHE_HOME: "" }],
    ["caches", { HOME: "home", XDG_CACHE_HOME: "caches" }],
  ])("keeps no runs where all paths are relative, and names the first one: %s", async (named, env) => {
    const { cwd } = trial({ "stack.yaml": unordered });
    const { status, stderr } = await run(cwd, process.execPath, [program, "--cache", "."], env);
    expect(status).toBe(1);
    expect(stderr).toBe(
      `The results cannot be kept: "${named}" is no absolute path to a home or cache folder. Name a folder with --cache-location.\n`,
    );
    expect(readdirSync(cwd).sort()).toEqual([".git", "stack.yaml"]);
  });

  it.each([[".cache/dmslint"], ["."], ["module"]])("may be inside of what is linted: %s", async (place) => {
    const { cwd } = trial(project);
    const plain = await runMain(cwd, ["."]);
    const cached = ["--cache", "--cache-location", place, "."];
    expect(await runMain(cwd, cached)).toEqual(plain);
    markRuns(join(cwd, place));
    expect(await runMain(cwd, cached)).toEqual({ ...plain, stdout: marker });
    expect(await runMain(cwd, ["."])).toEqual(plain);
    writeFiles(cwd, { "late.yaml": unordered });
    expect(await runMain(cwd, cached)).toEqual(await runMain(cwd, ["."]));
  });

  it("keeps the newest hundred runs", async () => {
    const { folder, run } = trial({ "stack.yaml": unordered });
    for (let index = 0; index < 100; index++) writeFileSync(join(folder, `${String(index)}.dmslint-run.json`), "{}");
    writeFileSync(join(folder, "other.json"), "{}");
    const { status } = await run(".");
    expect(status).toBe(1);
    expect(readdirSync(folder)).toHaveLength(101);
    expect(readdirSync(folder)).toContain("other.json");
  });
});

describe("--cache-location", () => {
  it("must be a folder", async () => {
    const { cwd } = trial({ "stack.yaml": unordered });
    const file = join(cwd, "stack.yaml");
    expect(await runMain(cwd, ["--cache", "--cache-location", "stack.yaml", "."])).toEqual({
      status: 2,
      stdout: "",
      stderr: `The results cannot be kept in "${file}": it is a file. Name a folder.\n`,
    });
  });

  it("may not be in a file", async () => {
    const { cwd } = trial({ "stack.yaml": unordered });
    const { status, stderr } = await runMain(cwd, ["--cache", "--cache-location", "stack.yaml/runs", "."]);
    expect(status).toBe(1);
    const folder = join(cwd, "stack.yaml", "runs");
    expect(stderr).toBe(
      `The results cannot be kept in "${folder}": a file, or a link that leads nowhere, stands where its folder would be.\n`,
    );
  });

  it("needs --cache", async () => {
    const { cwd } = trial({ "stack.yaml": unordered });
    expect(await runMain(cwd, ["--cache-location", "runs", "."])).toMatchObject({
      status: 2,
      stderr: "The option --cache-location needs --cache.\n",
    });
  });

  it("is not followed out of the repository", async () => {
    const outside = workspace({});
    const { cwd } = trial({ "stack.yaml": unordered });
    symlinkSync(outside, join(cwd, "runs"));
    const { stderr, status } = await runMain(cwd, ["--cache", "--cache-location", "runs", "stack.yaml"]);
    expect(status).toBe(1);
    expect(stderr).toContain("cannot be kept");
    expect(readdirSync(outside)).toEqual([]);
  });
});
