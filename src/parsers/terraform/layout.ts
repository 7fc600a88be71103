import { startOf, type Location } from "../../source/index.js";
import type { Layout } from "../../tree/index.js";

/** The layout of HCL that stands at a place: how it is written, and how deep its line is indented. */
export function layoutAt(location: Location, style: Layout["style"]): Layout {
  const { text } = location.file;
  // The file of a plan may be one long line: its begin is looked up.
  const lineStart = location.start - startOf(location).column + 1;
  let at = lineStart;
  while (at < location.start && (text[at] === " " || text[at] === "\t")) at++;
  return { syntax: "hcl", style, indent: at - lineStart };
}
