import type { Location, SourceFile, TextEdit } from "../source/index.js";
import type { Draft } from "./draft.js";
import { hclKey, writeHcl } from "./hcl-text.js";
import { indentUnit, insertAt, isFirstOnLine, leadingSpace, lineStartOf, newlineOf, replaceRange } from "./lines.js";
import type { Scope } from "./spelling.js";

/** Writes an attribute into a block: a name at its head, anything else at its end. */
export function insertAttribute(block: Location, key: string, value: Draft, scope: Scope): TextEdit[] | undefined {
  const text = writeHcl(value, { kind: "inline" }, scope);
  if (text === undefined) return undefined;
  const line = `${hclKey(key)} = ${text}`;
  return key === "name" ? insertAtHead(block, line) : insertAtEnd(block, [line], false);
}

function insertAtHead(block: Location, line: string): TextEdit[] | undefined {
  const { file } = block;
  const brace = openBraceOf(block);
  if (brace === undefined) return undefined;
  if (!/^[ \t]*\r?\n/.test(file.text.slice(brace + 1))) return insertAtEnd(block, [line], false);
  const indent = leadingSpace(file, block.start) + indentUnit(file);
  return [insertAt(file, brace + 1, `${newlineOf(file)}${indent}${line}`)];
}

/** Writes lines before the brace that closes a block, on request with an empty line before them. */
export function insertAtEnd(block: Location, lines: readonly string[], isApart: boolean): TextEdit[] | undefined {
  const { file, end } = block;
  const open = openBraceOf(block);
  const close = end - 1;
  if (open === undefined || file.text[close] !== "}") return undefined;
  const newline = newlineOf(file);
  const outer = leadingSpace(file, block.start);
  const text = lines.map((line) => (line === "" ? newline : `${outer}${indentUnit(file)}${line}${newline}`)).join("");
  if (isFirstOnLine(file, close)) {
    const at = lineStartOf(file, close);
    const needsSpace = isApart && !isBlankBefore(file, at, open);
    return [insertAt(file, at, `${needsSpace ? newline : ""}${text}`)];
  }
  return openUp(file, open, close, text, isApart);
}

/** A block on one line gets lines of its own for what it holds. */
function openUp(file: SourceFile, open: number, close: number, text: string, isApart: boolean): TextEdit[] {
  const newline = newlineOf(file);
  const outer = leadingSpace(file, open);
  const inside = file.text.slice(open + 1, close).trim();
  const start = close - (/\s*$/.exec(file.text.slice(open + 1, close))?.[0].length ?? 0);
  if (inside === "") return [replaceRange(file, open + 1, close, `${newline}${text}${outer}`)];
  const head = open + 1 + (/^\s*/.exec(file.text.slice(open + 1))?.[0].length ?? 0);
  const space = isApart ? newline : "";
  return [
    replaceRange(file, open + 1, head, `${newline}${outer}${indentUnit(file)}`),
    replaceRange(file, start, close, `${newline}${space}${text}${outer}`),
  ];
}

function isBlankBefore(file: SourceFile, lineStart: number, open: number): boolean {
  const before = file.text.slice(open + 1, lineStart);
  return before.trim() === "" || /\n[ \t]*\r?\n$/.test(before);
}

/** The brace that opens the block: the first one behind its labels, which are words or quoted. */
function openBraceOf({ file, start, end }: Location): number | undefined {
  const head = /^(?:[\w-]+|"(?:[^"\\]|\\.)*"|[ \t])*\{/.exec(file.text.slice(start, end));
  return head ? start + head[0].length - 1 : undefined;
}
