import { dirname, join, relative } from "node:path";
import ignore, { type Ignore } from "ignore";
import { decodedFile } from "./read-file.js";
import { folderAround, isWithin, slashed, upward } from "./paths.js";

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
    if (!matchers.has(folder)) matchers.set(folder, readMatcher(folder, top));
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

function readMatcher(folder: string, top: string): Ignore | undefined {
  const paths = [join(folder, ".git", "info", "exclude"), join(folder, ".gitignore")];
  // A link that leads out of the repository is not followed.
  const texts = paths.map((path) => (folderAround(path, [top]) === undefined ? "" : textOf(path)));
  return texts.some((text) => text !== "") ? ignore().add(texts.join("\n")) : undefined;
}

function textOf(path: string): string {
  return decodedFile(path)?.text ?? "";
}
