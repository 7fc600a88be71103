import { isAbsolute, relative, sep } from "node:path";
import { visible } from "../source/index.js";

/** A path relative to the working folder, with `/`, for readers. A path that is far outside of it stays absolute. */
export function shownPath(path: string, cwd: string): string {
  const inside = slashed(relative(cwd, path));
  return visible(inside === "" || inside.startsWith("../../..") ? path : inside);
}

/**
 * A path relative to the root of the repository, with `/`, for programs that read the report. A path outside of it
 * stays absolute.
 */
export function sourcePath(path: string, root: string): string {
  const inside = slashed(relative(root, path));
  return inside === "" || inside.startsWith("../") || isAbsolute(inside) ? path : inside;
}

/** Elsewhere than on Windows, a backslash is a part of a name. */
function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
