import { relative } from "node:path";
import { isWithin, slashed } from "./paths.js";

export type PathMatcher = (path: string) => boolean;

/**
 * Whether globs match a path, or a folder above it, inside a base folder. A glob without `/` matches at any depth; the
 * last glob that matches decides, and one that begins with `!` takes back what others match.
 */
export async function pathMatcher(globs: readonly string[], base: string): Promise<PathMatcher> {
  if (globs.length === 0) return () => false;
  const { Minimatch } = await import("minimatch");
  const matchers = globs.map((glob) => ({
    takesBack: glob.startsWith("!"),
    matcher: new Minimatch(glob.replace(/^!/, "").replace(/^\.?\//, "").replace(/\/$/, "/**"), {
      dot: true,
      matchBase: true,
      nonegate: true,
    }),
  }));
  return (path) => {
    if (!isWithin(path, base)) return false;
    const steps = slashed(relative(base, path)).split("/");
    const paths = steps.map((_, index) => steps.slice(0, index + 1).join("/"));
    const last = matchers.findLast(({ matcher }) => paths.some((one) => matcher.match(one)));
    return last !== undefined && !last.takesBack;
  };
}
