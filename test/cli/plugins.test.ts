import { chownSync, lchownSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasRun, plugin, pluginIn } from "../workspace/plugins/plugin.js";
import { workspace } from "../workspace/workspace.js";
import * as built from "./program.js";
import { runMain, type Run } from "./run-main.js";
import { passesAll } from "./templates.js";

/** A policy with one finding of a built-in rule. The plugin reports it too. */
const policy = { "policy.json": passesAll };
const git = ".git/HEAD";

/** The three ways in which a config is read for a file, and the first of them in a process of its own. */
const ways: readonly [string, (cwd: string, ...argv: readonly string[]) => Promise<Run>][] = [
  ["a plain run", dmslint],
  ["a plain run of the built program", built.dmslint],
  [
    "--stdin-filename",
    (cwd, ...argv) => runMain(cwd, ["--stdin", "--stdin-filename", "policy.json", ...argv], { stdin: passesAll }),
  ],
  ["--print-config", (cwd, ...argv) => dmslint(cwd, "--print-config", "policy.json", ...argv)],
];

function dmslint(cwd: string, ...argv: readonly string[]): Promise<Run> {
  return runMain(cwd, argv);
}

const refusal = (why: string, config = "../dmslint.config.yaml"): string =>
  `${config}:1:10: The plugins of this config are not loaded: plugins are code, and ${why}. To load them, name the config: --config ${config}. To lint without them: --no-plugins.\n`;

describe.each(ways)("plugins in %s", (_, lint) => {
  it.each([
    ["at the git top level", "", { ...pluginIn(""), ...policy, [git]: "" }],
    ["below the git top level", "a", { ...pluginIn("a"), "a/policy.json": passesAll, [git]: "" }],
    ["between them", "a", { ...pluginIn(""), "a/policy.json": passesAll, [git]: "" }],
    ["in the working folder without git", "", { ...pluginIn(""), ...policy }],
  ])("are loaded from a config %s", async (_where, folder, files) => {
    const top = workspace(files);
    const { stderr, stdout } = await lint(join(top, folder));
    expect(stderr).toBe("");
    expect(stdout).toContain("ours/rule");
    const place = "ours.mjs" in files ? top : join(top, "a");
    expect(hasRun(place)).toBe(true);
  });

  it.each([
    ["the git top level", { [`repo/${git}`]: "" }],
    ["the working folder, without git", {}],
  ])("are refused from a config above %s", async (_where, files) => {
    const top = workspace({ ...pluginIn(""), "repo/policy.json": passesAll, ...files });
    const repo = join(top, "repo");
    expect(await lint(repo)).toEqual({ status: 2, stdout: "", stderr: refusal(`it is outside "${repo}"`) });
    expect(hasRun(top)).toBe(false);
  });

  it("are loaded from any config that the command line names", async () => {
    const top = workspace({ ...pluginIn(""), "repo/policy.json": passesAll, [`repo/${git}`]: "" });
    const { stderr, stdout } = await lint(join(top, "repo"), "--config", "../dmslint.config.yaml");
    expect(stderr).toBe("");
    expect(stdout).toContain("ours/rule");
  });

  it.each([
    ["its own config", "", []],
    ["a config above the repository", "..", []],
    ["a config that is named", "..", ["--config", "../dmslint.config.yaml"]],
  ])("are not loaded with --no-plugins, and one line says so: %s", async (_where, folder, argv) => {
    const top = workspace({ ...pluginIn(join("repo", folder)), "repo/policy.json": passesAll, [`repo/${git}`]: "" });
    const repo = join(top, "repo");
    const { status, stderr, stdout } = await lint(repo, "--no-plugins", ...argv);
    const path = folder === "" ? "ours.mjs" : "../ours.mjs";
    expect(stderr).toBe(`Plugins are not loaded (--no-plugins): "${path}". Their rules are skipped: "ours/rule".\n`);
    expect(status).toBeLessThan(2);
    expect(stdout).toContain("pass-role-scope");
    expect(stdout).not.toContain("ours/rule");
    expect(hasRun(join(repo, folder))).toBe(false);
  });

  it("are named by --debug, one on each line", async () => {
    const cwd = workspace({
      ...policy,
      "dmslint.config.yaml": "plugins: [./a.mjs, lib/b.mjs]\n",
      "a.mjs": plugin("a"),
      "lib/b.mjs": plugin("b"),
    });
    const { stderr } = await lint(cwd, "--debug");
    expect(stderr.match(/^dmslint: plugin: .*$/gm)).toEqual(["dmslint: plugin: a.mjs", "dmslint: plugin: lib/b.mjs"]);
    expect((await lint(cwd, "--debug", "--no-plugins")).stderr).not.toContain("dmslint: plugin:");
  });
});

describe("the author of a config", () => {
  it("is not trusted because a link makes the config part of the repository", async () => {
    const top = workspace({ ...pluginIn("elsewhere"), "repo/policy.json": passesAll, [`repo/${git}`]: "" });
    const repo = join(top, "repo");
    symlinkSync("../elsewhere/dmslint.config.yaml", join(repo, "dmslint.config.yaml"));
    const real = join(top, "elsewhere/dmslint.config.yaml");
    expect(await dmslint(repo)).toEqual({
      status: 2,
      stdout: "",
      stderr: `The config "dmslint.config.yaml" is a link to "${real}", which is outside "${repo}", so it is not read. To use that file, name it: --config ${real}.\n`,
    });
    expect((await dmslint(repo, "--config", real)).stdout).toContain("ours/rule");
  });

  it.each([
    [
      "a clone inside of the repository",
      "vendor/clone",
      { [`vendor/clone/${git}`]: "" },
      "it is in another repository, ",
    ],
    ["a downloaded module", ".terraform/modules/it", {}, 'it is in ".terraform"'],
    ["a package", "node_modules/it", {}, 'it is in "node_modules"'],
  ])("is not trusted if it is the author of %s", async (_what, folder, files, reason) => {
    const top = workspace({ ...pluginIn(folder), [`${folder}/policy.json`]: passesAll, [git]: "", ...files });
    // As an argument, a clone is linted as a repository of its own.
    const run = await dmslint(top, folder.startsWith("vendor") ? "." : folder);
    expect(run).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(reason) as string });
    expect(hasRun(join(top, folder))).toBe(false);
    expect((await dmslint(top, folder, "--config", `${folder}/dmslint.config.yaml`)).stdout).toContain("ours/rule");
  });

  it("is trusted in each repository that is linted", async () => {
    const top = workspace({
      ...pluginIn("one", "one"),
      ...pluginIn("two", "two"),
      "one/policy.json": passesAll,
      "two/policy.json": passesAll,
      "here/policy.json": passesAll,
    });
    for (const name of ["one", "two", "here"]) mkdirSync(join(top, name, ".git"));
    const both = await dmslint(join(top, "here"), "../one", "../two/policy.json");
    expect(both.stderr).toBe("");
    expect(both.stdout).toMatch(/one\/rule[^]*two\/rule/);
  });

  it.skipIf(process.getuid?.() !== 0).each([
    ["the config", ["dmslint.config.yaml"]],
    ["the repository, with a link to a config of this user", []],
  ])("is not trusted if another user of the machine owns %s", async (_what, owned) => {
    // A folder that everybody can write to, made a repository by somebody else.
    const shared = workspace({ ...pluginIn(""), [git]: "", "mine/policy.json": passesAll });
    const mine = join(shared, "mine");
    if (owned.length === 0) {
      const link = join(mine, "dmslint.config.yaml");
      symlinkSync("../dmslint.config.yaml", link);
      lchownSync(link, 12_345, 12_345);
    }
    for (const name of owned) chownSync(join(shared, name), 12_345, 12_345);
    const config = owned.length === 0 ? "dmslint.config.yaml" : "../dmslint.config.yaml";
    expect(await dmslint(mine)).toEqual({
      status: 2,
      stdout: "",
      stderr: refusal("it belongs to another user of this machine", config),
    });
    expect(hasRun(shared)).toBe(false);
  });
});

describe("--no-plugins", () => {
  it("is undone by a later --plugins, and not by an earlier one", async () => {
    const cwd = workspace({ ...pluginIn(""), ...policy });
    expect(await dmslint(cwd, "--plugins", "--no-plugins")).toMatchObject({
      stderr: expect.stringMatching(/^Plugins are not loaded/) as string,
    });
    expect(hasRun(cwd)).toBe(false);
    expect((await dmslint(cwd, "--no-plugins", "--plugins")).stdout).toContain("ours/rule");
  });

  it("says it once for all configs, with the rules that they and their overrides turn on", async () => {
    const cwd = workspace({
      "dmslint.config.yaml": "extends: [recommended, base.yaml]\nrules: { ours/off: off, role-trust: warn }\n",
      "base.yaml":
        "plugins: [./ours.mjs]\noverrides: [{ files: ['*.json'], rules: { ours/json: [warn, { a: 1 }] } }]\n",
      ...pluginIn("b"),
      "b/c.json": passesAll,
      "a.json": passesAll,
    });
    const { stderr } = await dmslint(cwd, "--no-plugins", "--rule", "ours/given: error");
    expect(stderr).toBe(
      'Plugins are not loaded (--no-plugins): "ours.mjs", "b/ours.mjs". Their rules are skipped: "ours/json", "ours/rule".\n',
    );
  });

  it("says nothing where no config names plugins", async () => {
    expect(await dmslint(workspace(policy), "--no-plugins")).toMatchObject({ status: 1, stderr: "" });
  });

  it("still refuses a rule that does not exist where no config names plugins", async () => {
    const cwd = workspace({ ...policy, "dmslint.config.yaml": "rules: { role-trusst: warn }\n" });
    expect((await dmslint(cwd, "--no-plugins")).stderr).toContain('There is no rule "role-trusst".');
  });

  it("leaves directives and the baseline of skipped rules alone", async () => {
    const directive = "# dmslint-disable ours/rule, other/rule -- ours\n";
    const cwd = workspace({ ...pluginIn(""), "a.yaml": directive + passesAll });
    const unused = ["--report-unused-disable-directives"];
    expect((await dmslint(cwd, ...unused)).stdout).toContain('There is no rule "other/rule"');
    expect((await dmslint(cwd, ...unused, "--no-plugins")).stdout).not.toMatch(/Nothing is reported|There is no rule/);

    writeFileSync(join(cwd, "a.yaml"), passesAll);
    await dmslint(cwd, "--suppress-all");
    expect(await dmslint(cwd)).toMatchObject({ status: 0, stderr: "" });
    await dmslint(cwd, "--no-plugins", "--prune-suppressions");
    expect(await dmslint(cwd)).toMatchObject({ status: 0, stderr: "" });
    expect((await dmslint(cwd, "--no-plugins", "--suppress-rule", "ours/rule")).stderr).toContain(
      '--suppress-rule: The rule "ours/rule" cannot be suppressed, because plugins are not loaded.',
    );
  });
});
