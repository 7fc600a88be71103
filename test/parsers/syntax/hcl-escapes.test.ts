import { describe, expect, it } from "vitest";
import { hashicorpParser } from "../../../src/parsers/syntax/hcl/hashicorp-parser.js";
import { withHcl } from "../../../src/parsers/syntax/hcl/hcl-tree.js";
import { sourceFile } from "../../../src/source/index.js";
import { loadWasm } from "../../../src/workspace/files/wasm.js";

const hashicorp = hashicorpParser(loadWasm);

describe("escapes in a quoted template of Terraform are read as HashiCorp's parser reads them", () => {
  it.each([
    String.raw`\n\r\t\"\\`,
    String.raw`\u00e9`,
    String.raw`\U0001F600`,
    String.raw`\U0010ffff`,
    String.raw`\\ud800`,
    String.raw`\\\ud800`,
    String.raw`\ud800`,
    String.raw`\uDFFF`,
    String.raw`\ud83d\ude00`,
    String.raw`\U0000d800`,
    String.raw`\U00110000`,
    String.raw`\UFFFFFFFF`,
    String.raw`\u12`,
    String.raw`\U123`,
    String.raw`\q`,
    String.raw`\x41`,
    String.raw`\0`,
  ])("%s", async (written) => {
    const text = `locals {\n  a = "x${written}y"\n}\n`;
    const { accepts } = await hashicorp(text);
    const { problems } = await withHcl(loadWasm, (hcl) => hcl.read(sourceFile("main.tf", text)));
    expect(problems.length === 0).toBe(accepts);
  });
});

describe("a character that is no white space of HCL is judged as HashiCorp's parser judges it", () => {
  it.each(["\f", "\v", "\0", "\r", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff"])("%j", async (character) => {
    for (const text of [
      `a = ${character}1\n`,
      `a${character}{\n}\n`,
      `a = "x${character}y"\n`,
      `# x${character}y\na = 1\n`,
    ]) {
      const { accepts } = await hashicorp(text);
      const { problems } = await withHcl(loadWasm, (hcl) => hcl.read(sourceFile("main.tf", text)));
      expect({ text, accepts: problems.length === 0 }).toEqual({ text, accepts });
    }
  });
});

describe("a label of a block is no template", () => {
  it.each(['"a${b}"', '"%{ if a }"', '"$${a}"', '"$a{}%"', '"${"a"}"'])("%s", async (label) => {
    const text = `x {\n  y ${label} {\n  }\n}\n`;
    const { accepts } = await hashicorp(text);
    const { problems } = await withHcl(loadWasm, (hcl) => hcl.read(sourceFile("main.tf", text)));
    expect(problems.length === 0).toBe(accepts);
  });
});
