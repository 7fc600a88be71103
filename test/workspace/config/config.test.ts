import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig, type Config } from "../../../src/workspace/config/config.js";
import { isFailure } from "../../../src/source/index.js";
import { ruleSettings } from "../../../src/workspace/config/rule-layers.js";
import { defineRule, type Rule } from "../../../src/rule-kit/index.js";
import { workspace } from "../workspace.js";

const rule = (name: string, schema?: Readonly<Record<string, unknown>>): Rule =>
  defineRule({
    name,
    meta: { type: "problem", docs: { description: name }, messages: {}, ...(schema && { schema }) },
    create: () => ({}),
  });

const rules = [
  rule("role-trust"),
  rule("pass-role-scope", {
    type: "object",
    properties: { everyPattern: { type: "boolean" } },
    additionalProperties: false,
  }),
];

type Files = Readonly<Record<string, string>>;

async function load(files: Files): Promise<{ readonly cwd: string; readonly config: Config | string }> {
  const cwd = workspace(files);
  const name = Object.keys(files)[0] ?? "";
  const config = await loadConfig(join(cwd, name), cwd, {
    cwd,
    rules,
    plugins: { use: "own" },
    repositories: [cwd],
    isNamed: false,
  });
  return { cwd, config: isFailure(config) ? config.message : config };
}

async function settingOf(files: Files, name: string, file = "stack.yaml"): Promise<unknown> {
  const { config, cwd } = await load(files);
  if (typeof config === "string") throw new Error(config);
  const path = join(cwd, file);
  return ruleSettings(config.layers, { path, files: [path] }).get(name);
}

const problemOf = async (text: string, name = "dmslint.config.yaml"): Promise<unknown> =>
  (await load({ [name]: text })).config;

const outside =
  'A glob begins at the folder of the config that is found and matches nothing outside of it. Leave out "..", or write the config into a folder above.';

describe("loadConfig refuses", () => {
  it.each([
    [
      "a key it does not know",
      "rulez: {}\n",
      'dmslint.config.yaml:1:1: There is no key "rulez" in a config. Did you mean "rules"?',
    ],
    [
      "a setting it does not know",
      "settings:\n  existingRole: [a]\n",
      'dmslint.config.yaml:2:3: There is no key "existingRole" in "settings". Did you mean "existingRoles"?',
    ],
    [
      "a rule it does not know",
      "rules:\n  role-trust: off\n  role-trst: warn\n",
      'dmslint.config.yaml:3:3: There is no rule "role-trst". Did you mean "role-trust"?',
    ],
    [
      "a rule it does not know in an override",
      "overrides:\n  - files: ['a/**']\n    rules: { rol-trust: off }\n",
      'dmslint.config.yaml:3:14: There is no rule "rol-trust". Did you mean "role-trust"?',
    ],
    [
      "a severity it does not know",
      "rules:\n  role-trust: loud\n",
      'dmslint.config.yaml:2:15: The severity of "role-trust" must be off, warn or error, alone or in a list with the options: [warn, { … }].',
    ],
    [
      "an option a rule does not have",
      "rules:\n  pass-role-scope: [warn, { everyPatern: true }]\n",
      'dmslint.config.yaml:2:29: There is no key "everyPatern" in the options of "pass-role-scope". Did you mean "everyPattern"?',
    ],
    [
      "options of a rule that takes none",
      "rules:\n  role-trust: [warn, {}]\n",
      'dmslint.config.yaml:2:22: The rule "role-trust" takes no options.',
    ],
    [
      "an empty text",
      'settings: { existingRoles: [""] }\n',
      'dmslint.config.yaml:1:29: "settings.existingRoles[0]" must not be empty.',
    ],
    [
      "a mapping for the value of a parameter",
      "settings: { parameters: { Name: { a: b } } }\n",
      'dmslint.config.yaml:1:33: "settings.parameters.Name" must be a text or a list of texts.',
    ],
    [
      "a mapping in the value of a parameter",
      "settings: { parameters: { Name: [a, { b: c }] } }\n",
      'dmslint.config.yaml:1:33: "settings.parameters.Name" must be a text or a list of texts.',
    ],
    ["a word for a list", "ignores: legacy\n", 'dmslint.config.yaml:1:10: "ignores" must be a list.'],
    [
      "an account that is none",
      "settings:\n  account: 1234\n",
      'dmslint.config.yaml:2:12: "settings.account" is not valid: an account has 12 digits.',
    ],
    [
      "a caller that is none",
      "settings: { caller: robot }\n",
      'dmslint.config.yaml:1:21: "settings.caller" must be iac, console or operator, or the ARN of a role or user.',
    ],
    [
      "a preset that is none",
      "extends: recomended\n",
      'dmslint.config.yaml:1:10: "recomended" is neither a preset (recommended, strict, all) nor a config file, as seen from this one. Did you mean "recommended"?',
    ],
    ["a key written twice", "rules: {}\nrules: {}\n", 'dmslint.config.yaml:2:1: "rules" is written twice.'],
    [
      "two documents",
      "rules: {}\n---\nrules: {}\n",
      "dmslint.config.yaml:3:1: This is a second YAML document, but only one is allowed.",
    ],
    [
      "globs with backslashes",
      String.raw`
ignores: ['a\b\*.yaml', 'a\[b\]\ ']
overrides: [{ files: ['c\**'], rules: {} }]
`,
      'dmslint.config.yaml:2:11: A glob has / between folders, and not \\. Write "a/b/*.yaml".\ndmslint.config.yaml:3:23: A glob has / between folders, and not \\. Write "c/**".',
    ],
    [
      "globs that lead out of the folder",
      'ignores: ["../a/**", "a/../b", "!../c", "..d/**", "e.."]\n',
      [11, 22, 32].map((column) => `dmslint.config.yaml:1:${String(column)}: ${outside}`).join("\n"),
    ],
    [
      "globs with the groups of a shell",
      'settings: { partialPolicies: ["@(a|b).json", "(parts)/*.json"] }\n',
      "dmslint.config.yaml:1:31: A glob has no groups such as @(a|b). Write {a,b}, or for exceptions a second glob that begins with !.",
    ],
    ["a list", "- a\n", "dmslint.config.yaml:1:1: A config must be a mapping."],
    [
      "an override without rules",
      "overrides: [{ files: [a] }]\n",
      'dmslint.config.yaml:1:13: "overrides[0]" needs the key "rules".',
    ],
  ])("%s", async (_, text, expected) => {
    expect(await problemOf(text)).toBe(expected);
  });

  it("text that is not YAML, with the place", async () => {
    expect(await problemOf("rules: [a\n")).toMatch(/^dmslint\.config\.yaml:\d+:\d+: /);
    expect(await problemOf('{ "rules": ', "dmslint.config.json")).toMatch(/^dmslint\.config\.json:\d+:\d+: /);
  });

  it("all problems at once", async () => {
    const problems = String(await problemOf("rulez: {}\nignores: 1\nroot: maybe\n"));
    expect(problems.split("\n").map((line) => line.split(":")[1])).toEqual(["1", "2", "3"]);
  });

  it("a config that extends itself", async () => {
    const { config } = await load({ "a.yaml": "extends: ./b.yaml\n", "b.yaml": "extends: a.yaml\n" });
    expect(config).toBe('b.yaml:1:10: The config extends itself through "a.yaml".');
  });
});

describe("loadConfig", () => {
  it("stands on recommended when it extends nothing", async () => {
    expect(await settingOf({ "c.yaml": "settings: { existingRoles: [dms-vpc-role] }\n" }, "role-trust")).toEqual({
      severity: "error",
      options: {},
    });
    expect(await settingOf({ "c.yaml": "extends: []\n" }, "role-trust")).toBeUndefined();
    expect(await settingOf({ "c.yaml": "" }, "role-trust")).toMatchObject({ severity: "error" });
  });

  it.each([
    ["0", "off"],
    ["1", "warn"],
    ["'2'", "error"],
    ["off", "off"],
    ["[1]", "warn"],
  ])("reads the severity %s as %s", async (written, severity) => {
    expect(await settingOf({ "c.yaml": `rules: { role-trust: ${written} }\n` }, "role-trust")).toMatchObject({
      severity,
    });
  });

  it("keeps a preset's options where only the severity is set, and replaces them otherwise", async () => {
    const strict = "extends: strict\n";
    expect(await settingOf({ "c.yaml": `${strict}rules: { pass-role-scope: warn }\n` }, "pass-role-scope")).toEqual({
      severity: "warn",
      options: { everyPattern: true },
    });
    expect(
      await settingOf(
        { "c.yaml": `${strict}rules: { pass-role-scope: [warn, { everyPattern: false }] }\n` },
        "pass-role-scope",
      ),
    ).toEqual({ severity: "warn", options: { everyPattern: false } });
  });

  it("extends other configs, the nearest last", async () => {
    const files = {
      "dmslint.config.yaml": "extends: [recommended, shared/base.json]\nrules: { pass-role-scope: off }\n",
      "shared/base.json": '{ "extends": "./deep.yaml", "rules": { "role-trust": "off", "pass-role-scope": "warn" } }',
      "shared/deep.yaml":
        "rules: { role-trust: warn }\nsettings: { account: 012345678901, parameters: { A: 1, B: 2 } }\n",
    };
    expect(await settingOf(files, "role-trust")).toMatchObject({ severity: "off" });
    expect(await settingOf(files, "pass-role-scope")).toMatchObject({ severity: "off" });
    const { config } = await load(files);
    expect(config).toMatchObject({ settings: { account: "012345678901", parameters: { A: "1", B: "2" } } });
  });

  it("overrides by files: globs with and without a slash, braces, folders, and back", async () => {
    const files = {
      "c.yaml":
        "overrides:\n- { files: ['sandbox/**', '*.{test,spec}.yaml', '!keep.test.yaml'], rules: { role-trust: off } }\n",
    };
    const severityIn = async (file: string): Promise<unknown> => settingOf(files, "role-trust", file);
    expect(await severityIn("sandbox/deep/a.yaml")).toMatchObject({ severity: "off" });
    expect(await severityIn("x/y.spec.yaml")).toMatchObject({ severity: "off" });
    expect(await severityIn("x/keep.test.yaml")).toMatchObject({ severity: "error" });
    expect(await severityIn("other/a.yaml")).toMatchObject({ severity: "error" });
  });

  it("names policy files from the config that names them, and leaves addresses", async () => {
    const { config, cwd } = await load({
      "dmslint.config.yaml": "settings: { callerPolicies: [policies/deployer.json, Resources.Deploy] }\n",
      "policies/deployer.json": "{}",
    });
    expect(config).toMatchObject({
      settings: { callerPolicies: [join(cwd, "policies/deployer.json"), "Resources.Deploy"] },
    });
  });
});
