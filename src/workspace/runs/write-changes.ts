import { dirname } from "../../paths/index.js";
import { realPath } from "../../disk/index.js";
import type { LintOutcome } from "../../linter/index.js";
import { encode } from "../files/encoding.js";
import { displayPath } from "../files/paths.js";
import { removeLeftovers } from "../files/temporary-files.js";
import type { Workspace } from "./workspace.js";
import { writeTogether, type FileWrite, type WriteProblem } from "../files/write-files.js";

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
 * written. Temporary files that a killed run left in the folders of the linted files are removed first. The event loop turns
 * after each edit, so that a signal can end the run there.
 */
export async function writeChanges(
  outcome: LintOutcome,
  workspace: Workspace,
  cwd: string,
): Promise<readonly string[]> {
  const folders = outcome.results.map(({ filePath }) => dirname(realPath(filePath) ?? filePath));
  for (const folder of new Set(folders)) removeLeftovers(folder);
  const problems: WriteProblem[] = [];
  for (const group of groupsOf(outcome, workspace)) {
    problems.push(...writeGroup(group, workspace));
    await new Promise((turned) => setImmediate(turned));
  }
  return problems.map((problem) => messageOf(problem, cwd));
}

/** Which files `fix` left as they are because they cannot be written as they were read. */
export function unwritableFiles({ unwritable }: LintOutcome, cwd: string): readonly string[] {
  const reason = "it contains bytes that are neither UTF-8 nor UTF-16; save it as UTF-8 first";
  return unwritable.map((path) => messageOf({ path, reason }, cwd));
}

function groupsOf(outcome: LintOutcome, workspace: Workspace): readonly (readonly FileChange[])[] {
  const changes = new Map(changesOf(outcome, workspace).map((change) => [change.path, change]));
  return outcome.joined.map((paths) => paths.flatMap((path) => changes.get(path) ?? []));
}

function messageOf({ isReplaced, path, reason }: WriteProblem, cwd: string): string {
  return isReplaced
    ? `"${displayPath(path, cwd)}" is fixed, but another file of the same edit is not. It cannot be changed back: ${reason}.`
    : `"${displayPath(path, cwd)}" is not fixed and stays as it was: ${reason}.`;
}

function writeGroup(changes: readonly FileChange[], workspace: Workspace): readonly WriteProblem[] {
  const writes = changes.flatMap(({ after, before, path }): FileWrite[] => {
    const decoded = workspace.reader.decoded(path);
    if (!decoded) return [];
    return [{ path, before: encode(before, decoded.encoding), after: encode(after, decoded.encoding) }];
  });
  return writeTogether(writes);
}
