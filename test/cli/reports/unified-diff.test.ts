import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../../../src/cli/reports/unified-diff.js";
import { editScript } from "../../../src/source/index.js";

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${String(from + index)}\n`).join("");

describe("unifiedDiff", () => {
  it("shows three lines around a change", () => {
    expect(
      unifiedDiff({ before: numbered(1, 9), after: numbered(1, 4) + "new\n" + numbered(6, 9) }, "a.yaml", "terminal"),
    ).toMatchInlineSnapshot(`
        "--- a/a.yaml
        +++ b/a.yaml
        @@ -2,7 +2,7 @@
         line 2
         line 3
         line 4
        -line 5
        +new
         line 6
         line 7
         line 8
        "
      `);
  });

  it("makes hunks of changes that are far apart, each with its own lines", () => {
    const diff = unifiedDiff({ before: numbered(1, 20), after: `first\n${numbered(1, 20)}last` }, "a", "terminal");
    expect(diff.match(/^@@.*$/gm)).toEqual(["@@ -1,3 +1,4 @@", "@@ -18,3 +19,4 @@"]);
    expect(diff).toContain("+last\n\\ No newline at end of file\n");
  });

  it("shows a change of line ends", () => {
    expect(unifiedDiff({ before: "a\r\n", after: "a\n" }, "a", "terminal")).toContain("-a\\r\n+a\n");
  });

  it("shows no line ends of Windows where all lines have them", () => {
    expect(unifiedDiff({ before: "a\r\nb\r\n", after: "a\r\nc\r\n" }, "a", "terminal")).toContain(" a\n-b\n+c\n");
  });

  it("shows tabs as a terminal does, and what nobody sees as escapes", () => {
    const before = "\ta\n";
    const after = "\tab\tc\u001B[2J\u202E\n  ::error::x\n";
    expect(unifiedDiff({ before, after }, "a", "terminal")).toContain(
      "-        a\n+        ab      c\\x1b[2J\\u202e\n+  \\x3a:error::x\n",
    );
  });

  it("starts an empty side at line 0", () => {
    expect(unifiedDiff({ before: "", after: "a\n" }, "a", "terminal")).toContain("@@ -0,0 +1 @@\n+a\n");
  });

  it("hides secrets that lie in each other, and nothing else", () => {
    const before = 'Default: "{{resolve:a}}", Description: a text\n';
    const secrets = [
      { start: 9, end: 24 },
      { start: 10, end: 23 },
    ];
    expect(unifiedDiff({ before, after: before.replace("a text", "b"), secrets }, "a", "terminal")).toContain(
      '-Default: ***, Description: a text\n+Default: "***", Description: b\n',
    );
  });

  it("says nothing of equal texts", () => {
    expect(unifiedDiff({ before: "a\n", after: "a\n" }, "a", "terminal")).toBe("");
  });
});

describe("editScript", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });

  it("leads from one text to the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = editScript(before, after);
        expect(edits.filter(({ kind }) => kind !== "added").map(({ line }) => line)).toEqual(before);
        expect(edits.filter(({ kind }) => kind !== "removed").map(({ line }) => line)).toEqual(after);
      }),
    );
  });

  it("is as short as can be", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const kept = editScript(before, after).filter(({ kind }) => kind === "same").length;
        expect(kept).toBe(longestCommon(before, after));
      }),
    );
  });

  it("needs memory for the lines, not for each pair of changes", () => {
    const before = Array.from({ length: 90_000 }, (_, index) => `line ${String(index % 45_000)}`);
    const after = before.map((line, index) => (index % 6 === 2 ? `changed ${String(index)}` : line));
    const added = editScript(before, after).filter(({ kind }) => kind === "added");
    expect(added).toHaveLength(15_000);
  });
});

function longestCommon(one: readonly string[], other: readonly string[]): number {
  const table = Array.from({ length: one.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0));
  const at = (row: number, column: number): number => table[row]?.[column] ?? 0;
  for (let i = 1; i <= one.length; i++) {
    for (let j = 1; j <= other.length; j++) {
      const row = table[i];
      if (row) row[j] = one[i - 1] === other[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  return at(one.length, other.length);
}
