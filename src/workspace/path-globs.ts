import { relative } from "node:path";
import ignore from "ignore";
import { isWithin, slashed } from "./paths.js";

export type PathMatcher = (path: string) => boolean;

/**
 * Whether globs match a path, or a folder above it, inside a base folder. They are read as `.gitignore` reads them, with
 * braces: a glob without `/` matches at any depth, and one that begins with `!` takes back what others match.
 */
export function pathMatcher(globs: readonly string[], base: string): PathMatcher {
  const matcher = ignore({ ignorecase: false }).add(globs.flatMap((glob) => expandBraces(glob.replace(/^\.\//, "/"))));
  return (path) => isWithin(path, base) && path !== base && matcher.ignores(slashed(relative(base, path)));
}

/** `a/{b,c}` as `a/b` and `a/c`. */
function expandBraces(glob: string): readonly string[] {
  const [whole, before = "", alternatives = "", after = ""] = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(glob) ?? [];
  if (whole === undefined) return [glob];
  return alternatives.split(",").flatMap((alternative) => expandBraces(before + alternative + after));
}
