import { isFailure, type Result } from "../source/index.js";
import { displayPath, writeChanges, type LintOutcome, type Workspace } from "../workspace/index.js";
import type { Host } from "./host.js";
import type { LintCommandOptions } from "./lint-options.js";

/** What is reported after fixing. */
interface Written {
  readonly outcome: LintOutcome;
  /** Whether every fix is in its file. */
  readonly isComplete: boolean;
}

/**
 * Writes the fixes into the files and says which files stay as they were. Where one could not be written, everything is
 * linted again: the report is about what the files contain now.
 */
export async function writeFixes(
  outcome: LintOutcome,
  options: LintCommandOptions,
  workspace: Workspace,
  host: Host,
  lintAgain: () => Promise<Result<LintOutcome>>,
): Promise<Result<Written>> {
  for (const path of outcome.unsettled) {
    const name = displayPath(path, host.cwd);
    host.stderr.write(
      `"${name}" is not fixed: its fixes undo each other. This is a mistake in dmslint or in a plugin.\n`,
    );
  }
  const problems = options.writes ? writeChanges(outcome, workspace, host.cwd) : [];
  for (const problem of problems) host.stderr.write(`${problem}\n`);
  if (problems.length === 0) return { outcome, isComplete: true };
  const again = await lintAgain();
  return isFailure(again) ? again : { outcome: again, isComplete: false };
}
