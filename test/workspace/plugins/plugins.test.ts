import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PluginChoice } from "../../../src/workspace/plugins/plugin-trust.js";
import { loadConfig, type Config } from "../../../src/workspace/config/config.js";
import { isFailure } from "../../../src/source/index.js";
import { defineRule, type Rule } from "../../../src/rule-kit/index.js";
import { workspace } from "../workspace.js";

const builtIn = (name: string): Rule =>
  defineRule({ name, meta: { type: "problem", docs: { description: name }, messages: {} }, create: () => ({}) });

const rules = [builtIn("role-trust"), builtIn("pass-role-scope")];

type Files = Readonly<Record<string, string>>;

async function load(
  files: Files,
  plugins: PluginChoice = { use: "own" },
): Promise<{ readonly cwd: string; readonly config: Config | string }> {
  const cwd = workspace(files);
  const name = Object.keys(files)[0] ?? "";
  const config = await loadConfig(join(cwd, name), cwd, { cwd, rules, plugins, repositories: [cwd], isNamed: false });
  return { cwd, config: isFailure(config) ? config.message : config };
}

describe("plugins", () => {
  const rule = (name: string): string =>
    `{ name: "${name}", meta: { type: "problem", docs: { description: "" }, messages: {} }, create: () => ({}) }`;
  const plugin = (name: string): string => `export default { name: "ours", rules: [${rule(name)}] };`;

  it.each([
    ["written without it", "our-rule"],
    ["written with it", "ours/our-rule"],
  ])("bring rules that the config may set, with the prefix of the plugin: %s", async (_, name) => {
    const { config } = await load({
      "c.yaml": "plugins: [./ours.mjs]\nrules: { ours/our-rule: warn }\n",
      "ours.mjs": plugin(name),
    });
    expect(config).toMatchObject({
      rules: [{ name: "role-trust" }, { name: "pass-role-scope" }, { name: "ours/our-rule" }],
    });
  });

  it("are not run with --no-plugins, and their rules are no mistake then", async () => {
    const files = {
      "c.yaml": "plugins: [./ours.mjs]\nrules: { ours/our-rule: warn }\n",
      "ours.mjs": "throw new Error('run');",
    };
    expect((await load(files, { use: "none" })).config).toMatchObject({ rules, plugins: [] });
    expect((await load(files)).config).toMatch(
      /^c.yaml:1:11: The plugin "ours.mjs" cannot be loaded. It throws:\nError: run\n/,
    );
  });

  it("have rules that are not found without the prefix", async () => {
    const files = { "c.yaml": "plugins: [p.mjs]\nrules: { our-rule: warn }\n", "p.mjs": plugin("our-rule") };
    expect((await load(files)).config).toBe('c.yaml:2:10: There is no rule "our-rule". Did you mean "ours/our-rule"?');
  });

  const noPlugin = "must have a default export made with definePlugin: { name, rules: [ … ] }.";

  it.each([
    ["export default { rules: 1 };", noPlugin],
    ["export default { name: 1, rules: [] };", noPlugin],
    ["export const rules = [];", noPlugin],
    ["export default () => ({});", noPlugin],
    ['export default { name: "ours", rules: [] };', "has no rules. List them in definePlugin: { name, rules: [ … ] }."],
    [
      'export default { name: "our rules", rules: [1] };',
      'has the name "our rules". It is the prefix of its rules: letters, digits, hyphens, dots and underscores, such as "ours" or "@acme/dms".',
    ],
    [
      'export default { name: "a/b", rules: [1] };',
      'has the name "a/b". It is the prefix of its rules: letters, digits, hyphens, dots and underscores, such as "ours" or "@acme/dms".',
    ],
    [
      `export default { name: "ours", rules: [${rule("one")}, "two"] };`,
      'has in "rules" at index 1 no rule made with defineRule: { name, meta, create }.',
    ],
    [
      'export default { name: "ours", rules: [{ name: "one", create() {} }] };',
      'has in "rules" at index 0 a rule "one" without "meta".',
    ],
    [
      'export default { name: "ours", rules: [{ name: "one", meta: { messages: {} }, create() {} }] };',
      'has in "rules" at index 0 a rule "one" without "meta.docs.description".',
    ],
    [
      'export default { name: "ours", rules: [{ name: "one", meta: { docs: { description: "" } }, create() {} }] };',
      'has in "rules" at index 0 a rule "one" without "meta.messages".',
    ],
    [
      plugin("one, two"),
      'has a rule named "one, two". A name has letters, digits, hyphens, dots and underscores, and the prefix "ours/" is added to it.',
    ],
    [
      plugin("role-trust"),
      'has a rule "role-trust", but dmslint has a rule of that name already. Give it another name.',
    ],
    [
      `export default { name: "ours", rules: [${rule("one")}, ${rule("ours/one")}] };`,
      'has two rules named "one". Give one of them another name.',
    ],
  ])("are refused when they are none: %s", async (code, expected) => {
    expect((await load({ "c.yaml": "plugins: [p.mjs]\n", "p.mjs": code })).config).toBe(
      `c.yaml:1:11: The plugin "p.mjs" ${expected}`,
    );
  });

  it.each([
    ["a package that is not there", "dmslint-plugin-nope", 'The plugin "dmslint-plugin-nope" is not installed: '],
    [
      "a module that throws, in a config that is extended",
      "./p.mjs",
      'The plugin "p.mjs" cannot be loaded. It throws:\n',
    ],
  ])("are refused with their place: %s", async (_, name, expected) => {
    const extended = `plugins:\n  - ./fine.mjs\n  - ${name}\n`;
    const files = { "c.yaml": "extends: ./d.yaml\n", "d.yaml": extended, "p.mjs": "throw new Error('oh no');" };
    const { config } = await load({ ...files, "fine.mjs": plugin("fine") });
    expect(config).toContain(`d.yaml:3:5: ${expected}`);
  });

  it("may have a schema that is none, which is an error where options are checked by it", async () => {
    const wrong = rule("one").replace("messages", 'schema: { type: "nope" }, messages');
    const files = {
      "c.yaml": "plugins: [p.mjs]\nrules: { ours/one: [warn, { a: 1 }] }\n",
      "p.mjs": `export default { name: "ours", rules: [${wrong}] };`,
    };
    expect((await load(files)).config).toMatch(
      /^c\.yaml:2:\d+: The rule "ours\/one" has a schema that is no JSON Schema: schema is invalid: data\/type must /,
    );
  });

  it("are refused if two of them have one name", async () => {
    const files = { "c.yaml": "plugins: [a.mjs, b.mjs, a.mjs]\n", "a.mjs": plugin("a"), "b.mjs": plugin("b") };
    expect((await load(files)).config).toBe(
      'c.yaml:1:18: The plugins "a.mjs" and "b.mjs" have one name, "ours", so their rules cannot be told apart. Give one of them another name in definePlugin.',
    );
  });
});
