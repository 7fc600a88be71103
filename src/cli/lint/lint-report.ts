import { showsEdits, type FormatContext } from "../../formatters/index.js";
import { isFailure, type Result } from "../../source/index.js";
import { changesOf, displayPath, type LintOutcome, type LintResult } from "../../workspace/index.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import { formatContext } from "../reports/format-context.js";
import { onDisk } from "../reports/on-disk.js";
import { reportGraph } from "../reports/report-graph.js";
import { unifiedDiff } from "../reports/unified-diff.js";
import type { LintRequest } from "./lint-request.js";

/** What was found, and with fixes what was found again after they were written. */
export interface LintOutcomes {
  readonly first: LintOutcome;
  readonly last: LintOutcome;
}

/** A report, before it is printed or written to a file. */
export interface LintReport {
  readonly text: string;
  readonly hasColors: boolean;
}

/** The report of a run in the format that it asks for. Fails if the formatter does. */
export async function lintReport(
  { first, last }: LintOutcomes,
  request: LintRequest,
  args: Arguments,
  host: Host,
): Promise<Result<LintReport>> {
  const { formatter, options, workspace } = request;
  const told = isDryRun(request) && !givesTexts(options.format) ? onDisk(first, workspace) : last;
  const shown = options.quiet ? told.results.map(errorsOnly) : told.results;
  const graph = options.format === "html" ? await reportGraph(told, workspace, host) : undefined;
  const context = { ...formatContext(told, options, workspace, args, host), ...(graph && { graph }) };
  const text = await formatter(shown, context);
  if (isFailure(text)) return text;
  return { text: dryRunDiff(first, request, context) + text, hasColors: context.color };
}

/** The formats that are made to be read in a terminal. In the others, a diff would be in the way of programs. */
const withDiff: ReadonlySet<string> = new Set(["stylish", "full"]);

function isDryRun({ options }: LintRequest): boolean {
  return options.fix !== "none" && !options.writes;
}

/** Whether a format shows texts or edits, which are those after the fixes. */
function givesTexts(format: string): boolean {
  return showsEdits(format) && !withDiff.has(format);
}

/** The diff that `--fix-dry-run` shows in addition to the findings. */
function dryRunDiff(outcome: LintOutcome, request: LintRequest, { cwd, width }: FormatContext): string {
  if (!isDryRun(request) || !withDiff.has(request.options.format)) return "";
  return changesOf(outcome, request.workspace)
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
