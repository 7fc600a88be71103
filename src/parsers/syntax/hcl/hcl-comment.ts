import type { Comment, SourceFile } from "../../../source/index.js";

/** The comment between two offsets, which include its marks. */
export function commentAt(file: SourceFile, start: number, end: number): Comment {
  const text = file.text
    .slice(start, end)
    .replace(/^(?:#|\/\/|\/\*)/, "")
    .replace(/\*\/$/, "")
    .trim();
  return { location: { file, start, end }, text };
}

/** Where the comment that begins at an offset ends. `undefined`: none begins there, or it is not closed. */
export function commentEnd(text: string, start: number): number | undefined {
  const first = text[start];
  if (first !== "#" && first !== "/") return undefined;
  if (first === "#" || text[start + 1] === "/") {
    const newline = text.indexOf("\n", start);
    return newline === -1 ? text.length : newline;
  }
  const close = text[start + 1] === "*" ? text.indexOf("*/", start + 2) : -1;
  return close === -1 ? undefined : close + 2;
}
