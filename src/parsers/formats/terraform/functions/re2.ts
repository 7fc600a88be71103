import type { RE2JS } from "re2js";

/**
 * Patterns as Terraform has them. They take linear time for each match, whatever the pattern is.
 * https://developer.hashicorp.com/terraform/language/functions/regex
 */
export interface Pattern {
  /** The next match of a text at each call, `undefined` after the last one. */
  readonly matchesIn: (text: string) => () => PatternMatch | undefined;
  /** How many steps of a machine each character of the text may take. */
  readonly size: number;
}

export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Without the whole match. `undefined`: the group took no part in it. */
  readonly groups: readonly (string | undefined)[];
  readonly named: ReadonlyMap<string, string | undefined>;
}

let engine: typeof RE2JS | undefined;

/** How often a pattern was met before the engine was loaded. */
let missed = 0;

/**
 * Calls `read`. If it meets a pattern before the engine is loaded, it is called once more: it cannot wait in the middle of an
 * evaluation. Few modules have patterns, and to load the engine takes longer than to read most of them.
 */
export async function withPatterns<T>(read: () => Promise<T>): Promise<T> {
  const before = missed;
  const result = await read();
  if (missed === before) return result;
  engine = (await import("re2js")).RE2JS;
  return read();
}

/** `undefined`: the text is no valid pattern, or the engine is not loaded yet. */
export function compiled(source: string): Pattern | undefined {
  if (!engine) {
    missed++;
    return undefined;
  }
  try {
    const pattern = engine.compile(source);
    return { size: pattern.programSize(), matchesIn: (text) => matchesIn(pattern, text) };
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("RE2JS")) return undefined;
    throw error;
  }
}

function matchesIn(pattern: RE2JS, text: string): () => PatternMatch | undefined {
  const matcher = pattern.matcher(text);
  return () => {
    if (!matcher.find()) return undefined;
    const groups = Array.from({ length: matcher.groupCount() }, (_, at) => matcher.group(at + 1) ?? undefined);
    const named = Object.entries(matcher.getNamedGroups()).map(([name, group]) => [name, group ?? undefined] as const);
    return { start: matcher.start(), end: matcher.end(), text: matcher.group() ?? "", groups, named: new Map(named) };
  };
}
