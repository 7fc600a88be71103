import { visible } from "./visible.js";

/** Escapes a text for XML or HTML. Characters that nobody sees, or that XML does not allow, are shown as escapes. */
export function escapeMarkup(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
