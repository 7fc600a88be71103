import { expect, it } from "vitest";
import { withHcl } from "../../../../src/parsers/syntax/hcl/hcl-tree.js";
import { sourceFile } from "../../../../src/source/index.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";

// HashiCorp's parser would run out of its stack, and end the whole process.
it.each([
  ["calls", `a = ${"concat([], ".repeat(3000)}`],
  ["objects in a broken block", `a {\n b = ${"{ c = ".repeat(3000)}\n`],
  ["lists behind a text with an open quote", `a = "x\nb = ${"[".repeat(3000)}`],
])("a broken file with very deep %s has one problem, whenever it is read", async (_, text) => {
  for (const path of ["first.tf", "second.tf"]) {
    const { problems } = await withHcl(loadWasm, (hcl) => hcl.read(sourceFile(path, text)));
    expect(problems.map(({ message }) => message)).toEqual(["This is nested too deeply to be read."]);
  }
});
