import type { TextEdit } from "../source/index.js";
import { syntaxByName } from "./file-syntax.js";
import { leadingSpace, lineStartOf } from "./lines.js";

/**
 * Whether an edit is in a YAML value that an alias also uses, or removes an alias: it would also change the other
 * place.
 */
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
}
