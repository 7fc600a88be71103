import type { Place } from "../../src/rule-tester/index.js";

/** Where a snippet of a text stands, as people count; the snippet must be there once, or `nth` says which one. */
export function at(text: string, snippet: string, nth?: number): Place {
  const places = [...indexesOf(text, snippet)];
  const start = places[(nth ?? 1) - 1];
  if (start === undefined || (nth === undefined && places.length !== 1))
    throw new Error(`"${snippet}" is there ${String(places.length)} times.`);
  const [from, to] = [position(text, start), position(text, start + snippet.length)];
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** The mapping of a policy in YAML, from its version to its last statement. */
export function policyIn(text: string): string {
  return /Version: "2012-10-17"\n *Statement:(?:\n *- .*)+/.exec(text)?.[0] ?? "";
}

function* indexesOf(text: string, snippet: string): Generator<number> {
  for (let found = text.indexOf(snippet); found >= 0; found = text.indexOf(snippet, found + 1)) yield found;
}

function position(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
