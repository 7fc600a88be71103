import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { passesAll } from "../cli/templates.js";
import { pluginIn } from "../workspace/plugins/plugin.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { expectConfined, isIn, isOfSystem, project, strange, systemPaths } from "./confined.js";
import { hostile, linked, wanted, type Hostile } from "./hostile.js";
import { isTraced, trace, type Trace } from "./trace.js";

// Who runs the tests without strace may; CI may not.
describe.skipIf(!isTraced)("what a run touches, as the operating system sees it (strace)", { timeout: 120_000 }, () => {
  it("is nothing but Node's own where nothing is asked for", () => {
    expect([...systemPaths()].filter((path) => !isOfSystem(path))).toEqual([]);
  });

  /** The files outside that a run opened, as the repository names them. */
  const openedOutside = ({ opened }: Trace, { outside }: Hostile): readonly string[] =>
    opened.filter((path) => isIn(path, outside)).map((path) => relative(outside, path));

  it("is what the hostile repository asks for, if its root is wider", () => {
    const place = hostile("top");
    const run = trace(place.top, ["repo", "--no-plugins", "--preset", "all", "-f", "json"]);
    const found = openedOutside(run, place);
    expect(wanted.filter((path) => !found.includes(path))).toEqual([]);
    expect(linked.filter((path) => !found.includes(path))).toEqual([]);
  });

  it.each<[string, readonly string[], string?]>([
    ["all findings", ["--preset", "all", "--not-judged", "-f", "json"]],
    ["a report with edits", ["--preset", "all", "-f", "sarif"]],
    ["fixes that are only shown", ["--preset", "all", "--fix-suggestions", "--fix-dry-run"]],
    ["a folder", ["stack"]],
    ["globs", ["**/*.tf", "**/*.json", "*/*/*.yaml"]],
    ["files by name", ["stack/main.tf", "nest/main.json", "cdk/app.template.json", "policies/deployer.json"]],
    ["links by name", ["links/linked.tf", "links/linked.json", "links/terraform.tfvars", "links/passwd.json"]],
    ["the config", ["--print-config", "stack/main.tf"]],
    ["a text on stdin", ["--stdin", "--stdin-filename", "stack/main.tf"], "stack/main.tf"],
  ])("stays in the repository: %s", (_, argv, stdin) => {
    const place = hostile("repo");
    const { repository } = place;
    const text = stdin === undefined ? "" : readFileSync(join(repository, stdin), "utf8");
    const run = trace(repository, [...argv, "--no-plugins"], text);
    expectConfined(run, repository);
    expect(openedOutside(run, place)).toEqual([]);
    expect(run.status).toBeLessThan(2);
  });

  it("stays in the repository where a file behind a link is named, and says why", () => {
    const { repository } = hostile("repo");
    const run = trace(repository, ["links/folder/stack.yaml", "--no-plugins"]);
    expectConfined(run, repository);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(
      '"links/folder/stack.yaml" cannot be read: a link on its path leads out of the project.',
    );
  });

  it("stays in the folder that is linted where there is no repository", () => {
    const place = hostile("repo");
    const stack = join(place.repository, "stack");
    const alone = workspace({});
    cpSync(stack, alone, { recursive: true });
    expectConfined(trace(alone, ["-f", "json", "--preset", "all"]), alone);
  });

  it.each<[string, string]>([
    ["extends a file outside", "extends: ../outside/base.yaml"],
    ["extends a file outside, through a link", "extends: links/folder/base.yaml"],
    ["extends any file of the machine", "extends: [recommended, /etc/passwd]"],
    ["names plugins outside", "plugins: [../outside/plugin.mjs]"],
    ["ignores what is outside", "ignores: ['../outside/**']"],
  ])("stays in the repository of a config that %s", (_, config) => {
    const place = hostile("repo");
    writeFiles(place.top, {
      "repo/dmslint.config.yaml": `${config}\n`,
      "outside/base.yaml": "rules: {}\n",
      "outside/folder/base.yaml": "rules: {}\n",
    });
    for (const argv of [["."], ["--print-config", "stack/main.tf"]]) {
      expectConfined(trace(place.repository, [...argv, "--no-plugins"]), place.repository);
    }
  });

  it("opens no file that a baseline or a report is linked to", () => {
    const place = hostile("repo");
    symlinkSync("../outside/linked.json", join(place.repository, "dmslint-suppressions.json"));
    symlinkSync("../outside/linked.json", join(place.repository, "report.json"));
    const base = ["--no-plugins", "nest/main.json"];
    expectConfined(trace(place.repository, [...base, "--suppress-all"]), place.repository);
    const report = [...base, "--suppressions-location", "none.json", "--suppress-all", "-o", "report.json"];
    const run = trace(place.repository, report);
    expect(openedOutside(run, place)).toEqual([]);
    expect(run.written.filter((path) => !isIn(path, place.repository))).toEqual([]);
  });

  it("loads a plugin and nothing else, and starts nothing for it", () => {
    const top = workspace({ ...pluginIn("repo"), "repo/.git/HEAD": "", "repo/policy.json": passesAll });
    const run = trace(join(top, "repo"), []);
    expect(run.stdout).toContain("ours/rule");
    expect(strange(run, join(top, "repo"))).toEqual([]);
    expect(run.others).toEqual([]);
  });

  it.each(["clean", "cloudformation", "linking", "policies", "terraform", "traps"])(
    "stays in the folder of the fixtures %s",
    (name) => {
      const folder = workspace({});
      cpSync(join(project, "test/fixtures", name), folder, { recursive: true });
      const run = trace(folder, ["--preset", "all", "--not-judged", "-f", "sarif"]);
      expectConfined(run, folder);
      expect(run.stdout).toContain('"results"');
    },
  );

  it("of a template in the top folder of the disk is nothing but that folder and what is in it", () => {
    const main = readFileSync(join(hostile("repo").repository, "stack/main.tf"), "utf8");
    const run = trace("/", ["--stdin", "--stdin-filename", "/dmslint-test.tf", "--preset", "all"], main);
    expect(run.opened.filter((path) => isIn(path, tmpdir()) && !isIn(path, resolve(project)))).toEqual([]);
    expect(strange(run, project).filter((path) => dirname(path) !== "/")).toEqual([]);
    expect(run.others).toEqual([]);
    expect(run.status).toBeLessThan(2);
  });
});
