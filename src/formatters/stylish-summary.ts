import { wrap } from "../source/index.js";
import type pc from "picocolors";
import type { LintResult } from "../linter/index.js";
import type { FormatContext } from "./formatter.js";
import { count, problemCounts, sum } from "./counts.js";
import { fileUrl, linked } from "./links.js";
import { openReasons, type OpenPlace } from "./not-judged.js";
import { shownPath } from "./shown-path.js";

type Colors = ReturnType<typeof pc.createColors>;

/** Lists what could not be judged, by reason. */
export function listNotJudged(
  results: readonly LintResult[],
  context: FormatContext,
  colors: Colors,
): readonly string[] {
  const reasons = openReasons(results);
  if (reasons.length === 0) return [];
  const blocks = reasons.map(({ places, reason }) =>
    [...wrap(reason, context.width), ...places.flatMap((place) => openLines(place, context, colors))].join("\n"),
  );
  return [colors.bold("Not judged:"), ...blocks];
}

function openLines(place: OpenPlace, context: FormatContext, colors: Colors): readonly string[] {
  const { address, column, filePath, line, rules } = place;
  const at = `${shownPath(filePath, context.cwd)}:${String(line)}:${String(column)}`;
  const what = address === "" ? rules.join(", ") : `${address}: ${rules.join(", ")}`;
  const [first = "", ...rest] = wrap(what, Math.max(30, context.width - 4));
  const start = `  ${colors.dim(linked(at, fileUrl(filePath), context))}`;
  const isShort = rest.length === 0 && 2 + at.length + 2 + first.length <= context.width;
  return isShort ? [`${start}  ${first}`] : [start, ...[first, ...rest].map((text) => `    ${text}`)];
}

/** The numbers of findings. Empty if there is nothing to count. */
export function summary(results: readonly LintResult[], context: FormatContext, colors: Colors): readonly string[] {
  const errors = sum(results, ({ errorCount }) => errorCount);
  const warnings = sum(results, ({ warningCount }) => warningCount);
  const lines: string[] = [];
  if (errors + warnings > 0) {
    const text = `✖ ${problemCounts(results)}`;
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

/**
 * How many findings have edits for `--fix` and `--fix-suggestions`. As in ESLint, these have not been tried: to prove an
 * edit that nobody asked for would cost a lint of its unit.
 */
function fixable(results: readonly LintResult[]): string {
  const errors = sum(results, ({ fixableErrorCount }) => fixableErrorCount);
  const warnings = sum(results, ({ fixableWarningCount }) => fixableWarningCount);
  const suggested = sum(
    results,
    ({ messages }) => messages.filter(({ fixes, suggestions }) => !fixes && suggestions).length,
  );
  const parts = [
    ...(errors + warnings > 0 ? [`${both(errors, warnings)} potentially fixable with --fix`] : []),
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
