import { isWordPart, isWordStart } from "./lean-characters.js";

/** The offsets of the lines of a heredoc, and the end of its closing mark. */
export interface Heredoc {
  readonly start: number;
  readonly end: number;
  readonly close: number;
}

/** The grammar keeps the mark in little memory. */
const longestMark = 60;

/** The heredoc whose mark begins at an offset. `undefined`: it is not closed, or not in the usual way. */
export function findHeredoc(text: string, offset: number): Heredoc | undefined {
  if (!isWordStart(text.charCodeAt(offset))) return undefined;
  let behind = offset + 1;
  while (isWordPart(text.charCodeAt(behind))) behind++;
  const mark = text.slice(offset, behind);
  const start = nextLine(text, behind);
  if (start === undefined || !/^\r?\n$/.test(text.slice(behind, start)) || mark.length > longestMark) return undefined;
  return closedBy(text, mark, start);
}

function closedBy(text: string, mark: string, start: number): Heredoc | undefined {
  for (let from = start; ;) {
    const to = nextLine(text, from);
    if (to === undefined) return undefined;
    const line = text.slice(from, to);
    if (line.trimStart().startsWith(mark)) {
      // The grammar also looks at lines that only begin with the mark.
      const found = line.indexOf(mark);
      const isClose = line.trim() === mark && /^[ \t]*$/.test(line.slice(0, found));
      return isClose ? { start, end: from, close: from + found + mark.length } : undefined;
    }
    from = to;
  }
}

function nextLine(text: string, from: number): number | undefined {
  const newline = text.indexOf("\n", from);
  return newline === -1 ? undefined : newline + 1;
}
