import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { format, formatNames, loadFormatter } from "../../src/formatters/index.js";
import { workspace } from "../workspace/workspace.js";
import { failure, listed } from "../../src/source/index.js";
import { context, message, result } from "./results.js";

describe("json", () => {
  it("gives the results as they are", async () => {
    const results = [result("/project/a.yaml", [message({})], { output: "fixed" }), result("/project/b.yaml", [])];
    expect(JSON.parse(await format("json", results, context))).toEqual(results);
  });
});

describe.each(formatNames)("%s", (name) => {
  it("tells the file, the place, the rule and the sentence of a finding", async () => {
    const found = message({ line: 71, column: 5, endLine: 71, endColumn: 9 });
    const text = await format(name, [result("/project/infra/a.yaml", [found])], context);
    for (const part of ["infra/a.yaml", "71", "role-trust", "Role TargetRole cannot be assumed."])
      expect(text).toContain(part);
  });

  it("gives as many findings of several files as there are", async () => {
    const sentence = "Role TargetRole cannot be assumed.";
    const results = ["/project/a.yaml", "/project/b.yaml"].map((path) => result(path, [message({})]));
    const one = await format(name, results.slice(1), context);
    const both = await format(name, results, context);
    expect(both.split(sentence).length - 1).toBe(2 * (one.split(sentence).length - 1));
  });

  it("has nothing against a run without a finding", async () => {
    expect(await format(name, [result("/project/a.yaml", [])], context)).not.toContain("role-trust");
  });
});

describe("loadFormatter", () => {
  it("takes the module of a user, with what it may know", async () => {
    const cwd = workspace({
      "count.mjs": "export default async (results, { cwd }) => `${results.length} in ${cwd}`;",
    });
    expect(await format("./count.mjs", [result("/a", [])], { ...context, cwd })).toBe(`1 in ${cwd}`);
  });

  it("takes the module that the page about JSON shows", async () => {
    const page = readFileSync(new URL("../../docs/json.md", import.meta.url), "utf8");
    const [, code = ""] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
    const cwd = workspace({ "our-format.mjs": code });
    const rulesMeta = { "role-trust": { description: "", url: "https://example.org/role-trust" } };
    const results = [result("/project/a.yaml", [message({ line: 3 })])];
    expect(await format("./our-format.mjs", results, { ...context, cwd, rulesMeta })).toBe(
      "/project/a.yaml:3 Role TargetRole cannot be assumed. https://example.org/role-trust\n",
    );
  });

  it.each(["jsno", "toString"])("refuses %s", async (name) => {
    const message = `There is no format "${name}". There are ${listed(formatNames)}, or give the path of a module.`;
    expect(await loadFormatter(name, "/")).toEqual(failure(message));
  });

  it("refuses a module that is not there, or exports no function", async () => {
    const cwd = workspace({ "none.mjs": "export const x = 1;" });
    expect(await loadFormatter("./none.mjs", cwd)).toEqual(
      failure('The formatter "./none.mjs" must have a function as its default export.'),
    );
    expect(await loadFormatter("./missing.mjs", cwd)).toEqual(failure('The formatter "./missing.mjs" does not exist.'));
  });

  it("says in plain words why the disk refuses a module", async () => {
    const cwd = workspace({ "none.mjs": "", "reads.mjs": 'import fs from "node:fs";\nfs.readFileSync("/none/none");' });
    symlinkSync("loop.mjs", join(cwd, "loop.mjs"));
    const reasons = {
      "./none.mjs/x.mjs": "a file stands where its folder would be",
      "./loop.mjs": "its link leads back to itself",
      "./reads.mjs": "ENOENT: no such file or directory, open '/none/none'",
    };
    for (const [name, reason] of Object.entries(reasons))
      expect(await loadFormatter(name, cwd)).toEqual(failure(`The formatter "${name}" cannot be loaded: ${reason}.`));
  });
});
