import { spawnSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeTogether, writeWhole, type FileWrite } from "../../../src/workspace/files/write-files.js";
import { workspace } from "../workspace.js";

const bytes = (text: string): Uint8Array => Buffer.from(text);
const write = (path: string, before: string, after: string): FileWrite => ({
  path,
  before: bytes(before),
  after: bytes(after),
});
const isRoot = process.getuid?.() === 0;

describe("writeTogether", () => {
  it("writes all files, keeps their mode and leaves nothing beside them", () => {
    const cwd = workspace({ "a.tf": "a", "b.tf": "b" });
    chmodSync(join(cwd, "a.tf"), 0o640);
    expect(writeTogether([write(join(cwd, "a.tf"), "a", "A"), write(join(cwd, "b.tf"), "b", "B")])).toEqual([]);
    expect(readFileSync(join(cwd, "a.tf"), "utf8") + readFileSync(join(cwd, "b.tf"), "utf8")).toBe("AB");
    expect(statSync(join(cwd, "a.tf")).mode & 0o777).toBe(0o640);
    expect(readdirSync(cwd).sort()).toEqual(["a.tf", "b.tf"]);
  });

  it("replaces what a link leads to, and the link stays", () => {
    const cwd = workspace({ "real/a.tf": "a" });
    symlinkSync("real/a.tf", join(cwd, "link.tf"));
    expect(writeTogether([write(join(cwd, "link.tf"), "a", "A")])).toEqual([]);
    expect(lstatSync(join(cwd, "link.tf")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, "real/a.tf"), "utf8")).toBe("A");
  });

  it.each<[string, (path: string) => void, string]>([
    ["has changed since", (path) => writeFileSync(path, "somebody else's"), "it has changed since dmslint read it"],
    ["is read-only", (path) => chmodSync(path, 0o444), "it is read-only"],
    ["has hard links", (path) => linkSync(path, `${path}.other`), "it has other hard links"],
    [
      "is a folder now",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      "it is not a regular file",
    ],
    ["is gone", (path) => rmSync(path), "it or its folder does not exist"],
  ])("leaves a file that %s, and those of the same edit", (_name, spoil, reason) => {
    const cwd = workspace({ "a.tf": "a", "b.tf": "b" });
    const [a, b] = [join(cwd, "a.tf"), join(cwd, "b.tf")];
    spoil(b);
    const before = readdirSync(cwd);
    expect(writeTogether([write(a, "a", "A"), write(b, "b", "B")])).toEqual([
      { path: b, reason: expect.stringContaining(reason) as string },
      { path: a, reason: `one edit changes it and ${b}, which cannot be written` },
    ]);
    expect(readFileSync(a, "utf8")).toBe("a");
    expect(readdirSync(cwd)).toEqual(before);
  });

  it.runIf(process.platform === "linux" && isRoot)("leaves the file whole where the disk is full", () => {
    const cwd = workspace({ "disk/.keep": "" });
    const disk = join(cwd, "disk");
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]).status === 0;
    if (!mounted) return;
    try {
      const path = join(disk, "a.tf");
      writeFileSync(path, "a".repeat(40_000));
      const [problem] = writeTogether([write(path, "a".repeat(40_000), "b".repeat(40_000))]);
      expect(problem?.reason).toBe("no space is left on the disk");
      expect(readFileSync(path, "utf8")).toBe("a".repeat(40_000));
      expect(readdirSync(disk)).toEqual(["a.tf"]);
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});

describe("writeWhole", () => {
  it("makes a file, or replaces it", () => {
    const cwd = workspace({ "old.json": "old" });
    writeWhole(join(cwd, "old.json"), "new");
    writeWhole(join(cwd, "fresh.json"), "new");
    expect(readFileSync(join(cwd, "old.json"), "utf8") + readFileSync(join(cwd, "fresh.json"), "utf8")).toBe("newnew");
    expect(readdirSync(cwd).sort()).toEqual(["fresh.json", "old.json"]);
  });

  it("writes to a device", () => {
    writeWhole("/dev/null", "new");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});
