import type { Location, SyntaxProblem } from "../../source/index.js";

/** How programs mark what they fill into a text: Terraform, Jinja, Mustache, ERB. */
const marks: readonly { readonly open: RegExp; readonly close: string }[] = [
  { open: /[$%]\{/g, close: "}" },
  // Two braces before a quote may be a slip in JSON.
  { open: /\{\{[-~#/]?\s*[\w.$]/g, close: "}}" },
  { open: /\{%/g, close: "%}" },
  { open: /<%/g, close: "%>" },
];

/**
 * The place at which a text is not JSON or YAML because another program fills something in there first. `undefined`:
 * its problems are elsewhere, so they are slips.
 */
export function placeholderIn(text: string, problems: readonly SyntaxProblem[]): Location | undefined {
  if (!/^\s*[{[]/.test(text)) return yamlPlaceholderIn(text, problems);
  // Behind the one that breaks the text, the reader reports no other.
  const last = problems.at(-1)?.location;
  return last && isInPlaceholder(text, last.start) ? last : undefined;
}

/**
 * Jinja, Go, `%NAME%` of build scripts such as those of AWS Solutions, `@name@` of Maven, and `%s` of Python. YAML and HCL
 * have other marks of their own.
 * In YAML two braces before a key and its value are a slip, and so is a dynamic reference without quotes.
 */
const yamlMark =
  /\{%|\{\{(?!\s*resolve:)[-~]?[ \t]*[\w.$(](?:[^{}:\n]|:(?!\s))*\}\}|%%?[A-Za-z]\w*%%?|@[A-Za-z][\w.-]*@|%(?:\(\w+\))?[sd]\b/g;

/**
 * Whether the first problem is in such a mark or the next thing behind it: the reader takes braces for a mapping that ends
 * there. It may also be the indentation or the key to whose colon the mark is joined.
 */
function yamlPlaceholderIn(text: string, [first]: readonly SyntaxProblem[]): Location | undefined {
  if (!first) return undefined;
  const { start } = first.location;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const [line = ""] = text.slice(lineStart).split("\n", 1);
  const isMarked = [...line.matchAll(yamlMark)].some(({ 0: mark, index }) => {
    const from = lineStart + index;
    const isNext = /^ *$/.test(text.slice(from + mark.length, start));
    return isNext && /^ *(?:\w+:)?$/.test(text.slice(start, from));
  });
  return isMarked ? first.location : undefined;
}

const longestMark = 8;

function isInPlaceholder(text: string, at: number): boolean {
  return marks.some(({ open, close }) => {
    const last = [...text.slice(0, at + longestMark).matchAll(open)].findLast(({ index }) => index <= at);
    return last !== undefined && endOf(text, last.index + 2, close) > at;
  });
}

/** The end of a placeholder. Expressions have braces of their own. -1: it has no end. */
function endOf(text: string, from: number, close: string): number {
  if (close !== "}") return text.indexOf(close, from);
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}") depth--;
    if (depth === 0) return at;
  }
  return -1;
}
