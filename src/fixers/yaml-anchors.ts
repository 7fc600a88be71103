import type { TextEdit } from "../source/index.js";
import { leadingSpace, lineStartOf } from "./lines.js";

/**
 * Whether an edit also changes another place: it is inside an anchored value that an alias uses, or it removes an
 * anchor that an alias needs.
 */
export function isShared({ location: { file, start, end } }: TextEdit): boolean {
  if (/\.(?:tf|tofu|json)$/.test(file.path)) return false;
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
    // The anchored value continues as long as lines have a deeper indent than the line of the anchor.
    if (lines.every((line) => line.trim() === "" || (/^ */.exec(line)?.[0].length ?? 0) > depth)) return true;
  }
  return false;
}
