/** Characters that take no column of their own: marks that are drawn over the character before them. */
const marks = /\p{Mn}|\p{Me}/u;

/**
 * Characters that take two columns: those of East Asian scripts, full-width forms and pictures. This follows the wide
 * and full-width ranges of https://www.unicode.org/reports/tr11/.
 */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\u3099-\u33ff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u;

/** The narrow forms of Katakana and Hangul. */
const narrow = /[\uff61-\uffdc]/u;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  return Array.from(text, widthOf).reduce((sum, width) => sum + width, 0);
}

function widthOf(character: string): number {
  if (marks.test(character)) return 0;
  return wide.test(character) && !narrow.test(character) ? 2 : 1;
}
