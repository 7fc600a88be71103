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

describe("loadFormatter", () => {
  it("takes the module of a user, with what it may know", async () => {
    const cwd = workspace({
      "count.mjs": "export default async (results, { cwd }) => `${results.length} in ${cwd}`;",
    });
    expect(await format("./count.mjs", [result("/a", [])], { ...context, cwd })).toBe(`1 in ${cwd}`);
  });

  it.each(["jsno", "toString"])("refuses %s", async (name) => {
    const message = `There is no format "${name}". There are ${listed(formatNames)}, or give the path of a module.`;
    expect(await loadFormatter(name, "/")).toEqual(failure(message));
  });

  it("refuses a module that is not there, or exports no function", async () => {
    const cwd = workspace({ "none.mjs": "export const x = 1;" });
    expect(await loadFormatter("./none.mjs", cwd)).toEqual(
      failure('The formatter "./none.mjs" must export a function as its default.'),
    );
    expect(await loadFormatter("./missing.mjs", cwd)).toMatchObject({
      kind: "failure",
      message: expect.stringContaining('The formatter "./missing.mjs" cannot be loaded') as string,
    });
  });
});
