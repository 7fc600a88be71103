import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plugin } from "../workspace/plugins/plugin.js";
import { workspace } from "../workspace/workspace.js";
import { dmslint } from "./program.js";
import { runMain } from "./run-main.js";
import { passesAll } from "./templates.js";

const policy = { "policy.json": passesAll };
const manifest = (name: string, more: object): string => JSON.stringify({ name, version: "1.0.0", ...more });

/** The plugin of `plugin` as CommonJS: as people write it, and as compilers write a default export. */
const commonJs = `const rule = { name: "rule", meta: { type: "problem", docs: { description: "Report.", url: "https://example.com/rule" }, messages: { found: "Reported." } },
  create: (context) => ({ Template: (template) => context.report({ node: template.documents[0].document, address: "", messageId: "found" }) }) };
`;
const exported = `${commonJs}module.exports = { name: "ours", rules: [rule] };\n`;
const compiled = `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n${commonJs}exports.default = { name: "ours", rules: [rule] };\n`;

const config = (name: string, rule = "ours/rule"): string =>
  JSON.stringify({ root: true, plugins: [name], rules: { [rule]: "error" } });

// How Node loads CommonJS can be seen in the built program only: the loader of the tests does it in another way.
describe("plugins are found", () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    ["by a path to CommonJS", "./ours.cjs", { "ours.cjs": exported }],
    ["by a path to what a compiler wrote", "./ours.cjs", { "ours.cjs": compiled }],
    [
      "by the name of a package",
      "dmslint-plugin-ours",
      {
        "node_modules/dmslint-plugin-ours/package.json": manifest("dmslint-plugin-ours", { main: "lib/main.js" }),
        "node_modules/dmslint-plugin-ours/lib/main.js": exported,
      },
    ],
    [
      "by the name of a package that only `import` loads",
      "@acme/dmslint-plugin",
      {
        "node_modules/@acme/dmslint-plugin/package.json": manifest("@acme/dmslint-plugin", {
          type: "module",
          exports: { ".": { types: "./index.d.ts", import: [{ node: "./ours.js" }] } },
        }),
        "node_modules/@acme/dmslint-plugin/ours.js": plugin("ours"),
      },
    ],
    [
      "by a name with a path in the package",
      "@acme/tools/dmslint",
      {
        "node_modules/@acme/tools/package.json": manifest("@acme/tools", {
          exports: { "./dmslint": { import: "./d.mjs" } },
        }),
        "node_modules/@acme/tools/d.mjs": plugin("ours"),
      },
    ],
    [
      "by a name, in a folder above the config",
      "dmslint-plugin-ours",
      {
        "../node_modules/dmslint-plugin-ours/package.json": manifest("dmslint-plugin-ours", { exports: "./ours.cjs" }),
        "../node_modules/dmslint-plugin-ours/ours.cjs": compiled,
      },
    ],
  ])("%s", async (_, name, files) => {
    const here = Object.entries(files).map(([path, text]) => [join("project", path), text] as const);
    const top = workspace({
      ...Object.fromEntries(here),
      "project/dmslint.config.json": config(name),
      "project/policy.json": passesAll,
    });
    // From another folder than that of the config, too.
    for (const [cwd, path] of [
      [join(top, "project"), "policy.json"],
      [top, "project/policy.json"],
    ] as const) {
      const { stderr, stdout } = await dmslint(cwd, "-f", "compact", path);
      expect(stderr).toBe("");
      expect(stdout).toMatch(/Reported.*ours\/rule/);
    }
  });

  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    [
      "a package that is not installed",
      "dmslint-plugin-ours",
      {},
      'dmslint.config.json:1:25: The plugin "dmslint-plugin-ours" is not installed: neither "‹folder›" nor a folder above it has it in "node_modules". Install it (npm install --save-dev dmslint-plugin-ours), or write the path of a file with ./ before it.',
    ],
    [
      "a package that exports something else",
      "@acme/ours",
      { "node_modules/@acme/ours/package.json": manifest("@acme/ours", { exports: { "./other": "./other.js" } }) },
      'dmslint.config.json:1:25: The plugin "@acme/ours" is installed, but exports no module that can be loaded. Its package.json needs "exports" or "main".',
    ],
    [
      "a package that lacks its module",
      "ours",
      { "node_modules/ours/package.json": manifest("ours", { main: "none.js" }) },
      'dmslint.config.json:1:25: The plugin "ours" is installed, but exports no module that can be loaded. Its package.json needs "exports" or "main".',
    ],
    [
      "a package that is no plugin",
      "ours",
      { "node_modules/ours/package.json": manifest("ours", {}), "node_modules/ours/index.js": "module.exports = 1;" },
      'dmslint.config.json:1:25: The plugin "ours" must have a default export made with definePlugin: { name, rules: [ … ] }.',
    ],
    [
      "a file that is not there",
      "./ours.cjs",
      {},
      'dmslint.config.json:1:25: There is no plugin "./ours.cjs", as seen from this config.',
    ],
    [
      "a module that requires what is not there",
      "./ours.cjs",
      { "ours.cjs": 'require("nothing-here");' },
      'dmslint.config.json:1:25: The plugin "ours.cjs" cannot be loaded: it needs the module "nothing-here", which is not there. Install it (npm install --save-dev nothing-here).',
    ],
    [
      "a module that requires a part of a package that is not there",
      "./ours.cjs",
      { "ours.cjs": 'require("@nothing/here/part");' },
      'dmslint.config.json:1:25: The plugin "ours.cjs" cannot be loaded: it needs the module "@nothing/here/part", which is not there. Install it (npm install --save-dev @nothing/here).',
    ],
    [
      "a module that imports a file that is not there",
      "./ours.mjs",
      { "ours.mjs": 'import "./nothing.js";' },
      'dmslint.config.json:1:25: The plugin "ours.mjs" cannot be loaded: it needs the module "‹folder›/nothing.js", which is not there. Correct the import.',
    ],
    [
      "a module that imports dmslint where it is not installed",
      "./ours.mjs",
      { "ours.mjs": 'import "dmslint";' },
      'dmslint.config.json:1:25: The plugin "ours.mjs" cannot be loaded: it needs the module "dmslint", which is not there. Install it (npm install --save-dev dmslint).',
    ],
    [
      "a module that waits for what never comes",
      "./ours.mjs",
      { "ours.mjs": "await new Promise(() => {});" },
      'dmslint ended in the middle of its work: the plugin "ours.mjs" ends the process, or waits for what never comes.',
    ],
    [
      "a program that ends",
      "./ours.cjs",
      { "ours.cjs": "process.exit(0);" },
      'dmslint ended in the middle of its work: the plugin "ours.cjs" ends the process, or waits for what never comes.',
    ],
  ])("not: %s", async (_, name, files, message) => {
    const cwd = workspace({ ...policy, ...files, "dmslint.config.json": config(name) });
    const run = await dmslint(cwd);
    expect(run).toEqual({ status: 2, stdout: "", stderr: `${message.replace("‹folder›", cwd)}\n` });
  });
});

describe("the prefix of a plugin", () => {
  const files = {
    ...policy,
    "dmslint.config.json": config("./ours.cjs"),
    "ours.cjs": exported,
  };

  it("is in the rule's name everywhere", async () => {
    const cwd = workspace(files);
    for (const argv of [
      ["--only", "ours/rule"],
      ["-f", "sarif", "--only", "ours/rule"],
      ["-f", "json", "--only", "ours/rule"],
      ["--list-rules"],
      ["--print-config", "policy.json"],
    ]) {
      const { stderr, stdout } = await runMain(cwd, argv);
      expect(stderr).toBe("");
      expect(stdout).toContain("ours/rule");
    }
    const sarif = JSON.parse((await runMain(cwd, ["-f", "sarif", "--only", "ours/rule"])).stdout) as {
      runs: { tool: { driver: { rules: object[] } }; results: object[] }[];
    };
    expect(sarif.runs[0]?.results).toMatchObject([{ ruleId: "ours/rule" }]);
    expect(sarif.runs[0]?.tool.driver.rules).toContainEqual(
      expect.objectContaining({ id: "ours/rule", helpUri: "https://example.com/rule" }),
    );
    expect((await runMain(cwd, ["--only", "rule"])).stderr).toBe(
      '--only: There is no rule "rule". Did you mean "ours/rule"?\n',
    );
  });

  it("is in directives", async () => {
    const directive = "# dmslint-disable ours/rule -- ours\n";
    const cwd = workspace({ ...files, "policy.yaml": directive + passesAll });
    const { stdout } = await runMain(cwd, ["policy.yaml", "--report-unused-disable-directives"]);
    expect(stdout).not.toContain("ours/rule");
  });

  it("lists the rules with --list-rules, and says if plugins are not loaded", async () => {
    const cwd = workspace(files);
    expect((await runMain(cwd, ["--list-rules"])).stdout).toContain("ours/rule  no preset, off\n    Report.\n");
    const without = await runMain(cwd, ["--list-rules", "--no-plugins"]);
    expect(without.stdout).not.toContain("ours/rule");
    expect(without.stderr).toBe(
      'Plugins are not loaded (--no-plugins): "ours.cjs". Their rules are skipped: "ours/rule".\n',
    );
  });

  it("tells rules of one name apart, which different plugins of one run cannot have", async () => {
    const other = exported.replace("Reported.", "Other.");
    const cwd = workspace({
      "a/dmslint.config.json": config("../ours.cjs"),
      "a/policy.json": passesAll,
      "b/dmslint.config.json": config("../ours.cjs"),
      "b/policy.json": passesAll,
      "ours.cjs": exported,
    });
    const same = await runMain(cwd, ["-f", "compact", "--only", "ours/rule"]);
    expect(same.stdout.match(/Reported/g)).toHaveLength(2);
    const two = workspace({
      "a/dmslint.config.json": config("./ours.cjs"),
      "a/policy.json": passesAll,
      "a/ours.cjs": exported,
      "b/dmslint.config.json": config("./ours.cjs"),
      "b/policy.json": passesAll,
      "b/ours.cjs": other,
    });
    expect(await runMain(two, [])).toEqual({
      status: 2,
      stdout: "",
      stderr:
        'Configs of this run name different plugins with a rule "ours/rule". Give one plugin another name, or lint their folders separately.\n',
    });
  });
});
