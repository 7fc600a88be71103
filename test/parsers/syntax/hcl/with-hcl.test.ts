import { beforeEach, describe, expect, it, vi } from "vitest";
import type { HclReader } from "../../../../src/parsers/syntax/hcl/hcl-reader.js";
import type * as HclTree from "../../../../src/parsers/syntax/hcl/hcl-tree.js";
import { sourceFile } from "../../../../src/source/index.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";

describe("the grammar", () => {
  let withHcl: typeof HclTree.withHcl;
  const loaded = vi.fn(loadWasm);

  beforeEach(async () => {
    // What is loaded stays so in a module: each test has its own.
    vi.resetModules();
    loaded.mockClear();
    ({ withHcl } = await import("../../../../src/parsers/syntax/hcl/hcl-tree.js"));
  });

  const read = (text: string): Promise<unknown> =>
    withHcl(loaded, async (hcl) =>
      (await hcl.read(sourceFile("main.tf", text))).body.attributes.map(({ name }) => name),
    );

  it("is not loaded for usual files and templates", async () => {
    expect(await read('a = "${b}"\n')).toEqual(["a"]);
    const template = await withHcl(loaded, (hcl) => hcl.readTemplate(sourceFile("t.tftpl", "a ${b}\n")));
    expect(template?.parts).toHaveLength(3);
    expect(loaded).not.toHaveBeenCalled();
  });

  it("is loaded once for the files that need it", async () => {
    expect(await read("a = 1.5e3\n")).toEqual(["a"]);
    expect(await read("\u00e9 = 1\n")).toEqual(["\u00e9"]);
    expect(loaded.mock.calls.map(([name]) => name)).toEqual(["web-tree-sitter", "tree-sitter-hcl"]);
  });

  it("is loaded for a template that needs it, and what was read until then is read again", async () => {
    const readAll = vi.fn((hcl: HclReader) =>
      ["a ${b}", "a ${\u00e9}", "${"].map((text) => hcl.readTemplate(sourceFile("t.tftpl", text))?.parts.length),
    );
    expect(await withHcl(loaded, readAll)).toEqual([2, 2, undefined]);
    expect(await withHcl(loaded, readAll)).toEqual([2, 2, undefined]);
    expect(readAll).toHaveBeenCalledTimes(3);
  });
});
