export const lineFeed = 0x0a;

/** The marks of HCL, each before those that it begins with. `<<` begins a heredoc, `"` a template. */
const marks = [
  ...["...", "<<-", "[*]", ".*", "=>", "==", "!=", "<=", ">=", "<<", "&&", "||", "::", "~}"],
  ...["{", "}", "[", "]", "(", ")", ",", ".", "=", ":", "?", "<", ">", "+", "-", "*", "/", "%", "!", '"'],
] as const;

export type Mark = (typeof marks)[number];

const marksByCode: readonly (readonly Mark[])[] = Array.from({ length: 128 }, (_, code) =>
  marks.filter((mark) => mark.charCodeAt(0) === code),
);

/** The longest mark at an offset. */
export function markAt(text: string, offset: number): Mark | undefined {
  for (const mark of marksByCode[text.charCodeAt(offset)] ?? []) if (text.startsWith(mark, offset)) return mark;
  return undefined;
}

/** Characters that are white space for one parser and not for another, and halves of characters. */
export const unusual = /(?![\t\n\r])\p{Cc}|[\p{Cs}\u2028\u2029]|\r(?!\n)/u;

/** Carriage returns stand before line feeds only: `lean-tree.ts` declines others. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}

/** Letters of other alphabets are left to the grammar, which knows them all. */
export function isWordStart(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || code === 0x5f;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isWordPart(code: number): boolean {
  return isWordStart(code) || isDigit(code) || code === 0x2d;
}
