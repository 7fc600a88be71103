import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasRun, plugin } from "../workspace/plugins/plugin.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { dmslint } from "./program.js";
import { runMain } from "./run-main.js";
import { passesAll } from "./templates.js";

const off = "rules: { pass-role-scope: off }\n";
const repository = { "repo/.git/HEAD": "", "repo/a/policy.json": passesAll };

/** Links in the folder of the test: from a path to what it leads to. */
function withLinks(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): string {
  const top = workspace(files);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(top, path));
  return top;
}

describe("extends", () => {
  it.each([
    ["above it, in its repository", { "repo/a/dmslint.config.yaml": "extends: ../base.yaml\n", "repo/base.yaml": off }],
    [
      "of its repository, through a link",
      { "repo/a/dmslint.config.yaml": "extends: link/base.yaml\n", "repo/shared/base.yaml": off },
      { "repo/a/link": "../shared" },
    ],
    [
      "beside it, where it is above the repository",
      { "dmslint.config.yaml": "extends: base.yaml\n", "base.yaml": off },
    ],
  ])("reads a config %s", async (_, files, links?: Readonly<Record<string, string>>) => {
    const top = withLinks({ ...repository, ...files }, links);
    expect(await runMain(join(top, "repo/a"), [])).toMatchObject({ status: 0, stderr: "" });
  });

  it.each([
    ["that its path names", "../../base.yaml", {}],
    ["that an absolute path names", "ABSOLUTE", {}],
    ["behind a link", "base.yaml", { "repo/a/base.yaml": "../../base.yaml" }],
    ["behind a link to a folder", "link/base.yaml", { "repo/a/link": "../.." }],
    ["that is not there", "../../nowhere.yaml", {}],
  ])("does not read a config outside the repository %s", async (_, written, links) => {
    const top = withLinks({ ...repository, "base.yaml": "not: read\n" }, links);
    const name = written === "ABSOLUTE" ? join(top, "base.yaml") : written;
    const repo = withConfig(top, name);
    expect(await runMain(join(repo, "a"), [])).toEqual({
      status: 2,
      stdout: "",
      stderr: `dmslint.config.yaml:1:10: "${name}" is outside "${repo}". A config extends presets and configs of its own repository. Copy the file into it.\n`,
    });
  });

  it("does not lead a config of the repository out through another one", async () => {
    const top = workspace({
      ...repository,
      "repo/dmslint.config.yaml": "extends: [recommended, b.yaml]\n",
      "repo/b.yaml": "extends: [../base.yaml]\n",
      "base.yaml": off,
    });
    expect((await runMain(join(top, "repo"), [])).stderr).toContain('b.yaml:1:11: "../base.yaml" is outside');
  });

  it("of a named config stays in that config's own repository, whose plugins are trusted with it", async () => {
    const top = workspace({
      ...repository,
      "lint/dmslint.config.yaml": "extends: base.yaml\nrules: { ours/rule: error }\n",
      "lint/base.yaml": "plugins: [./ours.mjs]\n",
      "lint/ours.mjs": plugin("ours"),
      "lint/far.yaml": "extends: ../base.yaml\n",
      "base.yaml": off,
    });
    const repo = join(top, "repo");
    expect((await dmslint(repo, "--config", "../lint/dmslint.config.yaml")).stdout).toContain("ours/rule");
    expect(hasRun(join(top, "lint"))).toBe(true);
    expect((await dmslint(repo, "--config", "../lint/far.yaml")).stderr).toContain(
      `"../base.yaml" is outside "${join(top, "lint")}"`,
    );
  });
});

/** Writes the config of the repository's folder `a`, and gives the repository. */
function withConfig(top: string, extended: string): string {
  writeFiles(top, { "repo/a/dmslint.config.yaml": `extends: ${extended}\n` });
  return join(top, "repo");
}
