import type { Span, Syntax } from "./spans.js";

interface Place {
  readonly text: string;
  readonly syntax: Syntax;
}

/** The text of a span as it can stand in the place of another one: YAML has its meaning from its indent. */
export function fitted(from: Place, source: Span, into: Place, target: Span): string {
  const text = from.text.slice(source.start, source.end);
  if (into.syntax !== "yaml" || !text.includes("\n")) return text;
  const isBlock = /^[|>]/.test(text);
  const indent = indentAt(into.text, target.start);
  const startsLine = into.text.slice(lineStart(into.text, target.start), target.start).trim() === "";
  const column = isBlock ? indent : startsLine ? target.start - lineStart(into.text, target.start) : indent + 2;
  const old = isBlock ? indentAt(from.text, source.start) : source.start - lineStart(from.text, source.start);
  const moved = text.replace(/\n([ \t]*)/g, (_found, space: string) => {
    return `\n${" ".repeat(Math.max(0, space.length - old + column))}`;
  });
  return startsLine || isBlock ? moved : `\n${" ".repeat(column)}${moved}`;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function indentAt(text: string, offset: number): number {
  const line = text.slice(lineStart(text, offset));
  return line.length - line.trimStart().length;
}

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with pieces replaced that do not overlap. */
export function replaceSpans(text: string, replacements: readonly Replacement[]): string {
  const sorted = [...replacements].sort((one, other) => other.start - one.start);
  return sorted.reduce((now, { end, start, text: by }) => now.slice(0, start) + by + now.slice(end), text);
}

/** The spans that are left after replacements, where they are then; nothing in a replaced piece is known. */
export function spansAfter(spans: readonly Span[], replacements: readonly Replacement[]): readonly Span[] {
  return spans.flatMap((span) => {
    let { end, start } = span;
    for (const one of replacements) {
      const grown = one.text.length - (one.end - one.start);
      const isAround = span.start <= one.start && span.end >= one.end && span.end - span.start > one.end - one.start;
      if (one.end <= span.start && one.start < span.start) {
        start += grown;
        end += grown;
      } else if (isAround) end += grown;
      else if (one.start < span.end && one.end > span.start) return [];
    }
    return [{ ...span, start, end }];
  });
}
