import type { Location, SourceFile, TextEdit } from "../../source/index.js";
import type { NewValue } from "../values/new-value.js";
import { addItems, alone, madeOnce } from "../layout/additions.js";
import { alignedWith } from "../layout/alignment.js";
import { hclKey, writeHcl } from "./hcl-text.js";
import {
  indentUnit,
  insertAt,
  isFirstOnLine,
  leadingSpace,
  lineStartOf,
  newlineOf,
  replaceRange,
} from "../layout/lines.js";
import type { WriteContext } from "../values/write-context.js";

/** Adds an attribute to a block: `name` and `version` at the start, all others at the end. */
export function insertAttribute(
  block: Location,
  key: string,
  value: NewValue,
  context: WriteContext,
): TextEdit[] | undefined {
  const text = writeHcl(value, { kind: "inline" }, context);
  const open = openBraceOf(block);
  if (text === undefined || open === undefined) return undefined;
  const { file, end } = block;
  const lines = file.text.slice(open, end).split(/\r?\n/);
  const isAtHead = ["name", "version"].includes(key) && lines[0] === "{" && lines.length > 2;
  const adjacent = isAtHead ? lines[1] : lines.slice(1, -1).findLast((line) => line.trim() !== "");
  const written = alignedKey(hclKey(key), adjacent);
  const line = `${written} = ${text}`;
  if (!isAtHead) {
    const last = open + file.text.slice(open, end - 1).trimEnd().length - 1;
    return addAtEnd(block, [[line]], "close")
      ?.map(alone)
      .concat(alignedWith(file, last, written));
  }
  const indent = innerIndent(block, open);
  // An empty line separates blocks from arguments.
  const isBeforeBlock = /^[ \t]*\w+[ \t]*(?:"[^"]*"[ \t]*)?\{/.test(lines[1] ?? "");
  const gap = isBeforeBlock ? newlineOf(file) : "";
  const around = gap === "" ? alignedWith(file, file.text.indexOf("\n", open) + 1, written) : [];
  return [insertAt(file, open + 1, `${newlineOf(file)}${indent}${line}${gap}`), ...around];
}

/** Pads a key so that its `=` is aligned with that of the line before or after it, as in `terraform fmt`. */
function alignedKey(key: string, adjacent = ""): string {
  const [, known = ""] = /^[ \t]*([\w-]+[ \t]*)[ \t]=[^=].*[^{([\s]\s*$/.exec(adjacent) ?? [];
  return adjacent.includes("<<") ? key : key.padEnd(known.length);
}

/** Inserts lines and an empty line before them, before the closing brace of a block. */
export function insertAtEnd(block: Location, lines: readonly string[]): TextEdit[] | undefined {
  return addAtEnd(block, [lines])?.map(alone);
}

/** Adds items before the closing brace of a block, each on its own lines. `apart`: after an empty line. */
export function addAtEnd(
  block: Location,
  rows: readonly (readonly string[])[],
  place: "apart" | "close" = "apart",
): TextEdit[] | undefined {
  const { file, end } = block;
  const open = openBraceOf(block);
  const close = end - 1;
  if (open === undefined || file.text[close] !== "}") return undefined;
  const newline = newlineOf(file);
  const inner = lastIndent(block, open) ?? innerIndent(block, open);
  const items = rows.map((lines) =>
    lines.map((line) => (line === "" ? newline : `${inner}${line}${newline}`)).join(""),
  );
  const isApart = place === "apart";
  const between = isApart ? newline : "";
  if (isFirstOnLine(file, close)) {
    const at = lineStartOf(file, close);
    const needsSpace = isApart && !isBlankBefore(file, at, open);
    const head = needsSpace ? newline : "";
    return [addItems({ file, start: at, end: at }, { head, items, between, tail: "" })];
  }
  return openUp(file, open, close, items, between);
}

/** The indent of the last argument or block inside a block. `undefined`: the last line shows none, such as in a heredoc. */
function lastIndent({ file, start, end }: Location, open: number): string | undefined {
  const outer = leadingSpace(file, start);
  const last =
    file.text
      .slice(open + 1, end - 1)
      .trimEnd()
      .split("\n")
      .slice(1)
      .at(-1) ?? "";
  const [, indent = ""] = /^([ \t]*)(?:[\w-]+[ \t]*=[^=]|[\])}]+$)/.exec(last) ?? [];
  return indent.length > outer.length && indent.startsWith(outer) ? indent : undefined;
}

/** The indent of the lines inside a block. The first line decides. `open`: its opening brace. */
export function innerIndent({ file, start, end }: Location, open: number): string {
  const outer = leadingSpace(file, start);
  const first = /^\{[ \t]*(?:(?:#|\/\/)[^\n]*)?\r?\n(?:[ \t]*\r?\n)*([ \t]*)[^\s}]/.exec(
    file.text.slice(open, end),
  )?.[1];
  return first !== undefined && first.length > outer.length && first.startsWith(outer)
    ? first
    : outer + indentUnit(file);
}

/** Splits a one-line block into several lines. */
function openUp(file: SourceFile, open: number, close: number, items: readonly string[], between: string): TextEdit[] {
  const newline = newlineOf(file);
  const outer = leadingSpace(file, open);
  const inside = file.text.slice(open + 1, close);
  const add = (start: number, head: string): TextEdit =>
    addItems({ file, start, end: close }, { head, items, between, tail: outer });
  if (inside.trim() === "") return [add(open + 1, newline)];
  const head = open + 1 + (/^\s*/.exec(file.text.slice(open + 1))?.[0].length ?? 0);
  return [
    madeOnce(replaceRange(file, open + 1, head, `${newline}${outer}${indentUnit(file)}`)),
    add(open + 1 + inside.trimEnd().length, `${newline}${between}`),
  ];
}

function isBlankBefore(file: SourceFile, lineStart: number, open: number): boolean {
  const before = file.text.slice(open + 1, lineStart);
  return before.trim() === "" || /\n[ \t]*\r?\n$/.test(before);
}

/** The offset of the opening brace of a block. It comes after the type and the labels, which may have quotes. */
function openBraceOf({ file, start, end }: Location): number | undefined {
  const head = /^(?:[\w-]|"(?:[^"\\]|\\.)*"|[ \t])*\{/.exec(file.text.slice(start, end));
  return head ? start + head[0].length - 1 : undefined;
}
