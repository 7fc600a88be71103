import { editScript, linesOf, visible, type LineEdit } from "../../source/index.js";
import { hiddenLines, withoutSecrets, type HiddenLines, type SecretRange } from "./hidden-lines.js";

export interface TextChange {
  readonly before: string;
  readonly after: string;
  /** Ranges of the text before that nobody may be shown. */
  readonly secrets?: readonly SecretRange[];
}

/** How many unchanged lines are shown before and after a change. */
const contextLines = 3;

/**
 * The change of one file, in the format of `diff -u`. What nobody sees in a line is shown as escapes, and a secret is hidden.
 * In a pipe or a file, all else is as in the file: `git apply` and `patch` take it.
 */
export function unifiedDiff(
  { after, before, secrets = [] }: TextChange,
  name: string,
  shownIn: "terminal" | "pipe",
): string {
  const edits = withHidden(editScript(linesOf(before), linesOf(after)), hiddenLines(linesOf(before), secrets));
  const shown = shownIn === "pipe" ? patchLine : shownLine([before, after].every(hasWindowsLineEnds));
  const hunks = hunksOf(edits).map((hunk) => hunkText(hunk, shown));
  // Programs that read a patch take a name up to the first space, if no tab ends it.
  const end = shownIn === "pipe" && name.includes(" ") ? "\t\n" : "\n";
  return hunks.length === 0 ? "" : `--- a/${name}${end}+++ b/${name}${end}${hunks.join("")}`;
}

/** The edits with lines in which no secret can be read. */
function withHidden(edits: readonly LineEdit[], hidden: HiddenLines): readonly LineEdit[] {
  const removed = oldIndexes(edits).filter((_, index) => edits[index]?.kind === "removed");
  const secrets = removed.flatMap((index) => hidden.secrets[index] ?? []);
  const indexes = oldIndexes(edits);
  return edits.map(({ kind, line }, at) => {
    const shown = kind === "added" ? withoutSecrets(line, secrets) : hidden.lines[indexes[at] ?? 0];
    return { kind, line: shown ?? line };
  });
}

/** For each edit, the number of old lines before it. */
function oldIndexes(edits: readonly LineEdit[]): readonly number[] {
  let index = 0;
  return edits.map(({ kind }) => (kind === "added" ? index : index++));
}

function hasWindowsLineEnds(text: string): boolean {
  return text.includes("\n") && !/(?<!\r)\n/.test(text);
}

/** The width of a tab in a terminal. */
const tabWidth = 8;

/** A line without its line feed, as a patch has it. */
function patchLine(line: string): string {
  const [, text = "", end = ""] = /^([^]*?)(\r?)\n?$/.exec(line) ?? [];
  return text.split("\t").map(visible).join("\t") + end;
}

/** A line without its line end, as a terminal shows it. A carriage return is shown only where not all lines end with one. */
function shownLine(isWindows: boolean): (line: string) => string {
  return (line) => {
    const text = line.replace(isWindows ? /\r?\n$/ : /\n$/, "");
    const [last = "", ...cells] = text.split("\t").reverse();
    return visible([...cells.reverse().map((cell) => cell.padEnd(nextStop(cell.length))), last].join(""));
  };
}

/** The next column to which a tab leads. */
function nextStop(column: number): number {
  return (Math.floor(column / tabWidth) + 1) * tabWidth;
}

interface Hunk {
  readonly edits: readonly LineEdit[];
  /** The number of lines before the hunk in the old text and in the new text. */
  readonly oldStart: number;
  readonly newStart: number;
}

function hunksOf(edits: readonly LineEdit[]): readonly Hunk[] {
  const isNearChange = (index: number): boolean =>
    edits.slice(Math.max(0, index - contextLines), index + contextLines + 1).some(({ kind }) => kind !== "same");
  const hunks: { edits: LineEdit[]; oldStart: number; newStart: number }[] = [];
  let oldLine = 0;
  let newLine = 0;
  let isInside = false;
  edits.forEach((edit, index) => {
    if (isNearChange(index)) {
      if (!isInside) hunks.push({ edits: [], oldStart: oldLine, newStart: newLine });
      hunks.at(-1)?.edits.push(edit);
      isInside = true;
    } else isInside = false;
    if (edit.kind !== "added") oldLine++;
    if (edit.kind !== "removed") newLine++;
  });
  return hunks;
}

function hunkText({ edits, newStart, oldStart }: Hunk, shown: (line: string) => string): string {
  const oldCount = edits.filter(({ kind }) => kind !== "added").length;
  const newCount = edits.filter(({ kind }) => kind !== "removed").length;
  const marks = { same: " ", added: "+", removed: "-" };
  const body = edits.map(({ kind, line }) => {
    const end = line.endsWith("\n") ? "\n" : "\n\\ No newline at end of file\n";
    return `${marks[kind]}${shown(line)}${end}`;
  });
  return `@@ -${range(oldStart, oldCount)} +${range(newStart, newCount)} @@\n${body.join("")}`;
}

/**
 * In the format of `diff -u`, an empty range has the number of the line before it, any other range has the number of
 * its first line.
 */
function range(start: number, count: number): string {
  const first = count === 0 ? start : start + 1;
  return count === 1 ? String(first) : `${String(first)},${String(count)}`;
}
