import { dirname } from "node:path";
import { realPath } from "../disk/index.js";
import type { LintOutcome } from "../linter/index.js";
import { encode } from "./encoding.js";
import { displayPath } from "./paths.js";
import { removeLeftovers } from "./temporary-files.js";
import type { Workspace } from "./workspace.js";
import { writeTogether, type FileWrite, type WriteProblem } from "./write-files.js";

/** A file that fixes changed, with its text before and after. */
export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** The places of secret values in the text before. */
  readonly secrets: readonly { readonly start: number; readonly end: number }[];
}

export function changesOf({ results, secretPlaces }: LintOutcome, workspace: Workspace): readonly FileChange[] {
  return results.flatMap(({ filePath, output }) => {
    const before = workspace.reader.read(filePath);
    const secrets = secretPlaces.get(filePath) ?? [];
    return output === undefined || before === undefined ? [] : [{ path: filePath, before, after: output, secrets }];
  });
}

/**
 * Writes the changed files in the encoding in which they were read. Files of one edit are written together or not at
 * all. A file that cannot be written stays as it was and is in the returned messages. The other files are still
 * written. Temporary files that a killed run left in the folders of the linted files are removed first.
 */
export function writeChanges(outcome: LintOutcome, workspace: Workspace, cwd: string): readonly string[] {
  const folders = outcome.results.map(({ filePath }) => dirname(realPath(filePath) ?? filePath));
  for (const folder of new Set(folders)) removeLeftovers(folder);
  const problems = groupsOf(outcome, workspace).flatMap((group) => writeGroup(group, workspace));
  return problems.map((problem) => messageOf(problem, cwd));
}

/** What `writeChanges` would say of files that can never be written as they were read. Nothing is written. */
export function unwritableChanges(outcome: LintOutcome, workspace: Workspace, cwd: string): readonly string[] {
  const problems = groupsOf(outcome, workspace).flatMap((group) => encodingProblems(group, workspace));
  return problems.map((problem) => messageOf(problem, cwd));
}

function groupsOf(outcome: LintOutcome, workspace: Workspace): readonly (readonly FileChange[])[] {
  const changes = changesOf(outcome, workspace);
  return outcome.joined.map((paths) => changes.filter(({ path }) => paths.includes(path)));
}

function messageOf({ isReplaced, path, reason }: WriteProblem, cwd: string): string {
  return isReplaced
    ? `"${displayPath(path, cwd)}" is fixed, but another file of the same edit is not. It cannot be changed back: ${reason}.`
    : `"${displayPath(path, cwd)}" is not fixed and stays as it was: ${reason}.`;
}

function encodingProblems(changes: readonly FileChange[], { reader }: Workspace): readonly WriteProblem[] {
  const lossy = changes.find(({ path }) => reader.decoded(path)?.isExact !== true);
  if (!lossy) return [];
  const reason = "it contains bytes that are neither UTF-8 nor UTF-16; save it as UTF-8 first";
  const others = `one edit changes it and ${lossy.path}, which cannot be written`;
  return changes.map((change) => ({ path: change.path, reason: change === lossy ? reason : others }));
}

function writeGroup(changes: readonly FileChange[], workspace: Workspace): readonly WriteProblem[] {
  const problems = encodingProblems(changes, workspace);
  if (problems.length > 0) return problems;
  const writes = changes.flatMap(({ after, before, path }): FileWrite[] => {
    const decoded = workspace.reader.decoded(path);
    if (!decoded) return [];
    return [{ path, before: encode(before, decoded.encoding), after: encode(after, decoded.encoding) }];
  });
  return writeTogether(writes);
}
