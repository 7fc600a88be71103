import type { SourceFile, TextEdit } from "../../source/index.js";
import { leadingSpace, lineEndOf, lineStartOf, previousLineEnd, replaceRange } from "./lines.js";

/** `key = value` in HCL, where `terraform fmt` aligns the `=` of adjacent lines. */
interface Row {
  readonly start: number;
  /** The columns up to the end of the key. */
  readonly width: number;
  /** The white space before the `=`. */
  readonly gap: number;
}

/**
 * What `terraform fmt` changes where a value on one line gets several: its `=` is no longer aligned with those of adjacent lines,
 * and theirs no longer with it. Nothing where they are not aligned now.
 */
export function unaligned(file: SourceFile, valueStart: number): readonly TextEdit[] {
  const start = lineStartOf(file, valueStart);
  const own = rowAt(file, start);
  if (!own || !/=\s*$/.test(file.text.slice(start + own.width, valueStart))) return [];
  const chains = [rowsFrom(file, start, before), rowsFrom(file, start, after)];
  if (!isAligned([own, ...chains.flat()])) return [];
  return [[own], ...chains].flatMap((rows) => aligned(file, rows, 0));
}

/** What `terraform fmt` changes where a line with a longer key comes beside the line of an offset. */
export function alignedWith(file: SourceFile, beside: number, key: string): readonly TextEdit[] {
  const start = lineStartOf(file, beside);
  const row = rowAt(file, start);
  if (!row || !endsOnLine(file.text.slice(start + row.width, lineEndOf(file, start)))) return [];
  const rows = [row, ...rowsFrom(file, start, before), ...rowsFrom(file, start, after)];
  return isAligned(rows) ? aligned(file, rows, leadingSpace(file, start).length + key.length) : [];
}

function isAligned([first, ...others]: readonly Row[]): boolean {
  return others.every(({ width, gap }) => width + gap === (first && first.width + first.gap));
}

/** Aligns lines with each other, and with a key of some width. */
function aligned(file: SourceFile, rows: readonly Row[], other: number): readonly TextEdit[] {
  const widest = Math.max(other, ...rows.map(({ width }) => width));
  return rows.flatMap(({ start, width, gap }) => {
    const space = " ".repeat(widest - width + 1);
    return space.length === gap ? [] : [replaceRange(file, start + width, start + width + gap, space)];
  });
}

type Step = (file: SourceFile, lineStart: number) => number | undefined;

const before: Step = (file, start) => (start === 0 ? undefined : lineStartOf(file, previousLineEnd(file, start)));

const after: Step = (file, start) => {
  const end = file.text.indexOf("\n", start);
  return end === -1 ? undefined : end + 1;
};

/** The adjacent lines with a value that takes one line. */
function rowsFrom(file: SourceFile, from: number, step: Step): readonly Row[] {
  const rows: Row[] = [];
  for (let at = step(file, from); at !== undefined; at = step(file, at)) {
    const row = rowAt(file, at);
    if (!row || !endsOnLine(file.text.slice(at + row.width, lineEndOf(file, at)))) break;
    rows.push(row);
  }
  return rows;
}

function rowAt(file: SourceFile, start: number): Row | undefined {
  const line = file.text.slice(start, lineEndOf(file, start));
  const [, key = "", gap = ""] = /^([ \t]*(?:"(?:[^"\\]|\\.)*"|[\w-]+|\([^()]*\)))( +)=(?!=)/.exec(line) ?? [];
  return key === "" ? undefined : { start, width: key.length, gap: gap.length };
}

/** Whether a value has as many brackets that open as brackets that close, and is no heredoc. */
function endsOnLine(value: string): boolean {
  const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, "").replace(/(?:#|\/\/).*/, "");
  const opened = bare.match(/[[({]/g)?.length ?? 0;
  return opened === (bare.match(/[\])}]/g)?.length ?? 0) && !bare.includes("<<");
}
