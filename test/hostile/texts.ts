/** Everything that must not reach a terminal or a log as it is: a character of each kind that nobody sees. */
const unseen = [
  ...Array.from({ length: 31 }, (_, index) => String.fromCharCode(index + 1)),
  ...Array.from({ length: 33 }, (_, index) => String.fromCharCode(index + 0x7f)),
  ...["\u061C", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2028", "\u2029", "\u2060", "\uFEFF", "\u00AD"],
  ...["\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u{E0041}", "\uFE0F"],
];

/** What a CI server would do if it stood at the start of a line. */
const commands = "\n::error::PWNED\r  ::add-mask::x ##[error]";

/** How many of the characters stand in one text. All in every text would make slow tests. */
const each = 8;
const known = new Map<string, string>();

/** A hostile text with the name of its place in front. The texts of some places together have all the characters. */
export function hostileName(place: string): string {
  const start = (known.size * each) % unseen.length;
  const text = known.get(place) ?? `${place}\u001B[31m${unseen.slice(start, start + each).join("")}${commands}`;
  known.set(place, text);
  return text;
}

/** A text with all of them. */
export const hostile = `\u001B[2J${unseen.join("")}${commands}\u001B]0;title\u0007`;

/** A name of a file: without the slash, and not longer than file systems accept. */
export const hostileFileName = "\u001B[31m\u0007\r\n::error::PWNED\u009B\u202E\u2066\u2028\u200B##[error]";

const hex = (code: number, length: number): string => code.toString(16).padStart(length, "0");

/** The text as JSON and YAML write it. */
export function quoted(text: string): string {
  return `"${text.replace(/[^\x20-\x7E]|["\\]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)}"`;
}

/** The text as HCL writes it. */
export function hclQuoted(text: string): string {
  return `"${text.replace(/[^\x20-\x7E]|["\\]/gu, (one) => `\\U${hex(one.codePointAt(0) ?? 0, 8)}`)}"`;
}

/** A text in a comment: without line ends, which would end the comment. */
export function hostileComment(place: string): string {
  return hostileName(place).replace(/[\n\r\u0085\u2028\u2029]/g, "");
}

/** Problems of an output: characters that nobody sees, and lines that a CI server obeys. */
export function problemsIn(output: string, format?: string): readonly string[] {
  // An emoji of the format "markdown" has one of them.
  const characters = output.replaceAll("⚠️", "").match(/(?!\n)[\p{C}\p{Zl}\p{Zp}\uFE0F]/gu) ?? [];
  const own = /^::(?:error|warning) file=[^,]*,line=/;
  const isCommand = (line: string): boolean =>
    line.trimStart().startsWith("::") && !(format === "github" && own.test(line));
  const lines = output.split("\n").filter((line) => isCommand(line) || /##(?:\[|vso)/.test(line));
  return [...new Set(characters.map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16)}`)), ...lines];
}
