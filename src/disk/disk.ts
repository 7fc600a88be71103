import type { Stats } from "node:fs";
import type { BytesRead, Listing } from "./answers.js";
import { ask } from "./notes.js";

/** The file or folder at a path, after following links. `undefined`: there is none, or it cannot be reached. */
export function statOf(path: string): Stats | undefined {
  return ask("stat", path);
}

/** What is at a path, without following a link there. */
export function linkStatOf(path: string): Stats | undefined {
  return ask("link", path);
}

/** Whether the path itself is a link. Its target may be missing. */
export function isLink(path: string): boolean {
  return ask("link", path)?.isSymbolicLink() ?? false;
}

/** Whether something is at a path, after following links. */
export function isThere(path: string): boolean {
  return ask("exists", path);
}

/** The path after following all links. `undefined`: the path does not exist or cannot be reached. */
export function realPath(path: string): string | undefined {
  return ask("real", path);
}

export function listFolder(folder: string): Listing {
  return ask("list", folder);
}

/** Reads a regular file of at most `limit` bytes. */
export function readBytes(path: string, limit: number): BytesRead {
  return ask("bytes", path, limit);
}
