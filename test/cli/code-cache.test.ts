import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder, workspace, writeFiles } from "../workspace/workspace.js";
import { program } from "./program.js";
import { run } from "./run-command.js";
import type { Run } from "./run-main.js";
import { unordered } from "./templates.js";

interface Trial {
  readonly folder: string;
  /** Lints a file with one error. */
  readonly lint: (env?: Readonly<Record<string, string>>) => Promise<Run>;
  /** The file with the kept code. */
  readonly kept: () => string;
}

const files = { "a.yaml": unordered };

function trial(): Trial {
  const cwd = workspace(files);
  const caches = workspace({});
  const folder = join(caches, "dmslint");
  return {
    folder,
    lint: (env = {}) => lintIn(cwd, { XDG_CACHE_HOME: caches, ...env }),
    kept: () => {
      const names = readdirSync(folder);
      expect(names).toHaveLength(1);
      return join(folder, names.join());
    },
  };
}

function lintIn(cwd: string, env: Readonly<Record<string, string>>): Promise<Run> {
  return run(cwd, process.execPath, [program, "--no-config", "a.yaml"], env);
}

/** What a first run prints and keeps. It takes longer than a later one, so the trials of later runs share it. */
interface First {
  readonly printed: Run;
  readonly name: string;
  readonly code: Uint8Array;
}

let first: First | undefined;

async function firstRun(): Promise<() => void> {
  const { path, remove } = temporaryFolder();
  writeFiles(path, files);
  const printed = await lintIn(path, { XDG_CACHE_HOME: path });
  const [name = ""] = readdirSync(join(path, "dmslint"));
  first = { printed, name, code: readFileSync(join(path, "dmslint", name)) };
  return remove;
}

/** A trial after the first run, and what that printed. */
function laterTrial(): Trial & { readonly printed: Run } {
  if (!first) throw new Error("there was no first run");
  const later = trial();
  mkdirSync(later.folder, { mode: 0o700 });
  writeFileSync(join(later.folder, first.name), first.code, { mode: 0o600 });
  return { ...later, printed: first.printed };
}

const isRoot = process.getuid?.() === 0;

describe("the code that V8 made", () => {
  beforeAll(firstRun);

  it("is kept in the cache folder that the user chose, for the user alone", async () => {
    const { folder, kept, lint } = trial();
    const first = await lint();
    expect(first).toMatchObject({ status: 1, stderr: "" });
    expect(statSync(kept()).size).toBeGreaterThan(1_000_000);
    expect([statSync(folder).mode & 0o777, statSync(kept()).mode & 0o777]).toEqual([0o700, 0o600]);
    const { ino } = statSync(kept());
    expect(await lint()).toEqual(first);
    expect(statSync(kept()).ino).toBe(ino);
  });

  it.each(["", "from/here"])(
    "is kept in .cache of the home folder where the user chose no folder: %j",
    async (caches) => {
      const { lint } = trial();
      const home = workspace({});
      await lint({ XDG_CACHE_HOME: caches, HOME: home });
      expect(readdirSync(join(home, ".cache/dmslint"))).toHaveLength(1);
    },
  );

  it.each(["", "from/here"])(
    "is neither kept nor taken from where a home leads that is in the working folder: %j",
    async (home) => {
      const cwd = workspace(files);
      await lintIn(cwd, { XDG_CACHE_HOME: "", HOME: home });
      expect(readdirSync(cwd)).toEqual(["a.yaml"]);
    },
  );

  it.each([["--version"], ["policy"]])("is the same where the first run was dmslint %s", async (command) => {
    const { kept, lint } = trial();
    const caches = workspace(files);
    await run(caches, process.execPath, [program, command], { XDG_CACHE_HOME: caches });
    await lint();
    const [name = ""] = readdirSync(join(caches, "dmslint"));
    expect(statSync(join(caches, "dmslint", name)).size / statSync(kept()).size).toBeCloseTo(1, 3);
  });

  it("takes the place of the oldest where eight files are kept", async () => {
    const { folder, lint } = laterTrial();
    const [newest = ""] = readdirSync(folder);
    rmSync(join(folder, newest));
    for (const day of Array(9).keys()) {
      const path = join(folder, `code-${day}`);
      writeFileSync(path, "the code of an old build");
      utimesSync(path, new Date(2026, 0, 1 + day), new Date(2026, 0, 1 + day));
    }
    writeFileSync(join(folder, "notes.txt"), "not ours");
    await lint();
    const recent = Array.from({ length: 7 }, (_, index) => `code-${index + 2}`);
    expect(readdirSync(folder).toSorted()).toEqual([...recent, newest, "notes.txt"].toSorted());
  });

  const damages: readonly [name: string, damage: (path: string) => void][] = [
    ["empty", (path) => truncateSync(path, 0)],
    ["cut off", (path) => truncateSync(path, Math.floor(statSync(path).size * 0.7))],
    ["cut off in the middle", (path) => truncateSync(path, statSync(path).size / 2)],
    ["one byte longer", (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(1)]))],
    ["another text", (path) => writeFileSync(path, "no code")],
    ["all zeros", (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))],
    ["twice something else", (path) => writeFileSync(path, "no code, no code, ".repeat(1000))],
    ["damaged in one byte", (path) => damageAt(path, 0.3)],
    ["damaged in one byte of the second time", (path) => damageAt(path, 0.8)],
  ];

  it.each(damages)("is made anew if it is %s", { timeout: 20_000 }, async (_, damage) => {
    const { kept, lint, printed } = laterTrial();
    const { size } = statSync(kept());
    damage(kept());
    expect(await lint()).toEqual(printed);
    expect(statSync(kept()).size).toBeGreaterThan(0.9 * size);
    const { ino } = statSync(kept());
    expect(await lint()).toEqual(printed);
    expect(statSync(kept()).ino).toBe(ino);
  });

  it.runIf(process.platform !== "win32")("is not trusted if others may write it", async () => {
    const { kept, lint, printed } = laterTrial();
    chmodSync(kept(), 0o622);
    const { ino } = statSync(kept());
    expect(await lint()).toEqual(printed);
    expect(statSync(kept()).ino).not.toBe(ino);
    expect(statSync(kept()).mode & 0o777).toBe(0o600);
  });

  it.runIf(isRoot)("is not trusted if it belongs to another user", async () => {
    const { kept, lint, printed } = laterTrial();
    chownSync(kept(), 65_534, 65_534);
    expect(await lint()).toEqual(printed);
    expect(statSync(kept()).uid).toBe(0);
  });

  it("is not missed where it cannot be kept", async () => {
    const { lint } = trial();
    const file = workspace({ caches: "a file" });
    expect(await lint({ XDG_CACHE_HOME: join(file, "caches") })).toMatchObject({ status: 1, stderr: "" });
    expect(await lint({ XDG_CACHE_HOME: "/proc" })).toMatchObject({ status: 1, stderr: "" });
  });

  it("is not kept for a user who wants no compiled code to be kept", async () => {
    const { folder, lint } = trial();
    expect(await lint({ NODE_DISABLE_COMPILE_CACHE: "1" })).toMatchObject({ status: 1, stderr: "" });
    expect(() => readdirSync(folder)).toThrow("ENOENT");
  });

  it("is kept once by runs at the same time", { timeout: 20_000 }, async () => {
    const { kept, lint } = trial();
    const runs = await Promise.all(Array.from({ length: 4 }, () => lint()));
    expect(runs.map(({ status, stderr }) => ({ status, stderr }))).toEqual(Array(4).fill({ status: 1, stderr: "" }));
    const { ino } = statSync(kept());
    await lint();
    expect(statSync(kept()).ino).toBe(ino);
  });
});

function damageAt(path: string, where: number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length * where);
  bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
  writeFileSync(path, bytes);
}
