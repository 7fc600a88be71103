import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { leastPolicy, lintFiles, lintText, type LintFilesOptions, type LintResult } from "../../../src/index.js";
import { runMain } from "../../cli/run-main.js";
import { ordered, passesAll, subnetGroup, unordered, unorderedModule, withoutRole } from "../../cli/templates.js";
import { workspace } from "../workspace.js";

const rulesIn = (results: readonly LintResult[]): readonly (string | null)[] =>
  results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));

describe("lintFiles", () => {
  it("lints files, folders and globs, as the command line does", async () => {
    const cwd = workspace({ "a.yaml": unordered, "m/iam.tf": unorderedModule, "m/main.tf": subnetGroup });
    expect(rulesIn(await lintFiles("a.yaml", { cwd }))).toEqual(["account-role-order"]);
    expect(rulesIn(await lintFiles(["*.yaml", "m"], { cwd }))).toEqual(["account-role-order", "account-role-order"]);
  });

  it("gives the fixed text and writes nothing", async () => {
    const cwd = workspace({ "a.yaml": unordered, "b.yaml": withoutRole });
    const [first, second] = await lintFiles(".", { cwd, fix: true });
    expect(first).toMatchObject({ output: ordered, messages: [] });
    expect(second?.output).toBeUndefined();
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(unordered);
    const [suggested] = await lintFiles("b.yaml", { cwd, fix: "suggestions" });
    expect(suggested?.output).toContain("RoleName: dms-vpc-role");
  });

  it.each<[string, LintFilesOptions, (string | null)[]]>([
    ["the config that is there", {}, []],
    ["no config", { config: false }, ["account-role-order"]],
    ["a named config", { config: "other.yaml" }, ["account-role-order"]],
    ["rules over the config", { rules: { "account-role-order": "error" } }, ["account-role-order"]],
    ["rules with options", { config: false, rules: { "account-role-order": ["off"] } }, []],
  ])("takes %s", async (_, options, expected) => {
    const cwd = workspace({
      "a.yaml": unordered,
      "dmslint.config.yaml": "rules: { account-role-order: off }\n",
      "other.yaml": "rules: { account-role-order: warn }\n",
    });
    expect(rulesIn(await lintFiles("a.yaml", { cwd, ...options }))).toEqual(expected);
  });

  it.each<[string, string, LintFilesOptions]>([
    ["a path that is not there", "nope.yaml", {}],
    ["a rule that is not there", "a.yaml", { rules: { nope: "off" } }],
    ["a level that is none", "a.yaml", { rules: { "role-trust": "loud" } }],
  ])("rejects %s", async (_, path, options) => {
    const cwd = workspace({ "a.yaml": ordered });
    await expect(lintFiles(path, { cwd, ...options })).rejects.toThrow(/nope|loud|severity/);
  });
});

describe("settings of the library", () => {
  const needed = "account-role-present";

  it("win over those of the config, one by one", async () => {
    const config = "settings: { existingRoles: [], regions: [eu-west-1] }\n";
    const cwd = workspace({ "a.yaml": withoutRole, "dmslint.config.yaml": config });
    expect(rulesIn(await lintFiles("a.yaml", { cwd }))).toEqual([needed]);
    expect(rulesIn(await lintFiles("a.yaml", { cwd, settings: {} }))).toEqual([needed]);
    expect(rulesIn(await lintFiles("a.yaml", { cwd, settings: { existingRoles: ["dms-vpc-role"] } }))).toEqual([]);
  });

  it("need no config, and name files from the working folder", async () => {
    const cwd = workspace({ "a.yaml": withoutRole });
    const settings = { existingRoles: ["dms-vpc-role"] };
    expect(rulesIn(await lintFiles("a.yaml", { cwd, config: false, settings }))).toEqual([]);
    await expect(lintFiles("a.yaml", { cwd, settings: { accountData: ["nope.json"] } })).rejects.toThrow("nope.json");
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['settings: There is no key "existingRole" in "settings". Did you mean "existingRoles"?', { existingRole: [] }],
    ['settings: There is no region "eu-wst-1". Did you mean "eu-west-1"?', { regions: ["eu-wst-1"] }],
    ['settings: There is no key "constructor" in "settings".', { constructor: 1 }],
  ])("are checked: %s", async (message, settings) => {
    const cwd = workspace({ "a.yaml": ordered });
    await expect(lintFiles("a.yaml", { cwd, settings })).rejects.toThrow(message);
  });
});

describe("what the library gives", () => {
  it("is what the command line prints as JSON: the pages of rules, and paths", async () => {
    const rule = (name: string, url: string): string => `{
      name: "${name}", meta: { type: "problem", docs: { description: "", url: "${url}" }, messages: { found: "Found." } },
      create: (context) => ({ Role: (node) => context.report({ node, address: node.address, messageId: "found" }) }),
    }`;
    const rules = [rule("one", "https://example.org/one"), rule("two", "javascript:run()")];
    const cwd = workspace({
      "dmslint.config.yaml": "plugins: [./ours.mjs]\nrules: { ours/one: warn, ours/two: warn }\n",
      "ours.mjs": `export default { name: "ours", rules: [${rules.join(", ")}] };`,
      "stacks/a.yaml": ordered,
    });
    const results = await lintFiles("stacks", { cwd });
    expect(results).toEqual(JSON.parse((await runMain(cwd, ["-f", "json", "stacks"])).stdout));
    expect(new Set(results.flatMap(({ messages }) => messages.map((one) => one.docsUrl)))).toEqual(
      new Set(["https://example.org/one", undefined]),
    );
    const entries = await leastPolicy("stacks", { cwd });
    expect(entries).toEqual(JSON.parse((await runMain(cwd, ["policy", "--output", "json", "stacks"])).stdout));
    expect(entries[0]?.template).toBe("stacks/a.yaml");
  });
});

describe("lintText", () => {
  it("knows a text by its content, or by the name it stands for", async () => {
    const cwd = workspace({ "m/iam.tf": unorderedModule });
    expect(rulesIn(await lintText(passesAll, { cwd }))).toEqual(["pass-role-scope"]);
    expect(rulesIn(await lintText(subnetGroup, { cwd, filePath: "m/main.tf" }))).toEqual(["account-role-order"]);
    expect(await lintText("{}", { cwd, filePath: "x.json" })).toEqual([]);
    await expect(lintText("hello", { cwd })).rejects.toThrow(
      'The format of the text is not known. Name the text with the option "filePath", such as "main.tf" or "stack.yaml".',
    );
  });

  it("takes what a module exports for options", async () => {
    const { href } = new URL("data:text/javascript,export const config = false; export const filePath = 'a.yaml'");
    const options = (await import(href)) as object;
    expect(rulesIn(await lintText(unordered, options))).toEqual(["account-role-order"]);
  });

  it("passes over comments when asked", async () => {
    const text = unordered.replace("  SubnetGroup:", "  # dmslint-disable-next-line -- why\n  SubnetGroup:");
    const cwd = workspace({});
    expect(rulesIn(await lintText(text, { cwd }))).toEqual([]);
    expect(rulesIn(await lintText(text, { cwd, inlineConfig: false }))).toEqual(["account-role-order"]);
  });
});

/** Calls a function with options that its types forbid. */
function called(of: (...given: never[]) => Promise<unknown>, ...given: readonly unknown[]): Promise<unknown> {
  return Reflect.apply(of, undefined, given) as Promise<unknown>;
}

describe("wrong options of the library", () => {
  it.each<readonly [string, readonly unknown[]]>([
    ['The option "preset" of lintFiles must be "recommended", "strict" or "all", but is "x".', ["a", { preset: "x" }]],
    ['lintFiles has no option "presets". Did you mean "preset"?', ["a", { presets: "all" }]],
    ['lintFiles has no option "filePath".', ["a", { filePath: "x" }]],
    ['lintFiles has no option "constructor".', ["a", { constructor: 1 }]],
    ['The option "fix" of lintFiles must be true, false or "suggestions", but is "all".', ["a", { fix: "all" }]],
    ['The option "cwd" of lintFiles must be a text, but is 1.', ["a", { cwd: 1 }]],
    ['The option "account" of lintFiles must be 12 digits, but is "1".', ["a", { account: "1" }]],
    ['The option "account" of lintFiles must be 12 digits, but is "".', ["a", { account: "" }]],
    ['The option "region" of lintFiles must be a region such as eu-west-1, but is "eu".', ["a", { region: "eu" }]],
    ...["foo", "AWS"].map((partition): readonly [string, readonly unknown[]] => [
      `The option "partition" of lintFiles must be a partition such as aws or aws-cn, but is "${partition}".`,
      ["a", { partition }],
    ]),
    ['The option "config" of lintFiles must be a path, or false, but is true.', ["a", { config: true }]],
    [
      `The option "account" of lintFiles must be 12 digits, but is "${"1".repeat(49)}…".`,
      ["a", { account: "1".repeat(51) }],
    ],
    [
      'The option "rules" of lintFiles must be an object with a severity for each name, but is a list.',
      ["a", { rules: [] }],
    ],
    [
      'The option "parameters" of lintFiles must be an object with a text for each name, but "A" is of the type object.',
      ["a", { parameters: { A: { b: 1 } } }],
    ],
    [
      'The option "parameters" of lintFiles must be an object with a text for each name, but "a" is of the type undefined.',
      ["a", { parameters: { b: "", a: undefined } }],
    ],
    [
      'The option "parameters" of lintFiles must be an object with a text for each name, but is of the type Map.',
      ["a", { parameters: new Map([["a", "b"]]) }],
    ],
    [
      'The option "accountData" of lintFiles must be a list of texts, but item 2 is 1.',
      ["a", { accountData: ["a", 1] }],
    ],
    [
      'The option "accountData" of lintFiles must be a list of texts, but is "a.json".',
      ["a", { accountData: "a.json" }],
    ],
    ["The options of lintFiles must be an object.", ["a", null]],
    ["The options of lintFiles must be an object.", ["a", new Map([["config", false]])]],
    ["The paths of lintFiles must be a text or a list of texts, but are of the type undefined.", []],
    ["The paths of lintFiles must be a text or a list of texts, but item 1 is 1.", [[1]]],
    [
      "The paths of lintFiles must be a text or a list of texts, but item 2 is of the type undefined.",
      [["a", undefined]],
    ],
  ])("throw: %s", async (message, given) => {
    await expect(called(lintFiles, ...given)).rejects.toThrow(new TypeError(message));
  });

  it("throw, for lintText and leastPolicy too", async () => {
    await expect(called(lintText, 1)).rejects.toThrow("The text of lintText must be a text, but is 1.");
    await expect(called(lintText, "{}", { filepath: "x.json" })).rejects.toThrow(
      'lintText has no option "filepath". Did you mean "filePath"?',
    );
    await expect(called(lintText, "{}", { account: "abc" })).rejects.toThrow(
      'The option "account" of lintText must be 12 digits, but is "abc".',
    );
    await expect(called(lintText, "{}", { filePath: "" })).rejects.toThrow(
      'The option "filePath" of lintText must be the name of a file, but is "".',
    );
    await expect(called(leastPolicy, { text: "{}", filePath: "" })).rejects.toThrow(
      'The option "filePath" of leastPolicy must be the name of a file, but is "".',
    );
    await expect(lintText("{}", { config: false, cwd: "/nonexistent" })).rejects.toThrow(
      'The option "cwd" of lintText must be a folder, but there is no folder "/nonexistent".',
    );
    await expect(called(leastPolicy, "a", { caller: "me" })).rejects.toThrow(
      'The option "caller" of leastPolicy must be "iac", "console" or "operator", but is "me".',
    );
  });

  it.each<[unknown, string]>([
    [null, "but is null."],
    [undefined, "but is of the type undefined."],
    [1, "but is 1."],
    [[1], "but item 1 is 1."],
    [{}, "but is of the type object."],
    [{ filePath: "stack.yaml" }, "but is of the type object."],
    [{ text: undefined }, "but its text is of the type undefined."],
    [{ text: null, filePath: "stack.yaml" }, "but its text is null."],
  ])("are no sources of leastPolicy: %j", async (source, words) => {
    const form =
      "The source of leastPolicy must be a path, a list of paths, or an object with a text: { text, filePath }";
    await expect(called(leastPolicy, source)).rejects.toThrow(new TypeError(`${form}, ${words}`));
  });

  it("are told in the words of the library", async () => {
    const cwd = workspace({ "a.yaml": ordered });
    const options: readonly LintFilesOptions[] = [
      { rules: { nope: "off" } },
      { rules: { "role-trust": "loud" } },
      { region: "eu-wst-1" },
      { parameters: { "": "x" } },
    ];
    for (const option of options) {
      const error = await lintFiles("a.yaml", { cwd, ...option }).catch((thrown: unknown) => String(thrown));
      expect(error).toContain(Object.keys(option)[0]);
      expect(error).not.toContain("--");
    }
  });

  it("are not options without a value", async () => {
    const cwd = workspace({ "a.yaml": ordered });
    expect(await called(lintFiles, "a.yaml", { cwd, preset: undefined, region: undefined })).toHaveLength(1);
  });
});
