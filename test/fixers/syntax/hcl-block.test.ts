import { describe, expect, it } from "vitest";
import { addAtEnd } from "../../../src/fixers/syntax/hcl-block.js";
import { applyEdits, sourceFile } from "../../../src/source/index.js";

describe("a block whose brace is not found", () => {
  it("is left alone, however long its header is", () => {
    const text =
      'resource "aws_dms_replication_subnet_group" dms_subnets_of_the_private_network_of_the_migration\n{\n}\n';
    const block = { file: sourceFile("main.tf", text), start: 0, end: text.length - 1 };
    expect(addAtEnd(block, [["depends_on = []"]], "close")).toBeUndefined();
  });
});

describe("the indent of new lines at the end of a block", () => {
  const after = (inside: string): string | undefined => {
    const text = `resource "x" "y" {\n${inside}}\n`;
    const block = { file: sourceFile("main.tf", text), start: 0, end: text.length - 1 };
    const edits = addAtEnd(block, [["depends_on = []"]], "close");
    return edits && applyEdits(text, edits);
  };

  it.each([
    ["of the last argument", "    a = 1\n  b = 2\n", "  "],
    ["of the last block", "    a = 1\n  b {\n    c = 2\n  }\n", "  "],
    ["of the last list", "  \ta = 1\n  b = [\n    2,\n  ]\n", "  "],
    ["of the first line after a text of several lines", "  a = 1\n  b = <<EOF\n    c\nEOF\n", "  "],
    ["of the first line after a comment", "  a = 1\n      # c = 2\n", "  "],
    ["of the first line after a value on a line of its own", "  a = (\n      b == 2 ? 3\n      : 4)\n", "  "],
  ])("%s", (_, inside, indent) => {
    expect(after(inside)).toBe(`resource "x" "y" {\n${inside}${indent}depends_on = []\n}\n`);
  });
});
