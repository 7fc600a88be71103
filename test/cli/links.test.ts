import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { dmslint, program } from "./program.js";
import { run } from "./run-command.js";
import { runMain } from "./run-main.js";
import { passesAll } from "./templates.js";

const baseline = "dmslint-suppressions.json";

/** A repository beside a folder that is not part of it. */
function beside(links: Readonly<Record<string, string>>): { readonly repo: string; readonly outside: string } {
  const top = workspace({ "repo/.git/HEAD": "", "repo/p.json": passesAll, "outside/kept": "{}", "repo/in/kept": "{}" });
  const repo = join(top, "repo");
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(repo, path));
  return { repo, outside: join(top, "outside") };
}

const outputs: readonly [string, (file: string) => readonly string[], (file: string) => string][] = [
  [
    "the baseline",
    (file) => ["--suppress-all", "--suppressions-location", file],
    (file) => `The baseline "${file}" is not used`,
  ],
  ["the report", (file) => ["-f", "json", "-o", file], (file) => `The report cannot be written to "${file}"`],
];

describe.each(outputs)("%s is not written", (_, argv, refused) => {
  it.each([
    ["through a link to a file outside the repository", { "x.out": "../outside/kept" }, "x.out"],
    ["through a link to a folder outside the repository", { x: "../outside" }, "x/new.json"],
    ["below such a link", { x: "../outside" }, "x/deep/er/new.json"],
    ["through links that lead out together", { x: "y", y: "../outside" }, "x/new.json"],
  ])("%s", async (_how, links, file) => {
    const { outside, repo } = beside(links);
    expect(await runMain(repo, argv(file))).toEqual({
      status: 2,
      stdout: "",
      stderr: `${refused(file)}: a link on this path leads out of "${repo}".\n`,
    });
    expect(readFileSync(join(outside, "kept"), "utf8")).toBe("{}");
    expect(existsSync(join(outside, "new.json")) || existsSync(join(outside, "deep"))).toBe(false);
  });

  it("through a link that leads nowhere", async () => {
    const { outside, repo } = beside({ "x.out": "../outside/new.json" });
    expect(await dmslint(repo, ...argv("x.out"))).toEqual({
      status: 2,
      stdout: "",
      stderr: `${refused("x.out")}: it is a link that leads nowhere.\n`,
    });
    expect(existsSync(join(outside, "new.json"))).toBe(false);
    expect(lstatSync(join(repo, "x.out")).isSymbolicLink()).toBe(true);
  });
});

describe.each(outputs)("%s is written", (_, argv) => {
  it.each([
    ["into a folder that is missing", {}, "a/b.json", "a/b.json"],
    ["through a link that stays in the repository", { x: "in" }, "x/new.json", "in/new.json"],
    ["to a place outside that the user names", {}, "../outside/new.json", "../outside/new.json"],
  ])("%s", async (_how, links, file, written) => {
    const { repo } = beside(links);
    if (file.startsWith("a/")) mkdirSync(join(repo, "a"));
    const { stderr } = await runMain(repo, argv(file));
    const told = argv(file).includes("--suppress-all") ? `The baseline "${file}" has 1 entry now, 1 new.\n` : "";
    expect(stderr).toBe(told);
    expect(readFileSync(join(repo, written), "utf8")).toContain("pass-role-scope");
  });
});

it("a report goes to a device that the user names", async () => {
  const { repo } = beside({});
  // A shell, because the output of a process that Node starts is no pipe.
  for (const cwd of [repo, "/"]) {
    const command = `${process.execPath} ${program} -o /dev/stdout ${join(repo, "p.json")} | cat`;
    expect((await run(cwd, "sh", ["-c", command])).stdout).toContain("pass-role-scope");
  }
});

describe("the baseline of the repository", () => {
  it.each([
    ["out of it", "../outside/kept", 'a link on this path leads out of "REPO"'],
    ["nowhere", "nowhere", "it is a link that leads nowhere"],
  ])("is not read through a link that leads %s", async (_, target, why) => {
    const { repo } = beside({ [baseline]: target });
    const stderr = `The baseline "${baseline}" is not used: ${why.replace("REPO", repo)}.\n`;
    for (const argv of [[], ["--suppress-all"], ["--prune-suppressions"]])
      expect(await runMain(repo, argv)).toEqual({ status: 2, stdout: "", stderr });
  });

  it("is read and written through a link that stays in it", async () => {
    const { repo } = beside({ [baseline]: "in/kept" });
    expect(await dmslint(repo, "--suppress-all")).toMatchObject({
      status: 0,
      stderr: `The baseline "${baseline}" has 1 entry now, 1 new.\n`,
    });
    expect(readFileSync(join(repo, "in/kept"), "utf8")).toContain("pass-role-scope");
    expect(lstatSync(join(repo, baseline)).isSymbolicLink()).toBe(true);
  });
});

describe("a file that is named and leads nowhere", () => {
  it.each<[string, string, readonly string[]]>([
    ["the config", "dmslint.config.yaml", []],
    ["a named config", "other.yaml", ["--config", "other.yaml"]],
    ["the account data", "account.json", ["--account-data", "account.json"]],
    ["values", "x.tfvars", ["--var-file", "x.tfvars"]],
    ["parameters", "x.json", ["--parameters", "x.json"]],
  ])("is %s", async (_, file, argv) => {
    const { repo } = beside({ [file]: "nowhere" });
    expect(await dmslint(repo, ...argv)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`"${file}" cannot be read: its link leads nowhere.`) as string,
    });
  });
});

it("a .gitignore is not read through a link that leads out of the repository", async () => {
  const top = workspace({
    "repo/.git/HEAD": "",
    "repo/p.json": passesAll,
    "repo/q.json": passesAll,
    ignored: "p.json\n",
  });
  const repo = join(top, "repo");
  symlinkSync("../ignored", join(repo, ".gitignore"));
  expect((await runMain(repo, [])).stdout).toContain("p.json");
  const inside = workspace({
    "repo/.git/HEAD": "",
    "repo/p.json": passesAll,
    "repo/q.json": passesAll,
    "repo/list": "p.json\n",
  });
  symlinkSync("list", join(inside, "repo/.gitignore"));
  expect((await runMain(join(inside, "repo"), [])).stdout).not.toContain("p.json");
});

it("no link is blamed where the working folder went away during a run", async () => {
  const gone = join(workspace({}), "gone");
  expect(await runMain(gone, [])).toMatchObject({ status: 2, stderr: 'There is no file or folder ".".\n' });
});
