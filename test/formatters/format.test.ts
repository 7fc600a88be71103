import { describe, expect, it } from "vitest";
import { format, loadFormatter, type FormatContext } from "../../src/formatters/index.js";
import { workspace } from "../project/workspace.js";
import { message, result } from "./results.js";

const context: FormatContext = { cwd: "/project", width: 80, color: false, listNotJudged: false, rulesMeta: {} };

describe("json", () => {
  it("gives the results as they are", async () => {
    const results = [result("/project/a.yaml", [message({})], { output: "fixed" }), result("/project/b.yaml", [])];
    expect(JSON.parse(await format("json", results, context))).toEqual(results);
  });
});

describe("loadFormatter", () => {
  it("takes the module of a user, with what it may know", async () => {
    const cwd = workspace({
      "count.mjs": "export default async (results, { cwd }) => `${results.length} in ${cwd}`;",
    });
    expect(await format("./count.mjs", [result("/a", [])], { ...context, cwd })).toBe(`1 in ${cwd}`);
  });

  it.each([
    ["sarif", 'The format "sarif" is not part of this version yet. There are stylish and json.'],
    ["jsno", 'There is no format "jsno". There are stylish and json, or give the path of a module.'],
    ["toString", 'There is no format "toString". There are stylish and json, or give the path of a module.'],
  ])("refuses %s", async (name, expected) => {
    expect(await loadFormatter(name, "/")).toBe(expected);
  });

  it("refuses a module that is not there, or exports no function", async () => {
    const cwd = workspace({ "none.mjs": "export const x = 1;" });
    expect(await loadFormatter("./none.mjs", cwd)).toBe(
      'The formatter "./none.mjs" must export a function as its default.',
    );
    expect(await loadFormatter("./missing.mjs", cwd)).toContain('The formatter "./missing.mjs" cannot be loaded');
  });
});
