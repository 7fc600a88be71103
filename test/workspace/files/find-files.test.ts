import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { isFailure } from "../../../src/source/index.js";
import { findFiles, type FoundFiles } from "../../../src/workspace/files/find-files.js";
import { workspace } from "../workspace.js";

async function find(cwd: string, paths: readonly string[]): Promise<FoundFiles> {
  const found = await findFiles(paths, cwd);
  if (isFailure(found)) throw new Error(found.message);
  return found;
}

async function inFolders(cwd: string, paths: readonly string[] = ["."]): Promise<readonly string[]> {
  return (await find(cwd, paths)).inFolders.map((path) => relative(cwd, path)).sort();
}

async function messageOf(cwd: string, paths: readonly string[]): Promise<string | undefined> {
  const found = await findFiles(paths, cwd);
  return isFailure(found) ? found.message : undefined;
}

describe("findFiles in folders", () => {
  it("finds a file by the link that has the name of a template", async () => {
    const cwd = workspace({ "contents/1": "", "b.yaml": "" });
    symlinkSync("contents/1", join(cwd, "a.yaml"));
    symlinkSync("b.yaml", join(cwd, "c.yaml"));
    expect(await inFolders(cwd)).toEqual(["a.yaml", "b.yaml", "contents/1"]);
  });

  it("passes over node_modules, .git and .terraform at any depth", async () => {
    const cwd = workspace({
      "a.yaml": "",
      "sub/node_modules/b.yaml": "",
      ".git/c.yaml": "",
      "sub/.terraform/d.tf": "",
      ".github/e.yml": "",
    });
    expect(await inFolders(cwd)).toEqual([".github/e.yml", "a.yaml"]);
  });

  it("follows nested .gitignore files, the nearest last, and git's own exclude file", async () => {
    const cwd = workspace({
      ".git/info/exclude": "private.yaml\n",
      ".gitignore": "*.json\nbuild/\n",
      "a.json": "",
      "private.yaml": "",
      "build/b.yaml": "",
      "sub/.gitignore": "!keep.json\n/c.yaml\n",
      "sub/keep.json": "",
      "sub/c.yaml": "",
      "sub/deep/c.yaml": "",
    });
    expect(await inFolders(cwd)).toEqual([".gitignore", "sub/.gitignore", "sub/deep/c.yaml", "sub/keep.json"]);
  });

  it("follows the .gitignore above the folder, up to the git top level", async () => {
    const cwd = workspace({ ".git/HEAD": "", ".gitignore": "*.json\n", "sub/a.json": "", "sub/a.yaml": "" });
    expect(await inFolders(join(cwd, "sub"))).toEqual(["a.yaml"]);
  });

  it("lints an ignored folder that is named, but not what is ignored inside it", async () => {
    const cwd = workspace({
      ".git/HEAD": "",
      ".gitignore": "cdk.out/\n",
      "cdk.out/a.json": "",
      "cdk.out/.gitignore": "b.json\n",
      "cdk.out/b.json": "",
    });
    expect(await inFolders(cwd)).toEqual([".gitignore"]);
    expect(await inFolders(cwd, ["cdk.out"])).toEqual(["cdk.out/.gitignore", "cdk.out/a.json"]);
  });

  it("follows links that stay inside, once, and passes over the others", async () => {
    const outside = workspace({ "secret.yaml": "", "folder/x.yaml": "" });
    const cwd = workspace({ "a.yaml": "", "real/b.yaml": "" });
    symlinkSync(join(cwd, "a.yaml"), join(cwd, "0-link-to-a.yaml"));
    symlinkSync(cwd, join(cwd, "real", "circle"));
    symlinkSync(join(outside, "secret.yaml"), join(cwd, "out.yaml"));
    symlinkSync(join(outside, "folder"), join(cwd, "out"));
    symlinkSync(join(cwd, "nowhere"), join(cwd, "dangling.yaml"));
    expect(await inFolders(cwd)).toEqual(["a.yaml", "real/b.yaml"]);
  });
});

describe("findFiles by name", () => {
  it("takes a named file although an ignore file lists it", async () => {
    const cwd = workspace({ ".git/HEAD": "", ".gitignore": "a.yaml", "a.yaml": "" });
    expect((await find(cwd, ["a.yaml", "./a.yaml"])).named).toEqual([join(cwd, "a.yaml")]);
  });

  it("takes a name with glob marks literally when it exists", async () => {
    const cwd = workspace({ "app[1].yaml": "" });
    expect((await find(cwd, ["app[1].yaml"])).named).toEqual([join(cwd, "app[1].yaml")]);
  });

  it("refuses what is not there", async () => {
    const cwd = workspace({});
    expect(await messageOf(cwd, ["missing.yaml"])).toBe('There is no file or folder "missing.yaml".');
  });
});

describe("findFiles by glob", () => {
  it("expands globs and leaves out what is ignored", async () => {
    const cwd = workspace({
      ".gitignore": "old/\n",
      "a.yaml": "",
      "sub/b.yaml": "",
      "sub/c.json": "",
      "old/d.yaml": "",
      "node_modules/x/e.yaml": "",
    });
    const { matched } = await find(cwd, ["**/*.{yaml,json}"]);
    expect(
      [...matched.values()]
        .flat()
        .map((path) => relative(cwd, path))
        .sort(),
    ).toEqual(["a.yaml", "sub/b.yaml", "sub/c.json"]);
  });

  it("refuses a glob that matches no file", async () => {
    const cwd = workspace({ "a.yaml": "" });
    mkdirSync(join(cwd, "empty"));
    writeFileSync(join(cwd, "b.yaml"), "");
    expect(await messageOf(cwd, ["empty/*.yaml"])).toBe('No file matches "empty/*.yaml".');
  });
});
