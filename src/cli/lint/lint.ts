import { showsEdits } from "../../formatters/index.js";
import { isFailure } from "../../source/index.js";
import { lintWorkspace, openWorkspace, type LintOptions, type LintOutcome } from "../../workspace/index.js";
import type { Arguments } from "../options/command.js";
import type { LintCommandOptions } from "../options/lint-options.js";
import type { Host } from "../process/host.js";
import { tell, tellAll } from "../process/print.js";
import { progressOn } from "../process/progress.js";
import { refuse } from "../process/refuse.js";
import { debugLines, limitLines, refusedLines, statsLines } from "../reports/diagnostics.js";
import { writeReport } from "../reports/report.js";
import { failsAsUnread } from "../reports/unread.js";
import { unusedValues } from "../reports/unused-values.js";
import { lintInThreads } from "./lint-in-threads.js";
import { lintReport } from "./lint-report.js";
import { openRequest, type LintRequest } from "./lint-request.js";
import { writeFixes } from "./write-fixes.js";

/** Runs `dmslint [file | folder | glob ...]` and gives the exit status. */
export async function lintCommand(args: Arguments, host: Host): Promise<number> {
  const request = await openRequest(args, host);
  if (isFailure(request)) return refuse(request, host);
  const { options, workspace } = request;
  tellAll([...workspace.notes, ...(args.has("debug") ? debugLines(workspace, host.cwd) : [])], host);
  const { clear, ...progress } = progressOn(host);
  const lintOptions = { ...progress, ...lintOptionsOf(args, request) };
  const first = await lintInThreads({ ...request, lintOptions }, args, host);
  clear();
  if (isFailure(first)) return refuse(first, host);
  tellBeside(first, args, host);
  const written = await writeFixes(first, options, workspace, host, () => lintAgain(request, lintOptions, host));
  const last = written.outcome;
  const report = await lintReport({ first, last }, request, args, host);
  if (isFailure(report)) return refuse(report, host);
  const problem = writeReport(report.text, { file: options.outputFile, hasColors: report.hasColors }, host);
  if (problem !== undefined) return refuse(problem, host);
  const hasFailed = failsAsUnread(workspace, host) || !written.isComplete;
  return hasFailed ? 2 : exitStatus(last, options, host);
}

/** Lints what the files hold now. If they are gone meanwhile, the report is about the content that was read first. */
async function lintAgain(request: LintRequest, lintOptions: LintOptions, host: Host): Promise<LintOutcome> {
  const again = await openWorkspace(request.target, request.configOptions);
  if (isFailure(again)) refuse(again, host);
  return lintWorkspace(isFailure(again) ? request.workspace : again, { ...lintOptions, fix: "none" });
}

/** What a run says beside its report. */
function tellBeside(outcome: LintOutcome, args: Arguments, host: Host): void {
  tellAll(unusedValues(args.values("var"), outcome), host);
  for (const { ruleId, stack } of outcome.ruleFailures) tellAll([`Rule ${ruleId} throws:`, ...stack], host);
  if (args.has("debug")) tellAll([...refusedLines(outcome.refused, host.cwd), ...limitLines()], host);
  if (args.has("stats")) tellAll(statsLines(outcome.stats), host);
}

function lintOptionsOf(args: Arguments, { isWanted, options }: LintRequest): LintOptions {
  const reportUnusedDirectives = args.has("report-unused-disable-directives");
  return {
    fix: options.fix,
    ...(options.fixTypes.size > 0 && { fixTypes: options.fixTypes }),
    editProof: showsEdits(options.format) || args.has("debug") ? "proved" : "unproved",
    // As in ESLint, rules with the severity `warn` are not run if their findings are neither shown nor counted.
    errorsOnly: options.quiet && options.maxWarnings === undefined && !reportUnusedDirectives,
    useDirectives: !args.has("no-inline-config"),
    reportUnusedDirectives,
    ...(args.has("stats") && { clock: () => performance.now() }),
    ...(options.policyType && { policyType: options.policyType }),
    ...(isWanted && { isWanted }),
  };
}

function exitStatus({ results }: LintOutcome, { maxWarnings }: LintCommandOptions, host: Host): number {
  const errors = results.reduce((total, { errorCount }) => total + errorCount, 0);
  const warnings = results.reduce((total, { warningCount }) => total + warningCount, 0);
  const hasTooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (hasTooMany && errors === 0)
    tell(`There are too many warnings: at most ${String(maxWarnings)} are allowed.`, host);
  return errors > 0 || hasTooMany ? 1 : 0;
}
