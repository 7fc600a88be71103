import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintFiles, lintText, type LintFilesOptions, type LintResult } from "../../src/index.js";
import { ordered, passesAll, subnetGroup, unordered, unorderedModule, withoutRole } from "../cli/templates.js";
import { workspace } from "./workspace.js";

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

describe("lintText", () => {
  it("knows a text by its content, or by the name it stands for", async () => {
    const cwd = workspace({ "m/iam.tf": unorderedModule });
    expect(rulesIn(await lintText(passesAll, { cwd }))).toEqual(["pass-role-scope"]);
    expect(rulesIn(await lintText(subnetGroup, { cwd, filePath: "m/main.tf" }))).toEqual(["account-role-order"]);
    expect(await lintText("{}", { cwd, filePath: "x.json" })).toEqual([]);
    await expect(lintText("hello", { cwd })).rejects.toThrow(
      "The format of the text is not known. Name the text with --stdin-filename NAME, such as main.tf or " +
        "stack.yaml.",
    );
  });

  it("passes over comments when asked", async () => {
    const text = unordered.replace("  SubnetGroup:", "  # dmslint-disable-next-line -- why\n  SubnetGroup:");
    const cwd = workspace({});
    expect(rulesIn(await lintText(text, { cwd }))).toEqual([]);
    expect(rulesIn(await lintText(text, { cwd, inlineConfig: false }))).toEqual(["account-role-order"]);
  });
});
