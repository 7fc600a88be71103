import { textBuilder, type DecodedText, type TextBuilder } from "../decoded-text.js";

interface Line {
  readonly start: number;
  /** The offset where the content begins, after the indent. */
  readonly content: number;
  readonly end: number;
}

/**
 * Decodes the YAML block scalar (`|`, `>`) between two offsets, which include its header.
 * https://yaml.org/spec/1.2.2/#81-block-scalar-styles
 */
export function decodeBlock(source: string, start: number, end: number, parentIndent: number): DecodedText {
  const header = /^([|>])([-+\d]*)[^\n]*\n?/.exec(source.slice(start, end)) ?? ["", "|", ""];
  const [all = "", mode, flags = ""] = header;
  const lines = splitLines(source, start + all.length, end);
  const hasContent = lines.some(isFilled);
  const indent = explicitIndent(flags, parentIndent) ?? indentOf(lines);
  const last = hasContent ? lines.findLastIndex((line) => isFilled(line) || line.end - line.start > indent) : -1;
  const builder = textBuilder(source);
  const content = lines.slice(0, last + 1);
  if (mode === "|") putLiteral(content, indent, builder);
  else putFolded(content, indent, source, builder);
  const trailing = flags.includes("+") ? lines.slice(last + 1) : [];
  const lastLine = lines[last];
  if (lastLine && !flags.includes("-")) builder.put("\n", lastLine.end);
  for (const line of trailing) builder.put("\n", line.end);
  return builder.build(trailing.at(-1)?.end ?? lastLine?.end ?? end);
}

function splitLines(source: string, from: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  for (let start = from; start < end;) {
    const found = source.indexOf("\n", start);
    const next = found === -1 || found >= end ? end : found;
    const lineEnd = next > start && source[next - 1] === "\r" ? next - 1 : next;
    let content = start;
    while (content < lineEnd && source[content] === " ") content++;
    lines.push({ start, content, end: lineEnd });
    start = next + 1;
  }
  return lines;
}

function isFilled(line: Line): boolean {
  return line.content < line.end;
}

function explicitIndent(flags: string, parentIndent: number): number | undefined {
  const digit = /[1-9]/.exec(flags)?.[0];
  return digit === undefined ? undefined : Math.max(0, parentIndent) + Number(digit);
}

/** The indent of the block. The first line with content decides. */
function indentOf(lines: readonly Line[]): number {
  const first = lines.find(isFilled);
  return first ? first.content - first.start : 0;
}

function putLiteral(lines: readonly Line[], indent: number, builder: TextBuilder): void {
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before) builder.put("\n", before.end);
    builder.copy(Math.min(line.start + indent, line.end), line.end);
  }
}

/** Joins adjacent lines with a space. Empty lines and lines with a deeper indent keep their line breaks. */
function putFolded(lines: readonly Line[], indent: number, source: string, builder: TextBuilder): void {
  let separator = "";
  let wasDeeper = false;
  let from = 0;
  const isLeading = lines.findIndex(isFilled);
  for (const [index, line] of lines.entries()) {
    const end = lines[index - 1]?.end ?? from;
    from = line.end;
    const isDeeper = line.content - line.start > indent || source[line.content] === "\t";
    if (index < isLeading) {
      builder.put("\n", line.end);
    } else if (isDeeper && (isFilled(line) || line.content - line.start > indent)) {
      if (separator === " ") separator = "\n";
      else if (!wasDeeper && separator === "\n") separator = "\n\n";
      builder.put(separator, end);
      builder.copy(line.start + indent, line.end);
      separator = "\n";
      wasDeeper = true;
    } else if (!isFilled(line)) {
      if (separator === "\n") builder.put("\n", line.end);
      else separator = "\n";
    } else {
      builder.put(separator, end);
      builder.copy(line.content, line.end);
      separator = " ";
      wasDeeper = false;
    }
  }
}
