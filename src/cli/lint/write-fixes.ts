import { displayPath, unwritableFiles, writeChanges, type LintOutcome, type Workspace } from "../../workspace/index.js";
import { holdSignals } from "../process/hold-signals.js";
import type { Host } from "../process/host.js";
import type { LintCommandOptions } from "../options/lint-options.js";
import { tell, tellAll } from "../process/print.js";

/** The outcome to report after the fixes were written. */
interface Written {
  readonly outcome: LintOutcome;
  /** Whether all fixes were written. */
  readonly isComplete: boolean;
}

/**
 * Writes the fixes to the files, and prints which files stay as they were. If a file could not be written, everything
 * is linted again, so that the report matches the content of the files. A dry run only prints which files would stay.
 */
export async function writeFixes(
  outcome: LintOutcome,
  options: LintCommandOptions,
  workspace: Workspace,
  host: Host,
  lintAgain: () => Promise<LintOutcome>,
): Promise<Written> {
  for (const path of outcome.unsettled) {
    const name = displayPath(path, host.cwd);
    tell(`"${name}" is not fixed: its fixes undo each other. This is a mistake in dmslint or in a plugin.`, host);
  }
  for (const path of outcome.unproved) {
    const name = displayPath(path, host.cwd);
    tell(
      `"${name}" has more edits than one run can prove. To go on, run dmslint again, or for one rule: --only RULE.`,
      host,
    );
  }
  const unwritable = unwritableFiles(outcome, host.cwd);
  const isWriting = options.writes && options.fix !== "none";
  const problems = isWriting ? await holdSignals(() => writeChanges(outcome, workspace, host.cwd)) : [];
  tellAll([...unwritable, ...problems], host);
  return {
    outcome: problems.length === 0 ? outcome : await lintAgain(),
    isComplete: unwritable.length === 0 && problems.length === 0,
  };
}
