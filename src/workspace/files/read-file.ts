import { fstatSync, readSync } from "node:fs";
import { isLink, readBytes, unreadableReason } from "../../disk/index.js";
import { failure, type Result } from "../../source/index.js";
import { decode, type Decoded } from "./encoding.js";
import { unfollowed } from "./unfollowed.js";

/** The result of reading a file: its text, the reason why it cannot be read, or `absent`. */
export type FileRead =
  | { readonly kind: "text"; readonly decoded: Decoded }
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "absent" };

/** How large a file may be, in bytes, and how a message says it. */
export interface SizeLimit {
  readonly bytes: number;
  readonly words: string;
}

/**
 * The limits for files that the user named, and for all files that were found. AWS accepts no template and no policy
 * that is as large as the second limit. The largest plans have less than the first one.
 */
export const sizeLimits = {
  named: { bytes: 100 * 2 ** 20, words: "100 MB" },
  found: { bytes: 5_000_000, words: "5 MB" },
} as const satisfies Readonly<Record<string, SizeLimit>>;

/** Reads a regular file of limited size. Every file that is linted, and every config, is read through this function. */
export function readTextFile(path: string, limit: SizeLimit): FileRead {
  const read = readBytes(path, limit.bytes);
  switch (read.kind) {
    case "bytes":
      return { kind: "text", decoded: decode(read.bytes) };
    case "too large":
      return unreadable(`it is larger than ${limit.words}`);
    case "folder":
      return unreadable(unfollowed.folder);
    case "no regular file":
      return unreadable(unfollowed.noFile);
    case "error":
      return ofError(read.error);
  }
}

/** The bytes of an open file from its start, wherever it was read before. */
export function wholeContent(file: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(fstatSync(file).size - total + 4096);
    const count = readSync(file, chunk, 0, chunk.length, total);
    if (count === 0) return Buffer.concat(chunks);
    total += count;
    chunks.push(chunk.subarray(0, count));
  }
}

/** The text of a file that the user named. `name`: the file in the words of a message, such as `The config "x.yaml"`. */
export function readNamedText(path: string, name: string): Result<string> {
  const read = readTextFile(path, sizeLimits.named);
  if (read.kind === "text") return read.decoded.text;
  if (read.kind === "unreadable") return failure(`${name} cannot be read: ${read.reason}.`);
  return failure(isLink(path) ? `${name} cannot be read: ${unfollowed.nowhere}.` : `${name} does not exist.`);
}

function ofError(error: NodeJS.ErrnoException): FileRead {
  return isAbsence(error) ? { kind: "absent" } : unreadable(unreadableReason(error));
}

/** Whether a system error says that nothing is at a path. */
export function isAbsence({ code }: { readonly code?: string | undefined }): boolean {
  return code === "ENOENT" || code === "ENOTDIR";
}

function unreadable(reason: string): FileRead {
  return { kind: "unreadable", reason };
}
