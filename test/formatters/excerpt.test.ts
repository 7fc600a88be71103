import { describe, expect, it } from "vitest";
import { excerptOf, type Range } from "../../src/formatters/excerpt.js";

/** The excerpt as `full` draws it. */
function drawn(text: string, range: Range, secret?: string): readonly string[] {
  const start = secret === undefined ? 0 : text.indexOf(secret);
  const secrets = secret === undefined ? [] : [{ start, end: start + secret.length }];
  const excerpt = excerptOf({ text, secrets }, range);
  const lines = excerpt?.lines.flatMap((line) => [line.text, " ".repeat(line.before) + "^".repeat(line.width)]) ?? [];
  return [...lines, ...(excerpt?.isCut ? ["…"] : [])];
}

/** The range of a part of the first line. */
function rangeOf(text: string, part: string): Range {
  const column = text.indexOf(part) + 1;
  return { line: 1, column, endLine: 1, endColumn: column + part.length };
}

function marked(text: string, part: string, secret?: string): readonly string[] {
  return drawn(text, rangeOf(text, part), secret);
}

describe("excerptOf", () => {
  it.each([
    ["plain text", "role: x", "x", ["role: x", "      ^"]],
    ["tabs, to the next stop", "a\t\trole", "role", ["a       role", "        ^^^^"]],
    ["a tab in the range", "a\tb", "\tb", ["a   b", " ^^^^"]],
    ["wide characters before the range", "名前: ロール", "ロール", ["名前: ロール", "      ^^^^^^"]],
    ["narrow Katakana", "ﾛｰﾙ: x", "x", ["ﾛｰﾙ: x", "     ^"]],
    ["pictures outside of the first plane", "🚀 x", "x", ["🚀 x", "   ^"]],
    ["marks over characters", "e\u0301e\u0301 x", "x", ["e\u0301e\u0301 x", "   ^"]],
    [
      "what nobody sees, as escapes",
      "a\u001B[31mb\u200B x",
      "x",
      [String.raw`a\x1b[31mb\u200b x`, "                 ^"],
    ],
    [
      "what a CI server obeys",
      " ::error::x ##[group] y",
      "y",
      [String.raw` \x3a:error::x #\x23[group] y`, "                            ^"],
    ],
    [
      "a name with two colons, which nobody obeys",
      "arn:aws:s3:::bucket",
      "bucket",
      ["arn:aws:s3:::bucket", "             ^^^^^^"],
    ],
  ])("has the columns of a terminal: %s", (_, text, part, expected) => {
    expect(marked(text, part)).toEqual(expected);
  });

  it("does not show a secret, whether it is before, in or around the range", () => {
    expect(marked("Default: hunter2 # why", "# why", "hunter2")).toEqual(["Default: *** # why", "             ^^^^^"]);
    expect(marked("Default: hunter2", "hunter2", "hunter2")).toEqual(["Default: ***", "         ^^^"]);
    expect(marked("Default: hunter2", "nter", "hunter2")).toEqual(["Default: ***", "         ^^^"]);
    expect(
      drawn("a: |\n  hunter\n  two\nb", { line: 2, column: 1, endLine: 4, endColumn: 2 }, "hunter\n  two"),
    ).toEqual([...["  ***", "^^^^^", "***", "^^^", "b", "^"]]);
  });

  it("marks an empty range with one caret, also at the end of a line", () => {
    const range = { line: 1, column: 4, endLine: 1, endColumn: 4 };
    expect(drawn("abc", range)).toEqual(["abc", "   ^"]);
    expect(drawn("abc\ndef", { ...range, endLine: 2, endColumn: 1 })).toEqual(["abc", "   ^"]);
  });

  it("shows the first three lines, each without its indent, and no line after the range", () => {
    const text = "a:\r\n  b: 1\r\n  c: 2\r\n  d: 3\r\n";
    expect(drawn(text, { line: 1, column: 1, endLine: 4, endColumn: 7 })).toEqual([
      ...["a:", "^^", "  b: 1", "  ^^^^", "  c: 2", "  ^^^^", "…"],
    ]);
    expect(drawn(text, { line: 2, column: 3, endLine: 3, endColumn: 1 })).toEqual(["  b: 1", "  ^^^^"]);
  });

  it("shows of a long line what is around the range", () => {
    const text = `${"x".repeat(1000)}role${"y".repeat(1000)}`;
    expect(marked(text, "role")).toEqual([`…${"x".repeat(30)}role${"y".repeat(86)}…`, `${" ".repeat(31)}^^^^`]);
  });

  it.each([
    ["near its end", `${"x".repeat(1000)}role${"y".repeat(20)}`, `…${"x".repeat(96)}role${"y".repeat(20)}`, 97],
    ["at its end", `${"x".repeat(1000)}role`, `…${"x".repeat(116)}role`, 117],
    ["near its beginning", `${"x".repeat(9)}role${"y".repeat(200)}`, `${"x".repeat(9)}role${"y".repeat(107)}…`, 9],
    ["in one that fits just about", `${"x".repeat(116)}role`, `${"x".repeat(116)}role`, 116],
    ["in one that is one character too long", `${"x".repeat(117)}role`, `…${"x".repeat(116)}role`, 117],
  ])("shows of a long line no more than it has: a range %s", (_, text, shown, before) => {
    expect(marked(text, "role")).toEqual([shown, `${" ".repeat(before)}^^^^`]);
  });

  it("marks the end of a long line", () => {
    const range = { line: 1, column: 201, endLine: 1, endColumn: 201 };
    expect(drawn("x".repeat(200), range)).toEqual([`…${"x".repeat(120)}`, `${" ".repeat(121)}^`]);
  });

  it("has nothing of a line that is not there", () => {
    expect(excerptOf({ text: "a", secrets: [] }, { line: 7, column: 1, endLine: 7, endColumn: 2 })).toBeUndefined();
  });
});
