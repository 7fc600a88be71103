import type { Template } from "../../model/index.js";
import type { TextEdit } from "../../source/index.js";
import type { Node } from "../../tree/index.js";

/**
 * Whether an edit changes the value of a YAML anchor that an alias uses. Such an edit would also change the place of
 * the alias.
 */
export function isShared(edit: TextEdit, { sharedValues = [] }: Template): boolean {
  return sharedValues.some((value) => changes(edit, value));
}

function changes({ location, text }: TextEdit, { layout, location: value }: Node): boolean {
  if (location.file.path !== value.file.path) return false;
  if (location.start < value.end && value.start < location.end) return true;
  if (location.start !== location.end) return false;
  if (location.start < value.end) return location.start >= value.start;
  if (location.start > value.end) return false;
  // New lines at the end of a block belong to it if they are indented like its lines.
  const [indent] = /(?<=^|\n) *(?=[^\s])/.exec(text) ?? [""];
  return text.includes("\n") ? layout?.style === "block" && indent.length >= layout.indent : true;
}
