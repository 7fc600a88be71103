import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, unordered, withoutRole } from "./templates.js";
import { parse, rulesIn } from "./json-results.js";

describe("rules and configs", () => {
  it("uses the nearest config, alone", async () => {
    const cwd = workspace({
      "dmslint.config.yaml": "rules: { account-role-order: off }\n",
      "a.yaml": unordered,
      "sub/dmslint.config.json": '{ "rules": { "account-role-order": "warn" } }',
      "sub/b.yaml": unordered,
    });
    const results = parse((await runMain(cwd, ["-f", "json"])).stdout);
    expect(results.map(({ errorCount, warningCount }) => [errorCount, warningCount])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it("finds no config with --no-config, and the named one with --config", async () => {
    const cwd = workspace({
      "dmslint.config.yaml": "rules: { account-role-order: off }\n",
      "other.yaml": "rules: { account-role-order: warn }\n",
      "a.yaml": unordered,
    });
    expect(await runMain(cwd, ["a.yaml"])).toMatchObject({ status: 0, stdout: "" });
    expect(await runMain(cwd, ["--no-config", "a.yaml"])).toMatchObject({ status: 1 });
    expect((await runMain(cwd, ["-c", "other.yaml", "a.yaml"])).stdout).toContain("warning");
  });

  it("puts --rule over the config, and --preset in place of extends", async () => {
    const cwd = workspace({ "dmslint.config.yaml": "extends: []\nrules: {}\n", "a.yaml": unordered });
    expect(await rulesIn(cwd)).toEqual([]);
    expect(await rulesIn(cwd, ["--preset", "recommended"])).toEqual(["account-role-order"]);
    expect(await rulesIn(cwd, ["--rule", "account-role-order:warn"])).toEqual(["account-role-order"]);
    expect(await rulesIn(cwd, ["--preset=all", "--rule", "{ account-role-order: 0 }"])).not.toContain(
      "account-role-order",
    );
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["a config without extends, which another one extends", { "base.yaml": "settings: {}\n" }, ["account-role-order"]],
    [
      "the last of several configs",
      { "base.yaml": "extends: [a.yaml, b.yaml]\n", "a.yaml": "settings: {}\n", "b.yaml": "rules: {}\n" },
      ["account-role-order"],
    ],
    ["a config that sets rules over it", { "base.yaml": "rules: { account-role-order: off }\n" }, []],
    ["nothing where a config says that it extends nothing", { "base.yaml": "extends: []\n" }, []],
  ])("puts the recommended preset under %s", async (_, configs, names) => {
    const cwd = workspace({ "x/dmslint.config.yaml": "extends: ../base.yaml\n", "x/t.yaml": unordered, ...configs });
    expect(await rulesIn(cwd, ["x"])).toEqual(names);
  });

  it("applies the settings", async () => {
    const cwd = workspace({
      "dmslint.config.yaml": "settings: { existingRoles: [dms-vpc-role] }\n",
      "a.yaml": withoutRole,
    });
    expect(await rulesIn(cwd)).toEqual([]);
    expect(await rulesIn(cwd, ["--no-config"])).toEqual(["account-role-present"]);
  });

  it("prints the config that holds for a file", async () => {
    const cwd = workspace({
      "dmslint.config.yaml":
        "extends: strict\nrules: { pass-role: warn }\nsettings: { account: 012345678901, parameters: { A: b } }\noverrides: [{ files: [x.yaml], rules: { pass-role: off } }]\n",
      "x.yaml": ordered,
      "y.yaml": `Parameters: { A: { Type: String } }\n${ordered}`,
    });
    const { stdout } = await runMain(cwd, ["--print-config", "y.yaml", "--region", "eu-west-1"]);
    expect(JSON.parse(stdout)).toMatchObject({
      config: join(cwd, "dmslint.config.yaml"),
      ignored: false,
      rules: { "pass-role": ["warn"], "pass-role-scope": ["error", { everyPattern: true }] },
      settings: { account: "012345678901", regions: ["eu-west-1"], parameters: { A: "b" } },
    });
    expect((await runMain(cwd, ["--print-config", "x.yaml"])).stdout).toMatch(/"pass-role": \[\s*"off"\s*\]/);
  });

  it("prints the settings in the words of a config", async () => {
    const settings = {
      caller: "arn:aws:iam::111122223333:role/deployer",
      accountData: ["account.json"],
      partialPolicies: ["parts/**"],
    };
    const cwd = workspace({
      "dmslint.config.json": JSON.stringify({ settings }),
      "account.json": '{ "RoleDetailList": [] }',
      "x.yaml": ordered,
    });
    const { stdout } = await runMain(cwd, ["--print-config", "x.yaml"]);
    const printed = JSON.parse(stdout) as { readonly settings: object };
    expect(printed.settings).toMatchObject({ ...settings, accountData: [join(cwd, "account.json")] });
    expect(printed.settings).not.toHaveProperty("callerArn");
  });

  it("writes a config that holds, once", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect(await runMain(cwd, ["--init"])).toEqual({
      status: 0,
      stdout: '"dmslint.config.yaml" is written.\n',
      stderr: "",
    });
    expect(await rulesIn(cwd)).toEqual(["account-role-order"]);
    expect((await runMain(cwd, ["--debug"])).stderr).toContain("dmslint: config: dmslint.config.yaml\n");
    expect(await runMain(cwd, ["--init"])).toEqual({
      status: 2,
      stdout: "",
      stderr: 'There is already a config: "dmslint.config.yaml".\n',
    });
  });

  it("lists the rules", async () => {
    const text = await runMain("/", ["--list-rules"]);
    expect(text).toMatchObject({ status: 0, stderr: "" });
    expect(text.stdout).toContain("account-role-order  recommended, error, fix\n");
    expect(text.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const listed = await runMain("/", ["--list-rules", "-f", "json"]);
    expect(JSON.parse(listed.stdout)).toContainEqual(
      expect.objectContaining({ name: "pass-role", preset: "recommended", severity: "error" }),
    );
  });
});
