import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { isSystemError } from "./read-file.js";

/** The new content of a file, and the content that it was made from. */
export interface FileWrite {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** A file that stays as it was, and the reason. */
export interface WriteProblem {
  readonly path: string;
  readonly reason: string;
}

/**
 * Writes files that belong together: all of them or none. Each new content is written to a temporary file in the same
 * folder and synced. Then a rename puts it in place, so nobody ever reads half a file, even if the process is killed.
 * Mode and owner stay. A link stays a link: the file that it leads to is replaced. A file that changed since it was
 * read is not written. Returns the files that stay as they were.
 */
export function writeTogether(writes: readonly FileWrite[]): readonly WriteProblem[] {
  const prepared: Prepared[] = [];
  try {
    for (const write of writes) prepared.push(attempt(write.path, () => prepare(write)));
    for (const one of prepared) attempt(one.write.path, () => checkUnchanged(one));
    replaceAll(prepared);
    return [];
  } catch (error) {
    for (const { temporary } of prepared) rmSync(temporary, { force: true });
    if (!(error instanceof CannotWrite)) throw error;
    const { problem } = error;
    const others = writes.filter(({ path }) => path !== problem.path);
    const reason = `one edit changes it and ${problem.path}, which cannot be written`;
    return [problem, ...others.map(({ path }) => ({ path, reason }))];
  }
}

/**
 * Replaces a whole file, such as a report. The old content stays until the new one is complete. Throws system errors.
 */
export function writeWhole(path: string, content: string): void {
  const old = statSync(path, { throwIfNoEntry: false });
  // A pipe or a device (/dev/stdout) cannot be replaced, so it is written directly.
  if (old && !old.isFile()) return writeFileSync(path, content);
  const target = old ? realpathSync(path) : path;
  const temporary = temporaryBeside(target);
  try {
    writeSynced(temporary, Buffer.from(content), old);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

interface Prepared {
  readonly write: FileWrite;
  /** The file itself, if the path is a link. */
  readonly target: string;
  /** The path of the file with the new content. */
  readonly temporary: string;
}

/** Only thrown and caught inside this file. */
class CannotWrite extends Error {
  constructor(readonly problem: WriteProblem) {
    super(problem.reason);
  }
}

function attempt<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof CannotWrite) throw error;
    if (!isSystemError(error)) throw error;
    throw new CannotWrite({ path, reason: error.message });
  }
}

function prepare(write: FileWrite): Prepared {
  const refuse = (reason: string): never => {
    throw new CannotWrite({ path: write.path, reason });
  };
  const target = realpathSync(write.path);
  const stat = statSync(target);
  if (!stat.isFile()) refuse("it is not a regular file");
  // A rename only needs write permission in the folder, so it would also replace a read-only file. A read-only file
  // must stay as it is.
  if (!isWritable(stat.mode, stat.uid, stat.gid)) refuse("it is read-only");
  if (stat.nlink > 1) refuse("it has other hard links, which would keep the old content");
  checkUnchanged({ target, write });
  const temporary = temporaryBeside(target);
  try {
    writeSynced(temporary, write.after, stat);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return { write, target, temporary };
}

function isWritable(mode: number, uid: number, gid: number): boolean {
  const user = process.getuid?.();
  if (user === undefined || uid === user) return (mode & 0o200) !== 0;
  if (user === 0) return (mode & 0o222) !== 0;
  const groups = [process.getgid?.(), ...(process.getgroups?.() ?? [])];
  return groups.includes(gid) ? (mode & 0o020) !== 0 : (mode & 0o002) !== 0;
}

function checkUnchanged({ target, write }: Pick<Prepared, "target" | "write">): void {
  if (!readFileSync(target).equals(write.before)) {
    throw new CannotWrite({ path: write.path, reason: "it has changed since dmslint read it" });
  }
}

/** A name that other tools do not read: it is hidden and has no known extension. */
function temporaryBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.dmslint-${randomBytes(6).toString("hex")}`);
}

/** Writes a new file with the mode and owner of the old file, and waits until it is on the disk. */
function writeSynced(path: string, content: Uint8Array, like?: { mode: number; uid: number; gid: number }): void {
  // The file is private until it has the final mode. So nobody can read the new content of a private file, not even for
  // a moment.
  const file = openSync(path, "wx", like ? 0o600 : 0o666);
  try {
    writeFileSync(file, content);
    if (like && process.platform !== "win32") {
      if (process.getuid?.() !== like.uid || process.getgid?.() !== like.gid) fchownSync(file, like.uid, like.gid);
      fchmodSync(file, like.mode & 0o7777);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Renames the files one by one. If a rename fails, the files that were already replaced get their old content back. */
function replaceAll(prepared: readonly Prepared[]): void {
  const done: Prepared[] = [];
  for (const one of prepared) {
    try {
      attempt(one.write.path, () => renameSync(one.temporary, one.target));
      done.push(one);
    } catch (error) {
      for (const { target, write } of done) writeBack(target, write.before);
      throw error;
    }
  }
  for (const folder of new Set(done.map(({ target }) => dirname(target)))) syncFolder(folder);
}

function writeBack(target: string, before: Uint8Array): void {
  const temporary = temporaryBeside(target);
  writeSynced(temporary, before, statSync(target));
  renameSync(temporary, target);
}

/** Without this, a rename may be lost if the machine stops. Not every file system supports it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
