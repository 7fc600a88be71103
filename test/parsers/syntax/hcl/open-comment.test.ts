import { expect, it } from "vitest";
import { readLean } from "../../../../src/parsers/syntax/hcl/lean-tree.js";
import { sourceFile, type SyntaxProblem } from "../../../../src/source/index.js";

function openCommentIn(text: string): SyntaxProblem | undefined {
  const read = readLean(sourceFile("main.tf", text));
  return "doubtAt" in read ? read.openComment : undefined;
}

it.each([
  ["behind an argument", 'locals {\n  a = "x" /* open\n}\n', 19],
  ["instead of a block", "locals {}\n/* open", 10],
  ["inside of another one", "/* /* /* ", 0],
  ["behind one that is closed", "/* a */ /* b", 8],
])("a comment that nothing closes is found %s", (_, text, start) => {
  const found = openCommentIn(text);
  expect(found?.location).toMatchObject({ start, end: start + 2 });
  expect(found?.message).toBe("This comment is not closed: */ is missing.");
});

it.each([
  ["in a text", 'locals {\n  a = "arn:aws:s3:::b/*"\n}\n'],
  ["in a heredoc", "locals {\n  a = <<E\n/* no comment\nE\n}\n"],
  ["in a line comment", "# /* no comment\nlocals {}\n"],
  ["in a comment that is closed", "/* /* */\nlocals {}\n"],
  ["behind what the lean reader does not know", "locals {\n  a = 0x1 /* open\n}\n"],
])("%s there is none", (_, text) => {
  expect(openCommentIn(text)).toBeUndefined();
});
