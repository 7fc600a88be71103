import { startOf, type Location } from "../../../../source/index.js";
import type { Layout } from "../../../../tree/index.js";
import { layoutsOf } from "../../../syntax/layouts.js";

/** A location for nodes that no file contains. It is the same place, but nothing there can be edited. */
export function notWritten(location: Location): Location {
  return { ...location, file: { ...location.file, isBorrowed: true } };
}

export function isWritten({ file }: Location): boolean {
  return file.isBorrowed !== true;
}

/** The layout of HCL at a location: its style and the indentation of its line. */
export function layoutAt(location: Location, style: Layout["style"]): { readonly layout?: Layout } {
  if (!isWritten(location)) return {};
  const { text } = location.file;
  // The file of a plan may be one long line, so the start of the line is computed from the column.
  const lineStart = location.start - startOf(location).column + 1;
  let at = lineStart;
  while (at < location.start && (text[at] === " " || text[at] === "\t")) at++;
  return { layout: layoutOf(style, at - lineStart) };
}

const layoutOf = layoutsOf("hcl");
