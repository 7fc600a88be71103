import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { decode, type Decoded } from "./encoding.js";

/** What reading a file gave: its text, why there is none, or that nothing stands at the path. */
export type FileRead =
  | { readonly kind: "text"; readonly decoded: Decoded }
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "absent" };

/** Bytes that one file may have: the largest plans are a few dozen megabytes. */
const sizeLimit = 100 * 2 ** 20;

/**
 * Reads a regular file of limited size. All that dmslint reads beside its own parts goes through here: a link to a device
 * would fill the memory, a pipe would block for ever.
 */
export function readTextFile(path: string): FileRead {
  let file: number | undefined;
  try {
    // Opening a pipe waits for a writer otherwise. Windows has no such flag, and its absence counts as 0.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    if (stat.isDirectory()) return unreadable("it is a folder");
    if (!stat.isFile()) return unreadable("it is not a regular file");
    const bytes = stat.size > sizeLimit ? undefined : bytesOf(file, stat.size);
    return bytes ? { kind: "text", decoded: decode(bytes) } : unreadable("it is larger than 100 MB");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return ofError(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The text of a file; `undefined` where there is none that can be read. */
export function decodedFile(path: string): Decoded | undefined {
  const read = readTextFile(path);
  return read.kind === "text" ? read.decoded : undefined;
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** The file may grow while it is read, and files of `/proc` say that they are empty. */
function bytesOf(file: number, expected: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(expected - total, 0) + 4096);
    const count = readSync(file, chunk);
    if (count === 0) return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    total += count;
    if (total > sizeLimit) return undefined;
    chunks.push(chunk.subarray(0, count));
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "there is no permission to read it"],
  ["EPERM", "there is no permission to read it"],
  ["ELOOP", "its link leads back to itself"],
  ["ENAMETOOLONG", "its path is too long"],
  ["ENXIO", "it is not a regular file"],
]);

function ofError(error: NodeJS.ErrnoException): FileRead {
  const isAbsent = error.code === "ENOENT" || error.code === "ENOTDIR";
  return isAbsent ? { kind: "absent" } : unreadable(reasonOf(error));
}

/** What an error of the system means, in words that follow "cannot be read: ". */
export function reasonOf(error: NodeJS.ErrnoException): string {
  return reasons.get(error.code ?? "") ?? error.message;
}

function unreadable(reason: string): FileRead {
  return { kind: "unreadable", reason };
}
