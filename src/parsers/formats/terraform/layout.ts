import { startOf, type Location, type SourceFile } from "../../../source/index.js";
import type { Layout } from "../../../tree/index.js";

/** Files that give nodes a place but do not contain them. */
const borrowed = new WeakSet<SourceFile>();

/** A place for nodes that no file spells: the same place, and nothing there can be edited. */
export function notWritten(location: Location): Location {
  const file = { ...location.file };
  borrowed.add(file);
  return { ...location, file };
}

export function isWritten({ file }: Location): boolean {
  return !borrowed.has(file);
}

/** The layout of HCL that stands at a place: how it is written, and how deep its line is indented. */
export function layoutAt(location: Location, style: Layout["style"]): { readonly layout?: Layout } {
  if (!isWritten(location)) return {};
  const { text } = location.file;
  // The file of a plan may be one long line: its begin is looked up.
  const lineStart = location.start - startOf(location).column + 1;
  let at = lineStart;
  while (at < location.start && (text[at] === " " || text[at] === "\t")) at++;
  return { layout: { syntax: "hcl", style, indent: at - lineStart } };
}
