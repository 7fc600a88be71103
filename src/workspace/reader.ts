import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { FileReader } from "../parsers/index.js";
import { decode, type Decoded } from "./encoding.js";
import { isWithin, statOf } from "./paths.js";

/** Reads the files of a run; texts given by hand (stdin) stand before those on disk. */
export interface WorkspaceReader extends FileReader {
  /** A file as it was read, with its encoding. */
  decoded(path: string): Decoded | undefined;
}

/**
 * A reader confined to the roots: what lies outside, or is a link that leads outside or nowhere, is not there. Every
 * file is read once.
 */
export function workspaceReader(
  roots: readonly string[],
  given: ReadonlyMap<string, string> = new Map(),
): WorkspaceReader {
  const realRoots = roots.map((root) => realPath(root) ?? root);
  const known = new Map<string, Decoded | undefined>();
  const isInside = (path: string): boolean => {
    const real = realPath(path);
    return real !== undefined && realRoots.some((root) => isWithin(real, root));
  };
  const decoded = (path: string): Decoded | undefined => {
    const text = given.get(path);
    if (text !== undefined) return { text, encoding: "utf-8", isExact: true };
    if (!known.has(path)) known.set(path, isInside(path) ? decodedFile(path) : undefined);
    return known.get(path);
  };
  return {
    decoded,
    read: (path) => decoded(resolve(path))?.text,
    list: (folder) => {
      const onDisk = isInside(folder) ? filesIn(folder).filter(isInside) : [];
      const byHand = [...given.keys()].filter((path) => dirname(path) === resolve(folder));
      return [...new Set([...onDisk, ...byHand])].sort();
    },
  };
}

/** The text of one file without confinement: config files, what a command line names. */
export function decodedFile(path: string): Decoded | undefined {
  if (!statOf(path)?.isFile()) return undefined;
  try {
    return decode(readFileSync(path));
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** A path with all links followed; `undefined` where it leads nowhere. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

function filesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const files = entries.filter(
      (entry) => entry.isFile() || (entry.isSymbolicLink() && statOf(join(folder, entry.name))?.isFile()),
    );
    return files.map((entry) => join(resolve(folder), entry.name));
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}
