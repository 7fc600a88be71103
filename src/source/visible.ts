import { lazily } from "./lazily.js";

/**
 * Characters that a terminal obeys or that nobody sees: controls, format characters (direction overrides, zero width,
 * tags), line and paragraph separators, halves of surrogate pairs, and all others that are not drawn.
 */
const unseen = lazily(() => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu);

/** Most texts have nothing else. It takes V8 a millisecond to make the pattern above. */
const plain = /^[\n -~]*$/;

/**
 * What a CI server obeys in a log. GitHub reads `::error::` at the start of a line, and `##[error]` anywhere in it;
 * Azure Pipelines reads `##vso[…]`. Any word may become the first one of a line, because long lines are broken.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 * https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
const wordCommand = /(^|\s)::(?=[a-z])/gi;
const markCommand = /##(?=\[|vso\[)/gi;

/**
 * Makes a text of a template, a path or an option safe to show: it stays on one line, hides nothing, and no terminal
 * and no CI server obeys it. An unseen character is shown as its escape: `\x1b`, `\u202e`, `\n`.
 */
export function visible(text: string): string {
  return (/^[ -~]*$/.test(text) ? text : text.replace(unseen(), escapeOf))
    .replace(wordCommand, String.raw`$1\x3a:`)
    .replace(markCommand, String.raw`#\x23`);
}

/** Like `visible`, for several lines that dmslint wrote itself. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** A value as JSON that is safe to show. JSON has escapes for every character, so the value stays exactly the same. */
export function visibleJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  const shown = plain.test(json)
    ? json
    : json.replace(unseen(), (found) => (found === "\n" ? found : jsonEscapeOf(found)));
  return shown.replace(markCommand, String.raw`#\u0023`);
}

/** A colour or another style, as picocolors writes it, or the start or end of a link (OSC 8). */
const style = /(\u001B\[[\d;]*m|\u001B\]8;;[!-~]*\u001B\\)/;

/**
 * A finished report for a terminal or a log: line ends and tabs stay, and colours and links if they are on. Built-in formats have
 * nothing else in them; the format of a user may.
 */
export function visibleReport(text: string, hasColors: boolean): string {
  const pieces = hasColors ? text.split(style) : [text];
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : visibleText(piece))).join("");
}

function visibleText(text: string): string {
  if (plain.test(text)) return text;
  const pattern = /[\u200D\uFE0F]/.test(text) ? unseenAndEmoji() : unseen();
  return text.replace(pattern, (found, at: number) => {
    const isLineEnd = found === "\n" || (found === "\r" && text[at + 1] === "\n");
    return isLineEnd || found === "\t" || isPictogram.test(found) ? found : escapeOf(found);
  });
}

/**
 * What `unseen` finds, and before it emoji as a whole: many are made of several characters, and what joins them is not drawn. It
 * takes V8 longer to make this one.
 */
const unseenAndEmoji = lazily(() => new RegExp(String.raw`\p{RGI_Emoji}|${unseen().source}`, "gv"));
const isPictogram = /^[\p{Extended_Pictographic}\p{Regional_Indicator}\d#*]/u;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\n", String.raw`\n`],
  ["\r", String.raw`\r`],
  ["\t", String.raw`\t`],
]);

function escapeOf(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\u{${digits}}`;
  return shortEscapes.get(found) ?? (code > 0xff ? `\\u${digits.padStart(4, "0")}` : `\\x${digits.padStart(2, "0")}`);
}

function jsonEscapeOf(found: string): string {
  const units = [...Array(found.length).keys()].map((at) => found.charCodeAt(at).toString(16).padStart(4, "0"));
  return units.map((unit) => `\\u${unit}`).join("");
}
