import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { FileReader } from "../parsers/index.js";
import type { Decoded } from "./encoding.js";
import { isSystemError, readTextFile, reasonOf } from "./read-file.js";
import { isLink, isWithin, realPath, statOf } from "./paths.js";
import type { Root } from "./root.js";

/** Reads the files of a run. Given texts (stdin, open documents) win over the files on disk. */
export interface WorkspaceReader extends FileReader {
  /** A file as it was read, with its encoding. */
  decoded(path: string): Decoded | undefined;
  /** Existing files that could not be read, by path, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/**
 * A reader that only reads inside the roots. Files outside, links that lead outside and broken links count as
 * absent. Every file is read only once.
 */
export function workspaceReader(
  roots: readonly Root[],
  given: ReadonlyMap<string, string> = new Map(),
): WorkspaceReader {
  const realRoots = roots.map(({ folder, isWhole }) => ({ folder: realPath(folder) ?? folder, isWhole }));
  const known = new Map<string, Decoded | undefined>();
  const unreadable = new Map<string, string>();
  const isInside = (path: string): boolean => {
    const real = realPath(path);
    const isReached = ({ folder, isWhole }: Root): boolean =>
      real !== undefined && (isWhole ? isWithin(real, folder) : real === folder || dirname(real) === folder);
    if (realRoots.some(isReached)) return true;
    if (isLink(path))
      unreadable.set(path, real === undefined ? "its link leads nowhere" : "its link leads out of the project");
    return false;
  };
  const readOnce = (path: string): Decoded | undefined => {
    if (!isInside(path)) return undefined;
    const read = readTextFile(path);
    if (read.kind === "unreadable") unreadable.set(path, read.reason);
    return read.kind === "text" ? read.decoded : undefined;
  };
  const decoded = (path: string): Decoded | undefined => {
    const text = given.get(path);
    if (text !== undefined) return { text, encoding: "utf-8", isExact: true };
    if (!known.has(path)) known.set(path, readOnce(path));
    return known.get(path);
  };
  return {
    decoded,
    unreadable,
    read: (path) => decoded(resolve(path))?.text,
    list: (folder) => {
      const onDisk = isInside(folder) ? filesIn(folder, unreadable).filter(isInside) : [];
      const byHand = [...given.keys()].filter((path) => dirname(path) === resolve(folder));
      return [...new Set([...onDisk, ...byHand])].sort();
    },
  };
}

function filesIn(folder: string, unreadable: Map<string, string>): readonly string[] {
  const path = resolve(folder);
  try {
    // Broken links are listed too. When such a link is read, the reason is recorded in `unreadable`.
    const entries = readdirSync(path, { withFileTypes: true });
    const files = entries.filter(
      (entry) => entry.isFile() || (entry.isSymbolicLink() && !isFolder(join(path, entry.name))),
    );
    return files.map((entry) => join(path, entry.name));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") unreadable.set(path, reasonOf(error));
    return [];
  }
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}
