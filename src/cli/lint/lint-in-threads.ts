import type { Result } from "../../source/index.js";
import { threadCount, withThreads, type LintOptions, type LintOutcome } from "../../workspace/index.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import { inRunOf } from "./long-run.js";
import type { LintRequest } from "./lint-request.js";
import { lintWithBaseline } from "./lint-with-baseline.js";
import { writingOptions } from "../options/writing-options.js";

interface Lint extends LintRequest {
  readonly lintOptions: LintOptions;
}

/**
 * With these, one thread lints: edits are made in passes, the run is repeated for a baseline, and `--debug` counts how
 * often the thread met a limit.
 */
const alone = [...writingOptions, "debug"];

/** Lints in as many threads as `--concurrency` says. The outcome is that of one thread. */
export function lintInThreads(
  { target, configOptions, workspace, options, lintOptions }: Lint,
  args: Arguments,
  host: Host,
): Promise<Result<LintOutcome>> {
  const isAlone = alone.some((option) => args.has(option));
  const count = isAlone ? 1 : threadCount(options.concurrency, workspace);
  const { clock, errorsOnly, policyType } = lintOptions;
  const isTimed = clock !== undefined;
  const start = { target, configOptions, isTimed, options: { errorsOnly, ...(policyType && { policyType }) } };
  return inRunOf(workspace, () =>
    withThreads(count, start, (threads) =>
      lintWithBaseline(workspace, { ...lintOptions, ...(threads && { threads }) }, args, host),
    ),
  );
}
