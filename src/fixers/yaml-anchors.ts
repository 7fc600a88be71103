import type { Template } from "../model/index.js";
import type { TextEdit } from "../source/index.js";
<<<<<<< HEAD
import type { Node } from "../tree/index.js";
=======
import { syntaxByName } from "./file-syntax.js";
import { leadingSpace, lineStartOf } from "./lines.js";
>>>>>>> h-five

/**
 * Whether an edit changes the value of a YAML anchor that an alias uses. Such an edit would also change the place of
 * the alias.
 */
<<<<<<< HEAD
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
=======
export function isShared({ location: { file, start, end } }: TextEdit): boolean {
  if (syntaxByName(file) !== "yaml") return false;
  const rest = file.text.slice(0, start) + file.text.slice(end);
  for (const [, name = ""] of file.text.slice(start, end).matchAll(/(?<=[\s[{,]|^)&([^\s[\]{},]+)/g)) {
    if (rest.split(/[\s[\]{},]+/).includes(`*${name}`)) return true;
  }
  for (const anchor of file.text.slice(0, start).matchAll(/(?<=[\s[{,])&([^\s[\]{},]+)/g)) {
    const [mark, name = ""] = anchor;
    const isUsed = file.text.split(/[\s[\]{},]+/).includes(`*${name}`);
    if (!isUsed) continue;
    const depth = leadingSpace(file, anchor.index).length;
    const between = file.text
      .slice(anchor.index + mark.length, start)
      .split("\n")
      .slice(1, -1);
    const last = file.text.slice(lineStartOf(file, start), start);
    const lines = lineStartOf(file, start) > anchor.index ? [...between, `${last}.`] : [];
    // The anchored value continues while lines are indented deeper than the line of the anchor.
    if (lines.every((line) => line.trim() === "" || (/^ */.exec(line)?.[0].length ?? 0) > depth)) return true;
  }
  return false;
>>>>>>> h-five
}
