import { escapeMarkup } from "../source/index.js";
import type { LintMessage, LintResult, NotJudged } from "../linter/index.js";
import { withDocsLinks } from "./docs-links.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { ruleLabel } from "./rule-label.js";
import { ruleUrl } from "./rule-url.js";
import { severityWord } from "./severity-word.js";
import { shownPath } from "./shown-path.js";
import { suggested } from "./suggested.js";

const style = `
  :root { color-scheme: light dark }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; overflow-wrap: anywhere }
  h2 { font: 600 1rem/1.4 ui-monospace, monospace; margin: 2rem 0 .5rem }
  table { border-collapse: collapse; width: 100% }
  td { border-top: 1px solid #8884; padding: .4rem .8rem .4rem 0; vertical-align: top }
  td:first-child { font-family: ui-monospace, monospace }
  td:first-child, td .error, td .warning { white-space: nowrap }
  td:last-child { min-width: 7.5rem; padding-right: 0; width: 12% }
  .error { color: #c62828 } .warning { color: #9a5b00 } .quiet { opacity: .75 }
  @media (prefers-color-scheme: dark) { .error { color: #ff8a80 } .warning { color: #ffb74d } a { color: #90caf9 } }
  ul { margin: .3rem 0 0; padding-left: 1.2rem }
  @media (max-width: 40rem) {
    table, tbody, td:nth-last-child(-n+2) { display: block }
    tr { display: block; border-top: 1px solid #8884; padding: .4rem 0 }
    td { border: 0; display: inline; padding: 0 .8rem 0 0 }
    td:last-child { padding-top: .3rem; width: auto }
  }
`;

/** The graph is wider than the text. */
const graphPlace = `
  .graph-view { height: 75vh; margin: 1rem calc(50% - 50vw + 1rem); border: 1px solid #8884 }
  @media print { .graph-view { margin: 0 } }
`;

/** Writes an HTML page that needs no other files. It has a script only for the graph. */
export const html: Formatter = (results, context) => {
  const found = results.filter(({ messages }) => messages.length > 0);
  const open = results.filter(({ notJudged }) => notJudged.length > 0);
  const body = [
    `<h1>dmslint</h1>`,
    `<p>${countsOf(results)}</p>`,
    ...found.map((result) =>
      section(
        result,
        result.messages.map((message) => findingRow(message, context)),
        context,
      ),
    ),
    ...(open.length > 0 ? ["<h1>Not judged</h1>"] : []),
    ...open.map((result) => section(result, result.notJudged.map(openRow), context)),
  ];
  const { graph } = context;
  if (!graph) return page(style, "", body);
  const styles = style + graph.style + graphPlace;
  const markup = [...body, "<h1>Graph</h1>", graph.markup, `<script>${graph.script}</script>`];
  const policy = `<meta http-equiv="Content-Security-Policy" content="${graph.contentPolicy(styles)}">\n`;
  return page(styles, policy, markup);
};

function page(styles: string, meta: string, body: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${meta}<meta name="viewport" content="width=device-width">
<title>dmslint</title>
<style>${styles}</style>
</head>
<body>
${body.join("\n")}
</body>
</html>
`;
}

function countsOf(results: readonly LintResult[]): string {
  const sum = (of: (result: LintResult) => number): string =>
    String(results.reduce((total, result) => total + of(result), 0));
  return [
    `Files: ${String(results.length)}`,
    `errors: ${sum(({ errorCount }) => errorCount)}`,
    `warnings: ${sum(({ warningCount }) => warningCount)}`,
    `suppressed: ${sum(({ suppressedMessages }) => suppressedMessages.length)}`,
    `not judged: ${sum(({ notJudged }) => notJudged.length)}`,
  ].join(", ");
}

function section({ filePath }: LintResult, rows: readonly string[], { cwd }: FormatContext): string {
  return `<h2>${escapeMarkup(shownPath(filePath, cwd))}</h2>\n<table>\n${rows.join("\n")}\n</table>`;
}

function findingRow(message: LintMessage, context: FormatContext): string {
  const word = severityWord(message);
  const related = message.related.map((other) => {
    const place = `${shownPath(other.filePath, context.cwd)}:${String(other.line)}:${String(other.column)}`;
    return `<li>${escapeMarkup(`${place} ${other.message}`)}</li>`;
  });
  const fix = message.fixes ? ["<li><code>--fix</code> corrects it.</li>"] : [];
  const suggestions = suggested(message).map((words) => `<li>Suggestion: ${escapeMarkup(words)}</li>`);
  const details = [...related, ...fix, ...suggestions];
  const list = details.length === 0 ? "" : `<ul class="quiet">${details.join("")}</ul>`;
  return row(
    message,
    `<span class="${word}">${word}</span>`,
    `${withDocsLinks(message.message, escapeMarkup)}${list}`,
    ruleCell(message, context),
  );
}

function ruleCell(message: LintMessage, context: FormatContext): string {
  const name = escapeMarkup(ruleLabel(message));
  const url = ruleUrl(message, context);
  return url === undefined ? name : `<a href="${escapeMarkup(url)}">${name}</a>`;
}

function openRow(open: NotJudged): string {
  const what = open.address === "" ? open.reason : `${open.address}: ${open.reason}`;
  return row(open, escapeMarkup(what), escapeMarkup(open.ruleId ?? "every rule"));
}

function row(
  { column, line }: { readonly line: number; readonly column: number },
  ...cells: readonly string[]
): string {
  return `<tr>${[`${String(line)}:${String(column)}`, ...cells].map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}
