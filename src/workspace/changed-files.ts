import { dirname, resolve } from "node:path";
import type { LintUnit } from "../linter/index.js";
import { endsWithOne, unitForms } from "../parsers/index.js";
import { failure, isFailure, type Result } from "../source/index.js";

/** Whether a change in the working tree touches a unit or one of the files that were read for it. */
export type IsTouched = (unit: LintUnit, files: readonly string[]) => boolean;

/**
 * Selects the units that changed since the working tree branched off from a git ref. Commits, uncommitted changes and
 * new files count. Fails without a git repository or with an unknown ref.
 */
export async function touchedSince(ref: string, cwd: string): Promise<Result<IsTouched>> {
  const changed = changedFiles(ref, cwd, await loadGit());
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

function changedFiles(ref: string, cwd: string, git: Git): Result<readonly string[]> {
  const up = git(["rev-parse", "--show-cdup"], cwd);
  if (up === undefined) return failure("--changed-since needs git and a folder that is in a git repository.");
  const commit = ref.startsWith("-") ? undefined : git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`], cwd);
  if (commit === undefined)
    return failure(`--changed-since: git does not know the commit "${ref}". It may be missing in a shallow clone.`);
  // If there is no common ancestor (a shallow clone), compare with the ref itself.
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

/** The output of git. `undefined`: git failed or is not installed. */
type Git = (args: readonly string[], cwd: string) => string | undefined;

async function loadGit(): Promise<Git> {
  const { spawnSync } = await import("node:child_process");
  return (args, cwd) => {
    const options = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"];
    const { status, stdout } = spawnSync("git", [...options, ...args], {
      cwd,
      encoding: "utf8",
      maxBuffer: 1024 ** 3,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return status === 0 ? stdout : undefined;
  };
}
