import { loadFormatter, showsEdits, type FormatContext } from "../../formatters/index.js";
import {
  changesOf,
  displayPath,
  type LintOptions,
  type LintOutcome,
  type LintResult,
  lintWorkspace,
  openWorkspace,
  type Workspace,
  touchedSince,
} from "../../workspace/index.js";
import { isFailure } from "../../source/index.js";
import { refuse } from "../process/refuse.js";
import type { Arguments } from "../options/command.js";
import { debugLines, limitLines, refusedLines, statsLines } from "../reports/diagnostics.js";
import type { Host } from "../process/host.js";
import { readLintOptions, type LintCommandOptions } from "../options/lint-options.js";
import { lintInThreads } from "./lint-in-threads.js";
import { formatContext } from "../reports/format-context.js";
import { onDisk } from "../reports/on-disk.js";
import { progressOn } from "../process/progress.js";
import { writeReport } from "../reports/report.js";
import { reportGraph } from "../reports/report-graph.js";
import { targetOf } from "../options/target.js";
import { readConfigOptions } from "../options/config-options.js";
import { tell, tellAll } from "../process/print.js";
import { failsAsUnread } from "../reports/unread.js";
import { unusedValues } from "../reports/unused-values.js";
import { writeFixes } from "./write-fixes.js";
import { unifiedDiff } from "../reports/unified-diff.js";

/** Runs `dmslint [file | folder | glob ...]` and gives the exit status. */
export async function lintCommand(args: Arguments, host: Host): Promise<number> {
  const options = readLintOptions(args);
  if (isFailure(options)) return refuse(options, host);
  const configOptions = await readConfigOptions(args, host);
  if (isFailure(configOptions)) return refuse(configOptions, host);
  const formatter = await loadFormatter(options.format, host.cwd);
  if (isFailure(formatter)) return refuse(formatter, host);
  const ref = args.value("changed-since");
  const isWanted = ref === undefined ? undefined : await touchedSince(ref, args.paths, host.cwd);
  if (isFailure(isWanted)) return refuse(isWanted, host);
  const target = await targetOf(args, options, host);
  if (isFailure(target)) return refuse(target, host);
  const workspace = await openWorkspace(target, configOptions);
  if (isFailure(workspace)) return refuse(workspace, host);
  tellAll([...workspace.notes, ...(args.has("debug") ? debugLines(workspace, host.cwd) : [])], host);
  const { clear, ...progress } = progressOn(host);
  const lintOptions = { ...progress, ...lintOptionsOf(args, options), ...(isWanted && { isWanted }) };
  const outcome = await lintInThreads({ target, configOptions, workspace, options, lintOptions }, args, host);
  clear();
  if (isFailure(outcome)) return refuse(outcome, host);
  tellBeside(outcome, args, host);
  const written = await writeFixes(outcome, options, workspace, host, async () => {
    const again = await openWorkspace(target, configOptions);
    // If the files are gone meanwhile, the report is about the content that was read first.
    if (isFailure(again)) refuse(again, host);
    return lintWorkspace(isFailure(again) ? workspace : again, { ...lintOptions, fix: "none" });
  });
  const told = isDryRun(options) && !givesTexts(options.format) ? onDisk(outcome, workspace) : written.outcome;
  const shown = options.quiet ? told.results.map(errorsOnly) : told.results;
  const graph = options.format === "html" ? await reportGraph(told, workspace, host) : undefined;
  const context = { ...formatContext(told, options, workspace, args, host), ...(graph && { graph }) };
  const text = await formatter(shown, context);
  if (isFailure(text)) return refuse(text, host);
  const report = dryRunDiff(outcome, workspace, options, context) + text;
  const problem = writeReport(report, { file: options.outputFile, hasColors: context.color }, host);
  if (problem !== undefined) return refuse(problem, host);
  const hasFailed = failsAsUnread(workspace, host) || !written.isComplete;
  return hasFailed ? 2 : exitStatus(written.outcome, options, host);
}

/** What a run says beside its report. */
function tellBeside(outcome: LintOutcome, args: Arguments, host: Host): void {
  tellAll(unusedValues(args.values("var"), outcome), host);
  for (const { ruleId, stack } of outcome.ruleFailures) tellAll([`Rule ${ruleId} throws:`, ...stack], host);
  if (args.has("debug")) tellAll([...refusedLines(outcome.refused, host.cwd), ...limitLines()], host);
  if (args.has("stats")) tellAll(statsLines(outcome.stats), host);
}

function lintOptionsOf(args: Arguments, options: LintCommandOptions): LintOptions {
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
  };
}

/** The formats that are made to be read in a terminal. In the others, a diff would be in the way of programs. */
const withDiff: ReadonlySet<string> = new Set(["stylish", "full"]);

function isDryRun({ fix, writes }: LintCommandOptions): boolean {
  return fix !== "none" && !writes;
}

/** Whether a format shows texts or edits, which are those after the fixes. */
function givesTexts(format: string): boolean {
  return showsEdits(format) && !withDiff.has(format);
}

/** The diff that `--fix-dry-run` shows in addition to the findings. */
function dryRunDiff(
  outcome: LintOutcome,
  workspace: Workspace,
  options: LintCommandOptions,
  { cwd, width }: FormatContext,
): string {
  if (!isDryRun(options) || !withDiff.has(options.format)) return "";
  return changesOf(outcome, workspace)
    .map((change) => unifiedDiff(change, displayPath(change.path, cwd), width === Infinity ? "pipe" : "terminal"))
    .join("");
}

function errorsOnly(result: LintResult): LintResult {
  return {
    ...result,
    messages: result.messages.filter(({ severity }) => severity === 2),
    warningCount: 0,
    fixableWarningCount: 0,
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
