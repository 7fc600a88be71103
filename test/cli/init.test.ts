import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, subnetGroup, unordered, unorderedModule } from "./templates.js";

const name = "dmslint.config.yaml";
const schema = "schema/dmslint.config.schema.json";
const calling = `module "net" {\n  source = "../modules/net"\n}\n`;
const net = { "modules/net/iam.tf": unorderedModule, "modules/net/main.tf": subnetGroup };

/** A repository, or a folder of it, with these files. */
function repository(files: Readonly<Record<string, string>>): string {
  const cwd = workspace(files);
  mkdirSync(join(cwd, ".git"));
  return cwd;
}

const findings = async (cwd: string): Promise<string> => (await runMain(cwd, ["-f", "compact"])).stdout;

/** The path of the schema that an editor reads, as seen from the config. */
function schemaOf(folder: string): string {
  return /^# yaml-language-server: \$schema=(.*)$/m.exec(readFileSync(join(folder, name), "utf8"))?.[1] ?? "";
}

describe("--init", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["at the top of a repository", { "a.yaml": unordered }, "."],
    ["in a folder of it that calls a module of another one", { "prod/main.tf": calling, ...net }, "prod"],
    ["below a config that is stricter", { [name]: "extends: all\n", "sub/a.yaml": ordered }, "sub"],
    [
      "below a config that has rules",
      { [name]: "rules: { account-role-order: warn }\n", "sub/a.yaml": unordered },
      "sub",
    ],
    [
      "in a package below a config with settings",
      { "dmslint.config.json": '{ "settings": { "targets": ["s3"] }, "extends": "strict" }', "a/b/a.yaml": unordered },
      "a/b",
    ],
  ])("changes no finding %s", async (_, files, folder) => {
    const cwd = join(repository(files), folder);
    const before = await findings(cwd);
    expect(before).not.toBe("");
    expect(await runMain(cwd, ["--init"])).toEqual({ status: 0, stdout: `"${name}" is written.\n`, stderr: "" });
    expect(await findings(cwd)).toBe(before);
  });

  it.each([
    ["--preset", ["--preset", "strict"]],
    ["--rule", ["--rule", "role-trust: off"]],
    ["paths", ["sub"]],
  ])("refuses what it would pass over: %s", async (word, words) => {
    const cwd = repository({ "sub/a.yaml": ordered });
    expect(await runMain(cwd, ["--init", ...words])).toEqual({
      status: 2,
      stdout: "",
      stderr: `--init writes the same config always, into the working folder. It takes no ${word}.\n`,
    });
    expect(existsSync(join(cwd, name))).toBe(false);
  });

  it("writes nothing where a config would be lost that cannot be extended", async () => {
    const cwd = workspace({ [name]: "extends: all\n", "sub/.git/HEAD": "", "sub/a.yaml": ordered });
    expect(await runMain(join(cwd, "sub"), ["--init"])).toEqual({
      status: 2,
      stdout: "",
      stderr: `The config "../${name}" holds for this folder, and a config here would replace it: it is outside ".", so it cannot be extended. Change that config, or copy it here.\n`,
    });
    expect(existsSync(join(cwd, "sub", name))).toBe(false);
  });

  it("does not choose between two configs above", async () => {
    const cwd = repository({ [name]: "", "dmslint.config.json": "{}", "sub/a.yaml": ordered });
    const { status, stderr } = await runMain(join(cwd, "sub"), ["--init"]);
    expect(status).toBe(2);
    expect(stderr).toContain("has several configs");
  });

  it("names the schema of the package in the repository, also from a package of a monorepo", async () => {
    const cwd = repository({ [`node_modules/dmslint/${schema}`]: "{}", "packages/a/x.txt": "" });
    for (const folder of [".", "packages/a"]) {
      await runMain(join(cwd, folder), ["--init"]);
      const path = schemaOf(join(cwd, folder));
      expect(path).toMatch(/^\.\.?\//);
      expect(resolve(cwd, folder, path)).toBe(join(cwd, "node_modules/dmslint", schema));
    }
  });

  it("names the schema of this installation where the repository has none", async () => {
    const cwd = workspace({});
    await runMain(cwd, ["--init"]);
    expect(existsSync(schemaOf(cwd))).toBe(true);
  });
});
