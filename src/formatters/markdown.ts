import type { LintMessage, LintResult } from "../linter/index.js";
import { visible } from "../source/index.js";
import { count, problemCounts, sum } from "./counts.js";
import { withDocsLinks } from "./docs-links.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { openReasons, type OpenReason } from "./not-judged.js";
import { ruleLabel } from "./rule-label.js";
import { ruleUrl } from "./rule-url.js";
import { sourcePath } from "./shown-path.js";
import { suggested } from "./suggested.js";

/** GitHub takes comments of at most 65,536 characters. This leaves room for the end of the report. */
const maximumLength = 60_000;

/** Writes GitHub Flavored Markdown, for the comment of a pull request or the summary of a job. */
export const markdown: Formatter = (results, context) => {
  const rows = results.flatMap((result) => result.messages.map((message) => findingRow(result, message, context)));
  const table = rows.length === 0 ? [] : ["", "| severity | place | finding | rule |", "|---|---|---|---|"];
  const shown = fitting(rows);
  const left = rows.length - shown.length;
  return `${[
    `### dmslint: ${rows.length === 0 ? "no problems" : problemCounts(results)}`,
    ...table,
    ...shown,
    ...(left > 0 ? ["", `${count(left, "more problem")} ${left === 1 ? "is" : "are"} not shown here.`] : []),
    ...notJudged(results, context),
    ...suppressed(results),
  ].join("\n")}\n`;
};

/** As many of the first rows as a comment can hold. */
function fitting(rows: readonly string[]): readonly string[] {
  let length = 0;
  const end = rows.findIndex((row) => (length += row.length + 1) > maximumLength);
  return end === -1 ? rows : rows.slice(0, end);
}

function findingRow({ filePath }: LintResult, message: LintMessage, context: FormatContext): string {
  const details = [
    ...message.related.map(
      (other) => `related: ${place(other.filePath, other, context)} ${escapeMarkdown(other.message)}`,
    ),
    ...(message.fixes ? ["<code>--fix</code> corrects it."] : []),
    ...suggested(message).map((words) => `suggestion: ${escapeMarkdown(words)}`),
  ];
  const cells = [
    message.severity === 2 ? "❌ error" : "⚠️ warning",
    place(filePath, message, context),
    [withDocsLinks(message.message, escapeMarkdown), ...details].join("<br>"),
    ruleCell(message, context),
  ];
  return `| ${cells.join(" | ")} |`;
}

function place(
  filePath: string,
  { column, line }: Pick<LintMessage, "column" | "line">,
  { root }: FormatContext,
): string {
  return code(`${sourcePath(filePath, root)}:${String(line)}:${String(column)}`);
}

function ruleCell(message: LintMessage, context: FormatContext): string {
  const name = escapeMarkdown(ruleLabel(message));
  const url = ruleUrl(message, context);
  return url === undefined ? name : `<a href="${entities(url)}">${name}</a>`;
}

/** How many reasons of what was not judged a comment has. */
const maximumReasons = 20;

function notJudged(results: readonly LintResult[], { listNotJudged }: FormatContext): readonly string[] {
  const open = sum(results, (result) => result.notJudged.length);
  if (open === 0) return [];
  const sentence = `${count(open, "check")} could not be judged`;
  if (!listNotJudged) return ["", `${sentence}.`];
  const reasons = openReasons(results);
  const left = reasons.length - maximumReasons;
  const items = reasons.slice(0, maximumReasons).map(reasonItem);
  if (left > 0) items.push(`- and ${count(left, "more reason")}`);
  return ["", `<details><summary>${sentence}</summary>`, "", ...items, "", "</details>"];
}

function reasonItem({ places, reason }: OpenReason): string {
  const [first, ...others] = [...new Set(places.map(({ address }) => address))].filter((address) => address !== "");
  if (first === undefined) return `- ${escapeMarkdown(reason)}`;
  const more = others.length === 0 ? "" : ` and ${String(others.length)} more`;
  return `- ${escapeMarkdown(reason)} (${code(first)}${more})`;
}

function suppressed(results: readonly LintResult[]): readonly string[] {
  const known = sum(results, ({ suppressedMessages }) => suppressedMessages.length);
  return known === 0 ? [] : ["", `${count(known, "problem")} ${known === 1 ? "is" : "are"} suppressed.`];
}

/**
 * Escapes a text for a cell of a table. Words with `@`, `#` or `:` become code: GitHub would call people by them, link
 * them to issues, or draw `:secret:` of an ARN as a picture.
 */
function escapeMarkdown(text: string): string {
  return visible(text)
    .split(" ")
    .map((word) => {
      const end = /[)?.,:;]$/.test(word) ? -1 : word.length;
      const bare = word.slice(0, end);
      return /[@#:]/.test(bare) ? code(bare) + entities(word.slice(bare.length)) : entities(word);
    })
    .join(" ");
}

/** Code in HTML. The fences of Markdown would end at a backtick. */
function code(text: string): string {
  return `<code>${entities(visible(text))}</code>`;
}

/** An entity is never markup. */
function entities(text: string): string {
  return text.replace(/["$&*<>[\\\]_`{|}~]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
