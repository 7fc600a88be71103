import { lastIndexUpTo, oncePer, type Location, type SourceFile, type TextEdit } from "../../source/index.js";

export function insertAt(file: SourceFile, offset: number, text: string): TextEdit {
  return { location: { file, start: offset, end: offset }, text };
}

export function replaceRange(file: SourceFile, start: number, end: number, text: string): TextEdit {
  return { location: { file, start, end }, text };
}

/** The line ending of the file. */
export const newlineOf = oncePer((file: SourceFile): string => /\r?\n/.exec(file.text)?.[0] ?? "\n");

/** New lines, with the line ending of the file. */
export function withNewlines(file: SourceFile, lines: readonly string[]): string {
  return lines.join(newlineOf(file));
}

export function lineStartOf(file: SourceFile, offset: number): number {
  const starts = rowStarts(file);
  return starts[lastIndexUpTo(starts, offset, (start) => start)] ?? 0;
}

/** After each line feed, in a list: where a whole template stands on one line, a search in its text would go through all of it. */
const rowStarts = oncePer(({ text }: SourceFile): readonly number[] => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
});

/** The end of the line of an offset, before its line ending. */
export function lineEndOf(file: SourceFile, offset: number): number {
  const end = file.text.indexOf("\n", offset);
  if (end === -1) return file.text.length;
  return end > offset && file.text[end - 1] === "\r" ? end - 1 : end;
}

/** The end of the line before the one that starts at an offset. */
export function previousLineEnd({ text }: SourceFile, lineStart: number): number {
  return text.slice(0, lineStart).endsWith("\r\n") ? lineStart - 2 : Math.max(0, lineStart - 1);
}

/** The indent of a line. */
export function leadingSpace(file: SourceFile, offset: number): string {
  return /^[ \t]*/.exec(file.text.slice(lineStartOf(file, offset)))?.[0] ?? "";
}

export function columnOf(file: SourceFile, offset: number): number {
  return offset - lineStartOf(file, offset);
}

/** Whether there is only white space before an offset on its line. */
export function isFirstOnLine(file: SourceFile, offset: number): boolean {
  return file.text.slice(lineStartOf(file, offset), offset).trim() === "";
}

/** Whether an empty line stands before the line of an offset. */
export function isAfterEmptyLine(file: SourceFile, offset: number): boolean {
  const line = lineStartOf(file, offset);
  const before = lineStartOf(file, line - 1);
  return before > 0 && file.text.slice(before, line).trim() === "";
}

/** Whether an empty line stands before the line of an offset in YAML, or before the lines of comment right above it. */
export function isApart(file: SourceFile, offset: number): boolean {
  let line = lineStartOf(file, offset);
  while (
    line > 0 &&
    file.text
      .slice(lineStartOf(file, line - 1), line)
      .trimStart()
      .startsWith("#")
  )
    line = lineStartOf(file, line - 1);
  return isAfterEmptyLine(file, line);
}

/** The end of the text at a location, without trailing white space. */
export function contentEnd({ file, start, end }: Location): number {
  return start + file.text.slice(start, end).trimEnd().length;
}

export function isOneLine({ file, start, end }: Location): boolean {
  return !file.text.slice(start, end).includes("\n");
}

/** Whether a line stays as short as people write a list on one line. */
export function fitsOnLine({ file, start, end }: Location, added: readonly TextEdit[]): boolean {
  const length = lineEndOf(file, end) - lineStartOf(file, start);
  return added.reduce((sum, { text }) => sum + text.length, length) <= 100;
}

/** Adds indent at the start of each line of a value, except for the first line and empty lines. */
export function deepen(location: Location, unit: string): TextEdit[] {
  const { file, start } = location;
  const end = contentEnd(location);
  const edits: TextEdit[] = [];
  for (let at = file.text.indexOf("\n", start); at !== -1 && at < end; at = file.text.indexOf("\n", at + 1)) {
    if (!/^\r?\n/.test(file.text.slice(at + 1, at + 3))) edits.push(insertAt(file, at + 1, unit));
  }
  return edits;
}

/** The indent step of the file, behind an indent: tabs go with tabs. The first line that is indented so decides. */
export function indentUnit(file: SourceFile, indent = ""): string {
  const { first, spaces } = indentUnits(file);
  if (indent.endsWith("\t")) return "\t";
  return indent.endsWith(" ") ? spaces : first;
}

const indentUnits = oncePer(({ text }: SourceFile) => ({
  first: /(?:^|\n)(\t| +)[^\s#/*]/.exec(text)?.[1] ?? "  ",
  spaces: /(?:^|\n)( +)[^\s#/*]/.exec(text)?.[1] ?? "  ",
}));
