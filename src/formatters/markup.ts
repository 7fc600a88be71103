/** Escapes a text for XML or HTML. Characters that XML does not allow are shown as `\u{…}`. */
export function escapeMarkup(text: string): string {
  return text
    .replace(
      /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
      (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
