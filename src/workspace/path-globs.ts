import { relative } from "node:path";
import ignore from "ignore";
import { isWithin, slashed } from "./paths.js";

export type PathMatcher = (path: string) => boolean;

/**
 * Matches a path against globs inside a base folder. A glob that matches a folder also matches what is inside it. The
 * syntax is that of `.gitignore`, with braces in addition: a glob without `/` matches at any depth, and a glob that
 * begins with `!` excludes paths again.
 */
export function pathMatcher(globs: readonly string[], base: string): PathMatcher {
  const matcher = ignore({ ignorecase: false }).add(globs.flatMap((glob) => expandBraces(glob.replace(/^\.\//, "/"))));
  return (path) => isWithin(path, base) && path !== base && matcher.ignores(slashed(relative(base, path)));
}

/** Expands `a/{b,c}` to `a/b` and `a/c`. */
function expandBraces(glob: string): readonly string[] {
  const [whole, before = "", alternatives = "", after = ""] = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(glob) ?? [];
  if (whole === undefined) return [glob];
  return alternatives.split(",").flatMap((alternative) => expandBraces(before + alternative + after));
}
