import type { JSONScanner } from "jsonc-parser";
import type { Comment, Location, SourceFile, SyntaxProblem } from "../../../source/index.js";
import type { Layout } from "../../../tree/index.js";
import { layoutsOf } from "../layouts.js";

/** The token kinds of the scanner. The library exports them as a const enum, which cannot be imported. */
export const kinds = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  space: 15,
  end: 17,
} as const;

/** The state while one text is parsed. */
export interface Reading {
  readonly file: SourceFile;
  readonly scanner: JSONScanner;
  /** The mark of an unknown value (see embedded.ts). */
  readonly hole: string | undefined;
  readonly problems: SyntaxProblem[];
  readonly comments: Comment[];
  /** The kind of the current token. */
  token: number;
  /** The hole directly before the current token. */
  holeBefore?: string | undefined;
  /** The indent of the current line. */
  indent: number;
  /** Whether an error was found. Later errors are not reported, because they mostly follow from the first one. */
  isBroken: boolean;
}

/**
 * The place of the current token. At an unterminated comment, the scanner counts one character too many at the end of
 * the file.
 */
export function here({ file, scanner }: Reading): Location {
  const start = scanner.getTokenOffset();
  return { file, start, end: Math.min(start + scanner.getTokenLength(), file.text.length) };
}

export function word({ file, scanner }: Reading): string {
  return file.text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
}

/** The error number of the scanner. 0: no error. */
export function getError({ scanner }: Reading): number {
  return scanner.getTokenError();
}

/** Only the first problem is told: what follows may be its effect. */
export function addProblem(reading: Reading, message: string): void {
  if (!reading.isBroken) reading.problems.push({ message, location: here(reading) });
  reading.isBroken = true;
}

/** Whether the current token is a hole, or a word with one. */
export function atHole(reading: Reading): boolean {
  return reading.hole !== undefined && reading.token !== kinds.string && word(reading).includes(reading.hole);
}

/** Goes to the next token that is not white space or a comment. */
export function advance(reading: Reading): void {
  const { scanner } = reading;
  if (reading.hole !== undefined) reading.holeBefore = atHole(reading) ? word(reading) : undefined;
  let isLineStart = false;
  for (;;) {
    reading.token = scanner.scan();
    if (reading.token === kinds.lineBreak) {
      isLineStart = true;
      reading.indent = 0;
    } else if (reading.token === kinds.space) {
      if (isLineStart) reading.indent = scanner.getTokenLength();
      isLineStart = false;
    } else if (reading.token === kinds.lineComment || reading.token === kinds.blockComment) {
      isLineStart = false;
      readComment(reading);
    } else return;
  }
}

function readComment(reading: Reading): void {
  const location = here(reading);
  const text = word(reading).slice(2);
  // Only the first comment is reported. That is enough to find the others.
  if (!reading.isBroken && reading.comments.length === 0) {
    reading.problems.push({ message: "JSON allows no comments.", location });
  }
  reading.comments.push({ location, text: reading.token === kinds.blockComment ? text.replace(/\*\/$/, "") : text });
}

const layoutAt = layoutsOf("json");

export function layoutOf({ indent }: Reading, style: Layout["style"]): Layout {
  return layoutAt(style, indent);
}
