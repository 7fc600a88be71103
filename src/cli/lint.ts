import { loadFormatter, tellsOfEdits, type FormatContext, type RuleInfo } from "../formatters/index.js";
import {
  changesOf,
  displayPath,
  gitTopLevel,
  isFailure,
  lintProject,
  openProject,
  rules,
  touchedSince,
  writeChanges,
  type LintOutcome,
  type LintResult,
  type LintTarget,
  type Project,
  type Rule,
} from "../workspace/index.js";
import type { Arguments } from "./arguments.js";
import { debugText, refusedText, statsText } from "./diagnostics.js";
import type { Host } from "./host.js";
import { readLintOptions, type LintCommandOptions } from "./lint-options.js";
import { lintWithBaseline } from "./lint-with-baseline.js";
import { rulePage, version } from "./package-files.js";
import { progressOn } from "./progress.js";
import { decodeStdin, writeReport } from "./report.js";
import { readRulingOptions } from "./ruling-options.js";
import { unifiedDiff } from "./unified-diff.js";

/** `dmslint [file | folder | glob ...]`. */
export async function lintCommand(args: Arguments, host: Host): Promise<number> {
  const options = readLintOptions(args);
  if (typeof options === "string") return refuse(options, host);
  const ruling = readRulingOptions(args, host);
  if (typeof ruling === "string") return refuse(ruling, host);
  const formatter = await loadFormatter(options.format, host.cwd);
  if (typeof formatter === "string") return refuse(formatter, host);
  const ref = args.value("changed-since");
  const isWanted = ref === undefined ? undefined : touchedSince(ref, host.cwd);
  if (isFailure(isWanted)) return refuse(isWanted.message, host);
  const project = await openProject(await targetOf(args, options, host), ruling);
  if (isFailure(project)) return refuse(project.message, host);
  for (const note of project.notes) host.stderr.write(`${note}\n`);
  if (args.has("debug")) host.stderr.write(debugText(project, host.cwd));
  const reportUnusedDirectives = args.has("report-unused-disable-directives");
  const { clear, ...progress } = progressOn(host);
  const lintOptions = {
    ...progress,
    fix: options.fix,
    ...((tellsOfEdits(options.format) || args.has("debug")) && { offers: "proved" as const }),
    // As in ESLint: rules that only warn are not asked when nobody counts or sees what they say.
    errorsOnly: options.quiet && options.maxWarnings === undefined && !reportUnusedDirectives,
    useDirectives: !args.has("no-inline-config"),
    reportUnusedDirectives,
    ...(isWanted && { isWanted }),
    ...(options.policyType && { policyType: options.policyType }),
  };
  const outcome = await lintWithBaseline(project, lintOptions, args, host);
  clear();
  if (isFailure(outcome)) return refuse(outcome.message, host);
  if (args.has("debug")) host.stderr.write(refusedText(outcome.refused, host.cwd));
  if (args.has("stats")) host.stderr.write(statsText(outcome.stats));
  const unwritten = options.writes ? writeChanges(outcome, project, host.cwd) : [];
  for (const problem of unwritten) host.stderr.write(`${problem}\n`);
  // What is reported is what the files hold now.
  const reopened = unwritten.length === 0 ? project : await openProject(await targetOf(args, options, host), ruling);
  if (isFailure(reopened)) return refuse(reopened.message, host);
  const reported = reopened === project ? outcome : await lintProject(reopened, { ...lintOptions, fix: "none" });
  const shown = options.quiet ? reported.results.map(errorsOnly) : reported.results;
  const report = await formatter(shown, contextOf(args, options, project, host));
  const problem = writeReport(dryRunDiff(outcome, project, options, host) + report, options.outputFile, host);
  if (problem !== undefined) return refuse(problem, host);
  return unwritten.length > 0 ? 2 : exitStatus(reported, options, host);
}

/** What `--fix-dry-run` shows beside the findings. */
function dryRunDiff(outcome: LintOutcome, project: Project, options: LintCommandOptions, host: Host): string {
  if (options.fix === "none" || options.writes || options.format !== "stylish") return "";
  return changesOf(outcome, project)
    .map((change) => unifiedDiff(change, displayPath(change.path, host.cwd)))
    .join("");
}

async function targetOf(args: Arguments, { policyType }: LintCommandOptions, host: Host): Promise<LintTarget> {
  if (!args.has("stdin")) return { paths: args.paths.length === 0 ? ["."] : args.paths, policyType };
  const filename = args.value("stdin-filename");
  return { text: decodeStdin(await host.stdin()), policyType, ...(filename !== undefined && { filename }) };
}

function contextOf(args: Arguments, { outputFile }: LintCommandOptions, project: Project, host: Host): FormatContext {
  const { columns, isTTY } = host.stdout;
  const toTerminal = isTTY === true && outputFile === undefined;
  const forced = host.env.FORCE_COLOR !== undefined && host.env.FORCE_COLOR !== "0" && outputFile === undefined;
  const refused = args.has("no-color") || Boolean(host.env.NO_COLOR);
  return {
    cwd: host.cwd,
    root: gitTopLevel(host.cwd) ?? host.cwd,
    width: (toTerminal ? columns : undefined) ?? 80,
    color: !refused && (toTerminal || forced),
    listNotJudged: args.has("not-judged"),
    version: version(),
    rulesMeta: Object.fromEntries(project.rules.map((rule) => [rule.name, ruleInfo(rule)])),
  };
}

function ruleInfo(rule: Rule): RuleInfo {
  return {
    ...rule.meta.docs,
    ...(rules.some(({ name }) => name === rule.name) && { page: () => rulePage(rule.name) }),
  };
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
    host.stderr.write(`There are too many warnings: at most ${String(maxWarnings)} are allowed.\n`);
  return errors > 0 || hasTooMany ? 1 : 0;
}

function refuse(message: string, host: Host): number {
  host.stderr.write(`${message}\n`);
  return 2;
}
