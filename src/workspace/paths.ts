import { existsSync, lstatSync, statSync, type Stats } from "node:fs";
import { isSystemError } from "./read-file.js";
import { dirname, isAbsolute, join, relative, sep } from "node:path";

/** What stands at a path, links followed; `undefined`: nothing that can be reached. */
export function statOf(path: string): Stats | undefined {
  return reached(() => statSync(path, { throwIfNoEntry: false }));
}

/** Whether a link stands at a path, wherever it leads. */
export function isLink(path: string): boolean {
  return reached(() => lstatSync(path, { throwIfNoEntry: false }))?.isSymbolicLink() ?? false;
}

/** A link that leads back to itself, a path that is too long or a locked folder is an error of the system. */
function reached<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** A path as messages show it: from the working folder, with `/`. */
export function displayPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  if (inside === "") return ".";
  // Far away paths read better whole than with many `../`.
  return slashed(inside.startsWith(`..${sep}..${sep}..`) || isAbsolute(inside) ? path : inside);
}

export function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

export function isWithin(path: string, folder: string): boolean {
  const inside = relative(folder, path);
  return inside === "" || (inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside));
}

/** A folder and all folders above it, the nearest first. */
export function upward(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upward(above)];
}

/** The nearest folder upward that holds a `.git` (a file in worktrees and submodules). */
export function gitTopLevel(folder: string): string | undefined {
  return upward(folder).find((one) => existsSync(join(one, ".git")));
}
