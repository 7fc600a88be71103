import { readdirSync, type Dirent } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Path } from "glob";
import { formatsByName } from "../parsers/index.js";
import { failure, isFailure, type Result } from "../source/index.js";
import { ignoreFiles, type IgnoreFiles } from "./ignore-files.js";
import { displayPath, folderAround, gitTopLevel, isLink, isWithin, realPath, slashed, statOf } from "./paths.js";
import { isSystemError, reasonOf } from "./read-file.js";

/** The files that the paths of a command line give. Their content was not read yet. */
export interface FoundFiles {
  /** Files that were given by name. */
  readonly named: readonly string[];
  /** Files that a glob matched, by glob. */
  readonly matched: ReadonlyMap<string, readonly string[]>;
  /** Files that were found in folders. */
  readonly inFolders: readonly string[];
  readonly folders: readonly string[];
  /** Files and folders inside the given folders that could not be read, by path, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** The folders that are not looked into: they hold what git and other tools have put there. */
export const passedOver: ReadonlySet<string> = new Set([
  ...["node_modules", ".git"],
  ...formatsByName.flatMap(({ folder }) => folder.madeFolders),
]);

/** Finds the files for a list of files, folders and globs. Fails if a path does not exist. */
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
    const ignore = { childrenIgnored: (path: Path) => isClosed(path, pattern, cwd) };
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

/** Whether a glob does not look into a folder: it is passed over, or a link that leads out of the repository. */
function isClosed(path: Path, pattern: string, cwd: string): boolean {
  if (passedOver.has(path.name) && !pattern.includes(path.name)) return true;
  const folder = path.fullpath();
  return isLink(folder) && folderAround(folder, [gitTopLevel(dirname(folder)) ?? cwd]) === undefined;
}

interface Walk {
  readonly root: string;
  readonly ignores: IgnoreFiles;
  /** The real paths of the folders that were read, so that links cannot make an endless loop. */
  readonly seen: Set<string>;
  readonly files: string[];
  readonly links: string[];
  readonly unreadable: Map<string, string>;
}

/** Reads a folder and the folders inside it, without what is skipped or ignored. */
function walk(folder: string): Walk {
  const gitTop = gitTopLevel(folder);
  // If an ignore file excludes the given folder itself, the folder is still linted. Then only ignore files inside it
  // apply.
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
  // Links are followed last. So a file that is also found without a link has its own path.
  for (let link = state.links.shift(); link !== undefined; link = state.links.shift()) followLink(link, state);
  return state;
}

function isHiddenFolder(folder: string, top: string): boolean {
  const ignores = ignoreFiles(top);
  return ignores.ignores(folder, true) || ignores.hides(folder);
}

/** Deeper folders are not read. Links can make a folder as deep as they like. */
const maximumDepth = 250;

function walkInto(folder: string, state: Walk, depth = 0): void {
  if (depth > maximumDepth) {
    state.unreadable.set(folder, `it is inside more than ${String(maximumDepth)} folders`);
    return;
  }
  state.seen.add(realPath(folder) ?? folder);
  for (const entry of entriesOf(folder, state)) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (passedOver.has(entry.name)) continue;
    if (state.ignores.ignores(path, isFolder)) continue;
    if (isFolder) walkInto(path, state, depth + 1);
    else if (entry.isSymbolicLink()) state.links.push(path);
    else if (entry.isFile()) state.files.push(path);
  }
}

/** Follows a link if it leads to a file or folder inside the root that was not read yet. */
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
