import { escapeMarkup } from "../../src/source/index.js";
import { failures, type KnownFailure } from "../../src/knowledge/index.js";

/** The page that lists every known failure by what AWS says. */
export function failuresPage(): string {
  const parts = failures().map(
    (failure) => `## ${plain(failure.title)}\n\n${failureText(failure, (rule) => `rules/${rule}.md`)}`,
  );
  return `# Why AWS refuses this

The failures of DMS deployments that dmslint knows, with words of the errors that show them and what to do. Search this page for a
part of your error, or let \`dmslint explain 'the error'\` find the failure and what causes it in your files. The
[playground](./playground.html){target="_self"} does so in the browser.

${parts.join("\n\n")}
`;
}

/** The section of a rule's page about the failures that the rule finds before they happen. */
export function failuresOf(rule: string): string {
  const own = failures().filter(({ rules }) => rules.includes(rule));
  if (own.length === 0) return "";
  const parts = own.map(
    (failure) => `### ${plain(failure.title)}\n\n${failureText(failure, (other) => `${other}.md`, rule)}`,
  );
  return `## Why AWS refuses this\n\n${parts.join("\n\n")}\n`;
}

function failureText(failure: KnownFailure, pageOf: (rule: string) => string, own?: string): string {
  const { denied, meaning, remedy, source, texts } = failure;
  const rules = failure.rules.filter((rule) => rule !== own).map((rule) => `[\`${rule}\`](${pageOf(rule)})`);
  const refused = denied?.actions.map(code) ?? [];
  return [
    plain(meaning),
    `**What to do.** ${plain(remedy)}`,
    ...(texts.length > 0 ? [`Errors that show it say: ${texts.map(code).join("; ")}.`] : []),
    ...(refused.length > 0 ? [`Refused actions that show it: ${refused.join(", ")}.`] : []),
    ...(rules.length > 0 ? [`${own === undefined ? "Found by" : "Also found by"} ${rules.join(", ")}.`] : []),
    `Sources: ${source.map((url) => `<${url}>`).join(", ")}`,
  ].join("\n\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

/** A text in Markdown, with nothing in it that Markdown or HTML would read. */
function plain(text: string): string {
  return escapeMarkup(text).replace(/[*_[\]`]/g, String.raw`\$&`);
}
