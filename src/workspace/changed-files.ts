import { spawnSync } from "node:child_process";
import { dirname, resolve } from "node:path";
import type { LintUnit } from "../linter/index.js";
import { endsWithOne, unitForms } from "../parsers/index.js";
import { failure, isFailure, type Result } from "../source/index.js";

/** Whether a unit, with all files it is read from, is touched by the changes of a working tree. */
export type IsTouched = (unit: LintUnit, files: readonly string[]) => boolean;

/**
 * What changed since the working tree's history left that of a git ref: commits, what is not committed, and new files.
 */
export function touchedSince(ref: string, cwd: string): Result<IsTouched> {
  const changed = changedFiles(ref, cwd);
  if (isFailure(changed)) return changed;
  const folders = new Set(changed.map((path) => dirname(path)));
  const paths = new Set(changed);
  // A file that was deleted is no longer among those of its module, or of a module that is called.
  const lostFile = ({ kind, path }: LintUnit, files: readonly string[]): boolean => {
    const { endings, folder } = unitForms[kind];
    const sources = files.filter((file) => endsWithOne(file, endings));
    return folder !== undefined && [path, ...sources.map((file) => dirname(file))].some((one) => folders.has(one));
  };
  return (unit, files) => files.some((file) => paths.has(file)) || lostFile(unit, files);
}

function changedFiles(ref: string, cwd: string): Result<readonly string[]> {
  const up = git(["rev-parse", "--show-cdup"], cwd);
  if (up === undefined) return failure("--changed-since needs git and a folder that is in a git repository.");
  const commit = ref.startsWith("-") ? undefined : git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`], cwd);
  if (commit === undefined)
    return failure(`--changed-since: git does not know the commit "${ref}". It may be missing in a shallow clone.`);
  // Without a common ancestor (a shallow clone) the ref itself is what is compared with.
  const base = git(["merge-base", commit.trim(), "HEAD"], cwd) ?? commit;
  const top = resolve(cwd, up.trim());
  const listed = [
    git(["diff", "--no-ext-diff", "--no-renames", "--name-only", "-z", base.trim(), "--"], top),
    git(["ls-files", "--others", "--exclude-standard", "-z"], top),
  ];
  if (listed.includes(undefined)) return failure(`--changed-since: git cannot compare with "${ref}".`);
  return listed
    .flatMap((text) => (text ?? "").split("\0"))
    .flatMap((path) => (path === "" ? [] : [resolve(top, path)]));
}

/** What git says; `undefined`: it fails, or is not there. */
function git(args: readonly string[], cwd: string): string | undefined {
  const options = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"];
  const { status, stdout } = spawnSync("git", [...options, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1024 ** 3,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout : undefined;
}
