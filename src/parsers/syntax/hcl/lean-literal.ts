import { lineFeed } from "./lean-characters.js";

const quote = 0x22;
const dollar = 0x24;
const percent = 0x25;
const backslash = 0x5c;
const openBrace = 0x7b;

/**
 * Where the literal text that begins at an offset ends: at an interpolation, a directive, a quote or the given end.
 * `undefined`: it is broken, or something that the grammar and HashiCorp's parser may read differently.
 */
export function literalEnd(text: string, start: number, end: number, style: "quoted" | "heredoc"): number | undefined {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === dollar || code === percent) {
      const behind = afterMarks(text, at);
      if (text.charCodeAt(behind) !== openBrace) at = behind - 1;
      else if (behind === at + 1) return at;
      else if (behind === at + 2 && text[at] === text[at + 1]) at = behind;
      else return undefined;
    } else if (style === "quoted") {
      if (code === quote) return at;
      if (code === lineFeed) return undefined;
      if (code !== backslash) continue;
      const length = escapeLength(text, at);
      if (length === undefined) return undefined;
      at += length - 1;
    }
  }
  return end;
}

/** The offset behind a row of `$` and `%`. Only `$${` and `%%{` are escapes. */
function afterMarks(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === dollar || text.charCodeAt(at) === percent) at++;
  return at;
}

function escapeLength(text: string, at: number): number | undefined {
  const letter = text.charAt(at + 1);
  if ('nrt"\\'.includes(letter)) return 2;
  const count = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  const digits = text.slice(at + 2, at + 2 + count);
  return count > 0 && digits.length === count && isCharacter(digits) ? 2 + count : undefined;
}

/** Half of a surrogate pair is no character. */
function isCharacter(digits: string): boolean {
  const point = /^[0-9a-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : Number.POSITIVE_INFINITY;
  return point < 0xd800 || (point > 0xdfff && point <= 0x10ffff);
}
