import type { Dirent } from "node:fs";
import type { FSOption, Path } from "glob";
import { dirname, join, resolve, slashed } from "../../paths/index.js";
import { isLink, linkStatOf, listFolder, realPath, statOf, unreadableReason } from "../../disk/index.js";
import { madeFolders } from "../../parsers/index.js";
import { byText, failure, isFailure, type Result, onceIn } from "../../source/index.js";
import { ignoreFiles, type IgnoreFiles } from "./ignore-files.js";
import { isLintableName } from "./lintable-names.js";
import { noMatch, notThere } from "./not-there.js";
import { brokenName, displayPath, folderAround, gitTopLevel, isWithin } from "./paths.js";
import { unfollowed } from "./unfollowed.js";

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
  /** Notes for the user about globs that match no file. */
  readonly notes: readonly string[];
}

/** The folders that are not looked into: they hold what git and other tools have put there. */
export const passedOver: ReadonlySet<string> = new Set([".git", ...madeFolders]);

/**
 * Finds the files for a list of files, folders and globs. Fails if a path does not exist, or if no file matches a glob,
 * unless that may be so. The order of the list does not count: which of several declarations a finding names must not depend on it.
 */
export async function findFiles(
  paths: readonly string[],
  cwd: string,
  mayBeEmpty = false,
): Promise<Result<FoundFiles>> {
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
    else return failure(notThere(path, cwd));
  }
  const unreadable = new Map<string, string>();
  for (const list of [named, folders, globs]) list.sort(byText);
  const matched = await expandGlobs(globs, { cwd, mayBeEmpty }, unreadable);
  if (isFailure(matched)) return matched;
  const inFolders = new Set<string>();
  for (const folder of folders) {
    const found = walk(folder);
    const reason = found.unreadable.get(folder);
    if (reason !== undefined) return failure(closedFolder(folder, reason, cwd));
    found.files.forEach((file) => inFolders.add(file));
    found.unreadable.forEach((why, path) => unreadable.set(path, why));
  }
  const notes = globs.filter((pattern) => !matched.has(pattern)).map(noMatch);
  return { named: [...new Set(named)], matched, inFolders: [...inFolders], folders, unreadable, notes };
}

function closedFolder(folder: string, reason: string, cwd: string): string {
  return `The folder "${displayPath(folder, cwd)}" cannot be read: ${reason}.`;
}

function isGlob(path: string): boolean {
  return /[*?{}[\]()!]/.test(path);
}

async function expandGlobs(
  globs: readonly string[],
  { cwd, mayBeEmpty }: { readonly cwd: string; readonly mayBeEmpty: boolean },
  unreadable: Map<string, string>,
): Promise<Result<ReadonlyMap<string, readonly string[]>>> {
  const found = new Map<string, readonly string[]>();
  if (globs.length === 0) return found;
  const { glob } = await import("glob");
  const known = new Map<string, IgnoreFiles>();
  const ignoresAbove = (path: string): IgnoreFiles => {
    const top = gitTopLevel(dirname(path)) ?? cwd;
    return onceIn(known, top, () => ignoreFiles(top));
  };
  for (const pattern of globs) {
    const ignore = { childrenIgnored: (path: Path) => isClosed(path, pattern, cwd) };
    const closed = new Map<string, string>();
    const fs = globDisk(closed);
    const matched = await glob(slashed(pattern), { cwd, absolute: true, nodir: true, dot: true, ignore, fs });
    const files = matched.map(slashed);
    for (const [folder, reason] of closed)
      if (!isHiddenFolder(folder, ignoresAbove(folder))) unreadable.set(folder, reason);
    const [problem = noMatch(pattern)] = [...closed].map(([folder, reason]) => closedFolder(folder, reason, cwd));
    if (files.length === 0 && !mayBeEmpty) return failure(problem);
    if (files.length === 0) continue;
    const shown = files.sort().filter((file) => !ignoresAbove(file).hides(file));
    for (const file of shown.filter(isLintableName)) {
      const reason = brokenName(file);
      if (reason !== undefined) unreadable.set(file, reason);
    }
    found.set(pattern, shown);
  }
  for (const ignores of known.values()) ignores.unreadable.forEach((reason, path) => unreadable.set(path, reason));
  return found;
}

/** The questions of `glob` to the disk. Notes the folders that are there and cannot be listed, with the reason. */
function globDisk(closed: Map<string, string>): FSOption {
  const list = (path: string): ReturnType<typeof listFolder> => {
    const folder = slashed(path);
    const listing = listFolder(folder);
    if (listing.kind === "error" && statOf(folder)?.isDirectory()) closed.set(folder, unreadableReason(listing.error));
    return listing;
  };
  return {
    readdir: (path, _options, done) => {
      const listing = list(path);
      process.nextTick(() => {
        if (listing.kind === "entries") done(null, [...listing.entries]);
        else done(listing.error);
      });
    },
    promises: {
      lstat: (path) => {
        const found = linkStatOf(slashed(path));
        if (found) return Promise.resolve(found);
        // It may be in a folder that cannot be read.
        list(dirname(path));
        return Promise.reject(new Error(`There is no file or folder "${path}".`));
      },
    },
  };
}

/** Whether a glob does not look into a folder: it is passed over, or a link that leads out of the repository. */
function isClosed(path: Path, pattern: string, cwd: string): boolean {
  if (passedOver.has(path.name) && !pattern.includes(path.name)) return true;
  const folder = slashed(path.fullpath());
  return isLink(folder) && folderAround(folder, [gitTopLevel(dirname(folder)) ?? cwd]) === undefined;
}

interface Walk {
  readonly root: string;
  readonly ignores: IgnoreFiles;
  /** The real paths of the folders that were read, so that links cannot make an endless loop. */
  readonly seen: Set<string>;
  readonly files: string[];
  /** The paths without links of files that may be linted, so that a link to one of them is not a file of its own. */
  readonly realFiles: Set<string>;
  readonly links: string[];
  readonly unreadable: Map<string, string>;
}

/** Reads a folder and the folders inside it, without what is skipped or ignored. */
function walk(folder: string): Walk {
  const gitTop = gitTopLevel(folder);
  // If an ignore file excludes the given folder itself, the folder is still linted. Then only ignore files inside it
  // apply.
  const isHidden = gitTop !== undefined && gitTop !== folder && isHiddenFolder(folder, ignoreFiles(gitTop));
  const ignores = ignoreFiles(isHidden ? folder : (gitTop ?? folder));
  const state: Walk = {
    root: realPath(folder) ?? folder,
    ignores,
    seen: new Set(),
    files: [],
    realFiles: new Set(),
    links: [],
    unreadable: new Map(),
  };
  walkInto(folder, state.root, state);
  // Links are followed last. So a file that is also found without a link has its own path.
  for (let link = state.links.shift(); link !== undefined; link = state.links.shift()) followLink(link, state);
  ignores.unreadable.forEach((reason, path) => state.unreadable.set(path, reason));
  return state;
}

function isHiddenFolder(folder: string, ignores: IgnoreFiles): boolean {
  return ignores.ignores(folder, true) || ignores.hides(folder);
}

/** Deeper folders are not read. Links can make a folder as deep as they like. */
const maximumDepth = 250;

/** `real`: the path of the folder without links. */
function walkInto(folder: string, real: string, state: Walk, depth = 0): void {
  if (depth > maximumDepth) {
    state.unreadable.set(folder, `it is inside more than ${String(maximumDepth)} folders`);
    return;
  }
  state.seen.add(real);
  for (const entry of entriesOf(folder, state)) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (passedOver.has(entry.name)) continue;
    if (state.ignores.ignores(path, isFolder)) continue;
    const broken = isFolder || isLintableName(path) ? brokenName(path) : undefined;
    if (broken !== undefined) state.unreadable.set(path, broken);
    else if (isFolder) walkInto(path, join(real, entry.name), state, depth + 1);
    else if (entry.isSymbolicLink()) state.links.push(path);
    else if (entry.isFile()) addFile(path, join(real, entry.name), state);
  }
}

function addFile(path: string, real: string, { files, realFiles }: Walk): void {
  if (realFiles.has(real)) return;
  files.push(path);
  // A file with another name may be linted by the name of a link to it.
  if (isLintableName(path)) realFiles.add(real);
}

/** Follows a link if it leads to a file or folder inside the root that was not read yet. */
function followLink(link: string, state: Walk): void {
  // Links with other names are common in repositories, and are no templates.
  const refuse = (reason: string): void => {
    if (isLintableName(link)) state.unreadable.set(link, reason);
  };
  const real = realPath(link);
  if (real === undefined) return refuse(unfollowed.nowhere);
  if (!isWithin(real, state.root)) return refuse(unfollowed.outOfFolder);
  const stat = statOf(real);
  if (stat?.isDirectory() && !state.seen.has(real)) walkInto(link, real, state);
  if (!stat?.isDirectory() && !stat?.isFile()) return refuse(unfollowed.noFile);
  if (stat.isFile()) addFile(link, real, state);
}

function entriesOf(folder: string, { unreadable }: Walk): readonly Dirent[] {
  const listing = listFolder(folder);
  if (listing.kind === "entries") return listing.entries.toSorted((a, b) => byText(a.name, b.name));
  unreadable.set(folder, unreadableReason(listing.error));
  return [];
}
