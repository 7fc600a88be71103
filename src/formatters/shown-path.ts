import { isAbsolute, relative } from "node:path";

/** A path from the working folder, with `/`; far away ones whole. */
export function shownPath(path: string, cwd: string): string {
  const inside = slashed(relative(cwd, path));
  return inside === "" || inside.startsWith("../../..") ? path : inside;
}

/** A path from the top of the sources, with `/`, as machines that know the repository read it; others whole. */
export function sourcePath(path: string, root: string): string {
  const inside = slashed(relative(root, path));
  return inside === "" || inside.startsWith("../") || isAbsolute(inside) ? path : inside;
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
