"use strict";

// V8 needs more time to compile dmslint than dmslint needs for a file. So the code that V8 made is kept in the cache folder
// of the user, and the next run begins with it. V8 itself refuses the code of another version or of other flags, but it
// trusts what is in it. So nobody else may have written it, and it is kept twice: where the two differ, it was cut off or
// damaged. Whatever fails here, dmslint runs without kept code.

const {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const { dirname, isAbsolute, join } = require("node:path");

const prefix = "code-";

/** How many files with code may stay: one for each build and version of Node, and a few for runs that were cut off. */
const mostFiles = 8;

/** The file for the code of a build of dmslint. `undefined`: there is no place for it, or the user wants none. */
function codeFile(build) {
  const { NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME = "" } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return undefined;
  const name = `${prefix}${build.slice(0, 16)}-v8-${process.versions.v8}-${process.arch}`;
  try {
    // Code is not taken from where the working folder leads: `HOME` too may be empty, or begin there.
    const caches = [XDG_CACHE_HOME, join(homeFolder(), ".cache")].find((path) => isAbsolute(path));
    return caches && join(caches, "dmslint", name);
  } catch {
    // The user has no home folder.
    return undefined;
  }
}

/** What `homedir()` of node:os gives. That module takes time to load. */
function homeFolder() {
  const { HOME } = process.env;
  return HOME === undefined || process.platform === "win32" ? require("node:os").homedir() : HOME;
}

/** The kept code. `undefined`: there is none that can be trusted. */
function keptCode(file) {
  if (file === undefined) return undefined;
  let handle;
  try {
    handle = openSync(file, "r");
    const stats = fstatSync(handle);
    return isOnlyOurs(stats) ? readTwice(handle, stats.size / 2) : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Reads what was written twice. The second time is read in pieces, because new memory takes time. */
function readTwice(handle, size) {
  const code = Buffer.allocUnsafeSlow(size);
  const piece = Buffer.allocUnsafeSlow(Math.min(size, 1 << 16));
  if (readSync(handle, code, 0, size, 0) !== size) return undefined;
  for (let at = 0, count; at < size; at += count) {
    count = readSync(handle, piece, 0, Math.min(piece.length, size - at), size + at);
    if (count === 0 || code.compare(piece, 0, count, at, at + count) !== 0) return undefined;
  }
  return size > 0 ? code : undefined;
}

/** Windows has neither owners nor modes like these. There, the folder belongs to the user. */
function isOnlyOurs({ mode, uid }) {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/**
 * Keeps the code that `make` gives for the next run. It is not made where it cannot be kept. Other runs that do the same
 * see the old file or the new one, each as a whole.
 */
async function keepCode(file, make) {
  const unfinished = `${file}.${Math.random().toString(36).slice(2)}`;
  try {
    makeFolder(dirname(dirname(file)));
    makeFolder(dirname(file));
    // A run that is interrupted meanwhile leaves no file behind.
    closeSync(openSync(unfinished, "wx", 0o600));
    remove(unfinished);
    const code = await make();
    writeFileSync(unfinished, Buffer.concat([code, code]), { flag: "wx", mode: 0o600 });
    renameSync(unfinished, file);
    removeOldest(dirname(file));
  } catch {
    remove(unfinished);
  }
}

/** Removes the code of builds that were installed long ago. */
function removeOldest(folder) {
  readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ path: join(folder, name), writtenAt: writtenAt(join(folder, name)) }))
    .sort((one, other) => other.writtenAt - one.writtenAt)
    .slice(mostFiles)
    .forEach(({ path }) => remove(path));
}

/** Another run may remove the file in this moment. */
function writtenAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Makes one folder. With `recursive`, Node 20 would not end in /proc. */
function makeFolder(path) {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch {
    // It is there already, or the file in it cannot be written.
  }
}

function remove(path) {
  try {
    rmSync(path, { force: true });
  } catch {
    // It was never there.
  }
}

module.exports = { codeFile, keepCode, keptCode };
