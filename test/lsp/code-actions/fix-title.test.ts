import { expect, it } from "vitest";
import type { FileEdit } from "../../../src/linter/index.js";
import { fixTitle } from "../../../src/lsp/code-actions/fix-title.js";

const text = "Action: s3:PutObjekt\n";
const edit = (start: number, end: number, words: string): FileEdit => ({
  filePath: "a.yaml",
  range: [start, end],
  text: words,
});

it.each<[string, readonly FileEdit[]]>([
  ['Fix: replace "s3:PutObjekt" with "s3:PutObject"', [edit(8, 20, "s3:PutObject")]],
  ['Fix: remove "Action: s3:PutObjekt"', [edit(0, text.length, "")]],
  ['Fix: insert "DependsOn: Role"', [edit(0, 0, "\n    DependsOn: Role")]],
  ['Fix: insert "- a - b"', [edit(0, 0, "\n- a\n- b\n")]],
  [`Fix: insert "${"x".repeat(59)}…"`, [edit(0, 0, "x".repeat(61))]],
  [String.raw`Fix: insert "\u202eevil"`, [edit(0, 0, "\u202eevil")]],
  ["Fix this some-rule finding", [edit(0, 0, "a"), edit(9, 9, "b")]],
  ["Fix this some-rule finding", [{ ...edit(0, 0, "a"), filePath: "gone.yaml" }]],
])("the title %s says what the fix does", (title, edits) => {
  expect(fixTitle(edits, (path) => (path === "a.yaml" ? text : undefined), "some-rule")).toBe(title);
});
