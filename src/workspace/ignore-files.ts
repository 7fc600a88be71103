import { dirname, join, relative } from "node:path";
import ignore, { type Ignore } from "ignore";
import { decodedFile } from "./read-file.js";
import { isWithin, slashed, upward } from "./paths.js";

/** Reads the `.gitignore` files of a folder and of the folders inside it. */
export interface IgnoreFiles {
  /** Whether the path itself is ignored. The folders above it are not checked. */
  ignores(path: string, isFolder: boolean): boolean;
  /** Whether a file or a folder above it is ignored. */
  hides(path: string): boolean;
}

export function ignoreFiles(top: string): IgnoreFiles {
  const matchers = new Map<string, Ignore | undefined>();
  const matcherOf = (folder: string): Ignore | undefined => {
    if (!matchers.has(folder)) matchers.set(folder, readMatcher(folder));
    return matchers.get(folder);
  };
  const ignores = (path: string, isFolder: boolean): boolean => {
    // The `.gitignore` file that is nearest to the path wins.
    for (const folder of upward(dirname(path))) {
      if (!isWithin(folder, top)) return false;
      const inside = slashed(relative(folder, path)) + (isFolder ? "/" : "");
      const answer = matcherOf(folder)?.test(inside);
      if (answer?.ignored) return true;
      if (answer?.unignored) return false;
    }
    return false;
  };
  return {
    ignores,
    hides: (path) =>
      ignores(path, false) ||
      upward(dirname(path)).some((folder) => folder !== top && isWithin(folder, top) && ignores(folder, true)),
  };
}

function readMatcher(folder: string): Ignore | undefined {
  const texts = [join(folder, ".git", "info", "exclude"), join(folder, ".gitignore")].map(textOf);
  return texts.some((text) => text !== "") ? ignore().add(texts.join("\n")) : undefined;
}

function textOf(path: string): string {
  return decodedFile(path)?.text ?? "";
}
