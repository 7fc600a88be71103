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

/** How many globs one with braces may stand for. */
const maximumAlternatives = 1000;

/** Whether the braces of a glob give too many globs. Such a glob is an error of the config. */
export function hasTooManyAlternatives(glob: string): boolean {
  return expandBraces(glob).length > maximumAlternatives;
}

const innermostBraces = /\{([^{},]*,[^{}]*)\}/;

/** Expands `a/{b,c}` to `a/b` and `a/c`, until there are too many. */
function expandBraces(glob: string): readonly string[] {
  const expanded: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined && expanded.length <= maximumAlternatives; next = open.pop()) {
    const braces = innermostBraces.exec(next);
    if (!braces) {
      expanded.push(next);
      continue;
    }
    const { 0: whole, 1: alternatives = "", index } = braces;
    const [before, after] = [next.slice(0, index), next.slice(index + whole.length)];
    const parts = alternatives.split(",", maximumAlternatives + 1);
    open.push(...parts.map((one) => before + one + after).reverse());
  }
  return expanded;
}
