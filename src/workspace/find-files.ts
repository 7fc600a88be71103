import { readdirSync, type Dirent } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { formatsByName } from "../parsers/index.js";
import { failure, isFailure, type Result } from "../source/index.js";
import { ignoreFiles, type IgnoreFiles } from "./ignore-files.js";
import { displayPath, gitTopLevel, isLink, isWithin, slashed, statOf } from "./paths.js";
import { isSystemError, reasonOf } from "./read-file.js";
import { realPath } from "./reader.js";

/** The files that the paths of a command line mean; whether they are ours is not looked at yet. */
export interface FoundFiles {
  /** Named one by one. */
  readonly named: readonly string[];
  /** Matched by globs, by the glob. */
  readonly matched: ReadonlyMap<string, readonly string[]>;
  /** Found in the folders. */
  readonly inFolders: readonly string[];
  readonly folders: readonly string[];
  /** Why files and folders inside the folders could not be read, by path. */
  readonly unreadable: ReadonlyMap<string, string>;
}

const passedOver: ReadonlySet<string> = new Set([
  ...["node_modules", ".git"],
  ...formatsByName.flatMap(({ folder }) => folder.madeFolders),
]);

/** Files, folders and globs as the files they stand for; a path that does not exist is a failure. */
export async function findFiles(paths: readonly string[], cwd: string): Promise<Result<FoundFiles>> {
  const named: string[] = [];
  const folders: string[] = [];
  const globs: string[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const stat = statOf(absolute);
    if (path === "") return failure('There is no file or folder "".');
    if (stat?.isDirectory()) folders.push(absolute);
    else if (stat || isLink(absolute)) named.push(absolute);
    else if (isGlob(path)) globs.push(path);
    else return failure(`There is no file or folder "${path}".`);
  }
  const matched = await expandGlobs(globs, cwd);
  if (isFailure(matched)) return matched;
  const inFolders = new Set<string>();
  const unreadable = new Map<string, string>();
  for (const folder of folders) {
    const found = walk(folder);
    const reason = found.unreadable.get(folder);
    if (reason !== undefined) return failure(`The folder "${displayPath(folder, cwd)}" cannot be read: ${reason}.`);
    found.files.forEach((file) => inFolders.add(file));
    found.unreadable.forEach((why, path) => unreadable.set(path, why));
  }
  return { named: [...new Set(named)], matched, inFolders: [...inFolders], folders, unreadable };
}

function isGlob(path: string): boolean {
  return /[*?{}[\]()!]/.test(path);
}

async function expandGlobs(
  globs: readonly string[],
  cwd: string,
): Promise<Result<ReadonlyMap<string, readonly string[]>>> {
  const found = new Map<string, readonly string[]>();
  if (globs.length === 0) return found;
  const { glob } = await import("glob");
  for (const pattern of globs) {
    const ignore = [...passedOver].filter((name) => !pattern.includes(name)).map((name) => `**/${name}/**`);
    const files = await glob(slashed(pattern), { cwd, absolute: true, nodir: true, dot: true, ignore });
    if (files.length === 0) return failure(`No file matches "${pattern}".`);
    const isHidden = (file: string): boolean => ignoreFiles(gitTopLevel(dirname(file)) ?? cwd).hides(file);
    found.set(
      pattern,
      files.sort().filter((file) => !isHidden(file)),
    );
  }
  return found;
}

interface Walk {
  readonly root: string;
  readonly ignores: IgnoreFiles;
  /** Real paths of the folders that were read, so that links cannot lead in circles. */
  readonly seen: Set<string>;
  readonly files: string[];
  readonly links: string[];
  readonly unreadable: Map<string, string>;
}

/** The files of a folder and the folders inside it, except what is skipped. */
function walk(folder: string): Walk {
  const gitTop = gitTopLevel(folder);
  // A folder that is named although an ignore file hides it is linted: only ignore files inside it still count.
  const isHidden = gitTop !== undefined && gitTop !== folder && isHiddenFolder(folder, gitTop);
  const ignores = ignoreFiles(isHidden ? folder : (gitTop ?? folder));
  const state: Walk = {
    root: realPath(folder) ?? folder,
    ignores,
    seen: new Set(),
    files: [],
    links: [],
    unreadable: new Map(),
  };
  walkInto(folder, state);
  // Links come last, so that a file that is linked to as well is found at its own place.
  for (let link = state.links.shift(); link !== undefined; link = state.links.shift()) followLink(link, state);
  return state;
}

function isHiddenFolder(folder: string, top: string): boolean {
  const ignores = ignoreFiles(top);
  return ignores.ignores(folder, true) || ignores.hides(folder);
}

function walkInto(folder: string, state: Walk): void {
  state.seen.add(realPath(folder) ?? folder);
  for (const entry of entriesOf(folder, state)) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (passedOver.has(entry.name)) continue;
    if (state.ignores.ignores(path, isFolder)) continue;
    if (isFolder) walkInto(path, state);
    else if (entry.isSymbolicLink()) state.links.push(path);
    else if (entry.isFile()) state.files.push(path);
  }
}

/** Follows a link that stays inside the folder and leads to something not seen yet. */
function followLink(link: string, state: Walk): void {
  const real = realPath(link);
  if (real === undefined) state.unreadable.set(link, "its link leads nowhere");
  else if (!isWithin(real, state.root)) state.unreadable.set(link, "its link leads out of the folder that is linted");
  if (real === undefined || state.unreadable.has(link)) return;
  const stat = statOf(real);
  if (stat?.isDirectory() && !state.seen.has(real)) walkInto(link, state);
  const isNew = stat?.isFile() && !state.files.some((file) => realPath(file) === real);
  if (isNew) state.files.push(link);
}

function entriesOf(folder: string, { unreadable }: Walk): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    unreadable.set(folder, reasonOf(error));
    return [];
  }
}
