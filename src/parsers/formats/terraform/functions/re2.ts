import type { RE2JS } from "re2js";

/**
 * Patterns as Terraform has them. A match takes linear time, whatever the pattern is.
 * https://developer.hashicorp.com/terraform/language/functions/regex
 */
export interface Pattern {
  /**
   * The matches in a text, at most as many as asked for. `mayGoOn` is asked whenever the engine looks at a character.
   * `undefined`: it said no.
   */
  readonly matchesIn: (text: string, most: number, mayGoOn: () => boolean) => readonly PatternMatch[] | undefined;
  /** How many steps of a machine a character may take. */
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
    return { size: pattern.programSize(), matchesIn: (...given) => matchesIn(pattern, ...given) };
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("RE2JS")) return undefined;
    throw error;
  }
}

/** The engine takes such an object for a text, and looks at each character with this method. */
class WatchedText extends String {
  readonly #mayGoOn: () => boolean;

  constructor(text: string, mayGoOn: () => boolean) {
    super(text);
    this.#mayGoOn = mayGoOn;
  }

  override charCodeAt(index: number): number {
    if (!this.#mayGoOn()) throw new SearchEnded();
    return super.charCodeAt(index);
  }
}

class SearchEnded extends Error {}

function matchesIn(
  pattern: RE2JS,
  ...[text, most, mayGoOn]: Parameters<Pattern["matchesIn"]>
): ReturnType<Pattern["matchesIn"]> {
  const watched: unknown = new WatchedText(text, mayGoOn);
  const matcher = pattern.matcher(watched as string);
  const found: PatternMatch[] = [];
  try {
    while (found.length < most && matcher.find()) {
      const [start, end] = [matcher.start(), matcher.end()];
      // As in Go, nothing right behind a match is no other match.
      if (start !== end || start !== found.at(-1)?.end) found.push({ start, end, ...groupsOf(matcher) });
    }
  } catch (error) {
    if (error instanceof SearchEnded) return undefined;
    throw error;
  }
  return found;
}

function groupsOf(matcher: ReturnType<RE2JS["matcher"]>): Pick<PatternMatch, "text" | "groups" | "named"> {
  const groups = Array.from({ length: matcher.groupCount() }, (_, at) => matcher.group(at + 1) ?? undefined);
  const named = Object.entries(matcher.getNamedGroups()).map(([name, group]) => [name, group ?? undefined] as const);
  return { text: matcher.group() ?? "", groups, named: new Map(named) };
}
