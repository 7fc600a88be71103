import { isAbsolute, relative } from "node:path";

/** A path relative to the working folder, with `/`. A path that is far outside of it stays absolute. */
export function shownPath(path: string, cwd: string): string {
  const inside = slashed(relative(cwd, path));
  return inside === "" || inside.startsWith("../../..") ? path : inside;
}

/**
 * A path relative to the root of the repository, with `/`, for programs that read the report. A path outside of it
 * stays absolute.
 */
export function sourcePath(path: string, root: string): string {
  const inside = slashed(relative(root, path));
  return inside === "" || inside.startsWith("../") || isAbsolute(inside) ? path : inside;
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
