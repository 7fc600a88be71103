import { chmodSync, chownSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCode, writeCode } from "../../src/start/code-file.js";
import { codeFolder } from "../../src/start/code-folder.js";
import { program } from "../cli/program.js";
import { run } from "../cli/run-command.js";
import { unordered } from "../cli/templates.js";
import { temporaryFolder, workspace } from "../workspace/workspace.js";

const isRoot = process.getuid?.() === 0;

/** The files in a folder and below it, with what tells whether they were written again. */
function written(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return paths.map((path) => {
    const { ino, mtimeMs } = statSync(join(folder, path));
    return `${path} ${String(ino)} ${String(mtimeMs)}`;
  });
}

const code = Buffer.alloc(5000, "code");

function kept(): string {
  const path = join(workspace({}), "dmslint", "build", "chunk");
  writeCode(path, code);
  return path;
}

describe("the folder for compiled code", () => {
  const { path: own, remove } = temporaryFolder();
  afterAll(remove);
  const build = `b-${process.version}-${process.arch}`;

  it.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ["in the home folder", { HOME: own }, join(own, ".cache/dmslint", build)],
    ["where the user wants it", { HOME: "/", XDG_CACHE_HOME: own }, join(own, "dmslint", build)],
    ["nowhere, without a home folder", {}, undefined],
    ["nowhere, if its path depends on the working folder", { XDG_CACHE_HOME: "caches" }, undefined],
    ["nowhere, if the user wants none", { HOME: own, DMSLINT_NO_CODE_CACHE: "1" }, undefined],
  ])("is %s", (_, env, folder) => {
    expect(codeFolder(env, "b")).toBe(folder);
  });

  it.runIf(isRoot)("is nowhere in a home folder of somebody else, as with sudo", () => {
    const home = workspace({});
    chownSync(home, 12345, 12345);
    expect(codeFolder({ HOME: home }, "b")).toBeUndefined();
  });
});

describe("a file with compiled code", () => {
  it("has what was written, for its owner alone", () => {
    const path = kept();
    expect(readCode(path)).toEqual(code);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(path, ".."))).toEqual(["chunk"]);
  });

  it.each<[string, (path: string) => void]>([
    [
      "is damaged",
      (path) => writeFileSync(path, Buffer.concat([Buffer.alloc(2000), readFileSync(path).subarray(2000)])),
    ],
    ["was cut off", (path) => writeFileSync(path, readFileSync(path).subarray(0, 4096))],
    ["is empty", (path) => writeFileSync(path, "")],
    ["can be written by others", (path) => chmodSync(path, 0o620)],
  ])("is not used if it %s", (_, change) => {
    const path = kept();
    change(path);
    expect(readCode(path)).toBeUndefined();
  });

  it.runIf(isRoot)("is not used if it belongs to somebody else", () => {
    const path = kept();
    chownSync(path, 12345, 12345);
    expect(readCode(path)).toBeUndefined();
  });

  it("is not used through a link", () => {
    const path = kept();
    symlinkSync(path, `${path}-link`);
    expect(readCode(`${path}-link`)).toBeUndefined();
  });
});

describe("the built program", { timeout: 60_000 }, () => {
  const lint = (cwd: string, caches: string): ReturnType<typeof run> =>
    run(cwd, process.execPath, [program, "stack.yaml", "--no-config"], { XDG_CACHE_HOME: caches });

  it("keeps compiled code in the first run, and finds the same with it", async () => {
    const cwd = workspace({ "stack.yaml": unordered });
    const caches = workspace({});
    const first = await lint(cwd, caches);
    expect(first).toMatchObject({ status: 1, stderr: "" });
    const files = written(caches);
    expect(files.filter((file) => file.includes("/cli.cjs-"))).toHaveLength(1);
    expect(await lint(cwd, caches)).toEqual(first);
    expect(written(caches)).toEqual(files);
  });

  it("makes code that V8 refuses again", async () => {
    const cwd = workspace({ "stack.yaml": unordered });
    const caches = workspace({});
    const first = await lint(cwd, caches);
    const [cli = ""] = readdirSync(caches, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.includes("/cli.cjs-"),
    );
    const path = join(caches, cli);
    const good = readFileSync(path).length;
    writeCode(path, Buffer.from("no code of V8"));
    expect(await lint(cwd, caches)).toEqual(first);
    expect(readFileSync(path).length).toBeGreaterThan(good / 2);
  });

  it("says nothing if the folder cannot be made", async () => {
    const cwd = workspace({ "stack.yaml": unordered, "caches/dmslint": "a file" });
    expect(await lint(cwd, join(cwd, "caches"))).toMatchObject({ status: 1, stderr: "" });
    expect(readdirSync(join(cwd, "caches"))).toEqual(["dmslint"]);
  });
});
