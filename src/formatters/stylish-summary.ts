import { wrap } from "../source/index.js";
import type pc from "picocolors";
import type { LintResult } from "../linter/index.js";
import type { FormatContext } from "./formatter.js";
import { shownPath } from "./shown-path.js";

type Colors = ReturnType<typeof pc.createColors>;

/** Lists what could not be judged, by file. */
export function listNotJudged(
  results: readonly LintResult[],
  context: FormatContext,
  colors: Colors,
): readonly string[] {
  const open = results.filter(({ notJudged }) => notJudged.length > 0);
  if (open.length === 0) return [];
  const blocks = open.map(({ filePath, notJudged }) => {
    const places = notJudged.map(({ column, line }) => `${String(line)}:${String(column)}`);
    const width = Math.max(...places.map((place) => place.length));
    const lines = notJudged.flatMap(({ address, reason, ruleId }, index) => {
      const margin = " ".repeat(width + 4);
      const rule = ruleId ?? "every rule";
      const what = address === "" ? rule : `${rule} for ${address}`;
      const [first = "", ...rest] = wrap(`${what}: ${reason}`, Math.max(30, context.width - margin.length));
      return [`  ${colors.dim((places[index] ?? "").padEnd(width))}  ${first}`, ...rest.map((line) => margin + line)];
    });
    return [colors.underline(shownPath(filePath, context.cwd)), ...lines].join("\n");
  });
  return [colors.bold("Not judged:"), ...blocks];
}

/** The numbers of findings. Empty if there is nothing to count. */
export function summary(results: readonly LintResult[], context: FormatContext, colors: Colors): readonly string[] {
  const errors = sum(results, ({ errorCount }) => errorCount);
  const warnings = sum(results, ({ warningCount }) => warningCount);
  const lines: string[] = [];
  if (errors + warnings > 0) {
    const text = `✖ ${count(errors + warnings, "problem")} (${count(errors, "error")}, ${count(warnings, "warning")})`;
    const colored = errors > 0 ? colors.red(text) : colors.yellow(text);
    lines.push(colors.bold(colored), ...indented(fixable(results), context.width));
  }
  lines.push(...indented(unshown(results, context), context.width).map(colors.dim));
  return lines.length === 0 ? [] : [lines.join("\n")];
}

/** The numbers of checks that could not be judged and of suppressed findings. */
function unshown(results: readonly LintResult[], { listNotJudged }: FormatContext): string {
  const open = sum(results, ({ notJudged }) => notJudged.length);
  const suppressed = sum(results, ({ suppressedMessages }) => suppressedMessages.length);
  const hint = listNotJudged ? "" : " (--not-judged lists them)";
  const parts = [
    ...(open > 0 ? [`${count(open, "check")} could not be judged${hint}`] : []),
    ...(suppressed > 0 ? [`${count(suppressed, "problem")} ${suppressed === 1 ? "is" : "are"} suppressed`] : []),
  ];
  return parts.length === 0 ? "" : `${parts.join("; ")}.`;
}

/** How many findings `--fix` and `--fix-suggestions` can correct. */
function fixable(results: readonly LintResult[]): string {
  const errors = sum(results, ({ fixableErrorCount }) => fixableErrorCount);
  const warnings = sum(results, ({ fixableWarningCount }) => fixableWarningCount);
  const suggested = sum(
    results,
    ({ messages }) => messages.filter(({ fixes, suggestions }) => !fixes && suggestions).length,
  );
  const parts = [
    ...(errors + warnings > 0 ? [`${both(errors, warnings)} can be fixed with --fix`] : []),
    ...(suggested > 0
      ? [`${String(suggested)} ${suggested === 1 ? "has a suggestion" : "have suggestions"} (--fix-suggestions)`]
      : []),
  ];
  return parts.length === 0 ? "" : `${parts.join("; ")}.`;
}

function indented(text: string, width: number): readonly string[] {
  return wrap(text, width - 2).map((line) => `  ${line}`);
}

function both(errors: number, warnings: number): string {
  const parts = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  return parts.join(" and ");
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function sum(results: readonly LintResult[], of: (result: LintResult) => number): number {
  return results.reduce((total, result) => total + of(result), 0);
}
