import { oncePer, type SourceFile } from "../../source/index.js";
import { writesLongForms } from "./yaml-long-form.js";

/** Whether the lists at a key, or all of them, mostly stand on lines of their own in a file, and not between brackets. */
export function standsOnLines(file: SourceFile, key: string): boolean {
  return spreadsLists(file) || (surplusIn(file).get(key) ?? 0) > 0;
}

/** Whether a file that writes its functions on lines of their own does so with its lists, too. */
const spreadsLists = oncePer(
  (file: SourceFile): boolean => writesLongForms(file) && !/:[ \t]*\[[^\]]*,/.test(file.text),
);

/** For each key, how many more of its lists stand on lines of their own than between brackets. */
const surplusIn = oncePer((file: SourceFile): ReadonlyMap<string, number> => {
  const surplus = new Map<string, number>();
  for (const [, key = "", bracket] of file.text.matchAll(listStart)) {
    surplus.set(key, (surplus.get(key) ?? 0) + (bracket === undefined ? 1 : -1));
  }
  return surplus;
});

/** A key, and the bracket behind it or the dash on the next line. */
const listStart = /(?<![\w:.-])([\w:.-]+)["']?:[ \t]*(?:(\[)|(?:#[^\n]*)?\r?\n *- )/g;
