import type { Block } from "./page.js";

/** The core of a rule's page in Markdown: why, what to do, options, one incorrect and one correct example. */
export function rulePage(markdown: string): readonly Block[] {
  const blocks = blocksIn(markdown.split("\n"));
  return withOneExample(blocks);
}

/** A block, and the word after the language of a code block: `incorrect`. */
type MarkedBlock = Block & { readonly mark?: string };

/** The other examples are on the page. Texts that lead to them are left out too. */
function withOneExample(blocks: readonly MarkedBlock[]): readonly Block[] {
  const shown = new Set<string>();
  const isRepeated = (mark: string | undefined): boolean => mark !== undefined && shown.has(mark);
  const kept: Block[] = [];
  for (const [index, { mark, ...block }] of blocks.entries()) {
    const next = blocks[index + 1]?.mark;
    if (isRepeated(mark) || (mark === undefined && isRepeated(next))) continue;
    if (mark !== undefined) shown.add(mark);
    kept.push(block);
  }
  return kept;
}

function blocksIn(lines: readonly string[]): readonly MarkedBlock[] {
  const blocks: MarkedBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const end = endOf(lines, at);
    const part = lines.slice(at, end);
    blocks.push(...blockOf(line, part));
    at = end;
  }
  return blocks;
}

/** The line after the block that begins at a line. */
function endOf(lines: readonly string[], start: number): number {
  const first = lines[start] ?? "";
  const rest = lines.slice(start + 1);
  const length = first.startsWith("```")
    ? rest.findIndex((line) => line.startsWith("```")) + 1
    : rest.findIndex((line) => isBreak(first, line));
  return length < 0 || (first.startsWith("```") && length === 0) ? lines.length : start + 1 + length;
}

function isBreak(first: string, line: string): boolean {
  if (first === "" || /^(?:#|<!--)/.test(first)) return true;
  return line === "" || /^(?:#|<!--|```|[-*] |\d+\. |\|)/.test(line);
}

function blockOf(first: string, lines: readonly string[]): readonly MarkedBlock[] {
  // The table of type and presets, and the comments around it.
  if (first === "" || first.startsWith("<!--") || /^\|[\s|:-]*$/.test(first)) return [];
  if (first.startsWith("```")) {
    const mark = first.split(" ")[1];
    return [{ kind: "code", lines: lines.slice(1, -1), ...(mark !== undefined && { mark }) }];
  }
  const text = plain(lines.map((line) => line.trim()).join(" "));
  if (first.startsWith("# ")) return [{ kind: "title", text: text.slice(2) }];
  if (first.startsWith("#")) return [{ kind: "heading", text: text.replace(/^#+ /, "") }];
  if (first.startsWith("|")) return [{ kind: "item", text: cells(text) }];
  if (/^(?:[-*]|\d+\.) /.test(first)) return [{ kind: "item", text: text.replace(/^(?:[-*]|\d+\.) /, "") }];
  return [{ kind: "text", text }];
}

function cells(row: string): string {
  const [name = "", ...others] = row
    .split("|")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  return others.length === 0 ? name : `${name}: ${others.join(", ")}`;
}

/** Without the signs of Markdown for emphasis, code and links. */
function plain(text: string): string {
  return text
    .replace(/\[([^\][]*)\]\([^()\s]*\)/g, "$1")
    .replaceAll("**", "")
    .replaceAll("`", "");
}
