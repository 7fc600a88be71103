import { relative } from "node:path";

/** A path from the working folder, with `/`; far away ones whole. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path).replaceAll("\\", "/");
  return inside === "" || inside.startsWith("../../..") ? path : inside;
}
