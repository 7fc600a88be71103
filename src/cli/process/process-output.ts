import { fstatSync, statSync, writeSync } from "node:fs";
import { isSystemError } from "../../disk/index.js";
import { lazily } from "../../source/index.js";
import type { Output } from "./host.js";

export interface ProcessOutput extends Output {
  /** When all that was written has left the process. */
  readonly written: () => Promise<void>;
}

/**
 * What the process writes to stdout or stderr. Node needs some milliseconds to make its stream, so that is made only for a
 * terminal, or for a pipe that takes no more at the moment.
 */
export function processOutput(
  file: 1 | 2,
  make: () => NodeJS.WriteStream,
  onError: (error: NodeJS.ErrnoException) => void,
): ProcessOutput {
  let made: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream => (made ??= make().on("error", onError));
  const terminal = lazily(() => (mayBeTerminal(file) ? stream() : undefined));
  return {
    write: (text) => {
      const rest = terminal() || made ? Buffer.from(text) : writeNow(file, text, onError);
      if (rest.length > 0) stream().write(rest);
    },
    get isTTY() {
      return terminal()?.isTTY;
    },
    get columns() {
      return columnsOf(terminal());
    },
    written: () => new Promise((done) => (made ? made.write("", () => done()) : done())),
  };
}

/** A terminal that nobody looks at, as servers make it for jobs, says that it has no columns. Its width is not known. */
export function columnsOf(terminal: Pick<NodeJS.WriteStream, "columns"> | undefined): number | undefined {
  return terminal === undefined || terminal.columns === 0 ? undefined : terminal.columns;
}

/** `devNull` of node:os, which takes time to load. */
const devNull = process.platform === "win32" ? "\\\\.\\nul" : "/dev/null";

/** Whether a file may be a terminal. Many programs start others with the null device in place of one. */
function mayBeTerminal(file: number): boolean {
  try {
    const stats = fstatSync(file);
    return stats.isCharacterDevice() && stats.rdev !== statSync(devNull).rdev;
  } catch (error) {
    if (isSystemError(error)) return true;
    throw error;
  }
}

/** Writes as much as the file takes at once. Gives the rest. */
function writeNow(file: number, text: string, onError: (error: NodeJS.ErrnoException) => void): Uint8Array {
  let rest: Uint8Array = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(file, rest));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // Another process may have made the pipe non-blocking.
    if (error.code === "EAGAIN") return rest;
    onError(error);
    return new Uint8Array();
  }
  return rest;
}
