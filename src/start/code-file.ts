import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isOwn } from "./code-folder.js";

/**
 * The compiled code in a file. `undefined`: there is none, it is damaged, or somebody else may have written it. V8 runs
 * what it is given, so neither may reach it.
 */
export function readCode(path: string): Buffer | undefined {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const stats = fstatSync(file);
      const isOpenToOthers = process.platform !== "win32" && (stats.mode & 0o022) !== 0;
      return stats.isFile() && isOwn(stats) && !isOpenToOthers ? withoutSum(readFileSync(file)) : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Writes compiled code as a whole or not at all. A folder that cannot be written is no problem of the run. */
export function writeCode(path: string, code: Buffer): void {
  const beside = `${path}.${String(process.pid)}`;
  try {
    if (mkdirSync(dirname(path), { recursive: true, mode: 0o700 }) !== undefined) removeOld(dirname(dirname(path)));
    writeFileSync(beside, withSum(code), { flag: "wx", mode: 0o600 });
    renameSync(beside, path);
  } catch {
    rmSync(beside, { force: true });
  }
}

const month = 30 * 24 * 60 * 60 * 1000;

/** Removes the code of builds and of Node versions that was written long ago. What is still used is made again. */
function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > month) rmSync(path, { recursive: true, force: true });
  }
}

const sumBytes = 4;

function withSum(code: Buffer): Buffer {
  const sum = Buffer.alloc(sumBytes);
  sum.writeInt32LE(sumOf(code));
  return Buffer.concat([code, sum]);
}

function withoutSum(bytes: Buffer): Buffer | undefined {
  if (bytes.length < sumBytes) return undefined;
  const code = bytes.subarray(0, -sumBytes);
  return bytes.readInt32LE(code.length) === sumOf(code) ? code : undefined;
}

/** How many numbers apart the summed ones are. A disk loses blocks of 512 bytes, and summing all takes 3 to 7 ms. */
const stride = 512 / 4;

/** V8 checks the length and the version of its code, but not the content. */
function sumOf(code: Buffer): number {
  const numbers = new Int32Array(code.buffer, code.byteOffset, Math.floor(code.length / 4));
  let sum = code.length;
  for (let at = 0; at < numbers.length; at += stride) sum = (Math.imul(sum, 31) + (numbers[at] ?? 0)) | 0;
  return sum;
}
