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
