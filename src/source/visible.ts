/** Control characters, and characters that reverse the order in which a line is read. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A text on one line of a terminal or a log. Characters that have an effect there instead of a form are shown as
 * `\u{…}`: names and texts of a template could hide findings, or give commands to the terminal or to CI.
 */
export function visible(text: string): string {
  return text.replace(hidden, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`);
}

/** The same for a text with several lines. */
export function visibleLines(text: string): string {
  const parts = text.split(/(\r?\n)/);
  return parts.map((part, index) => (index % 2 === 0 ? visible(part) : part)).join("");
}
