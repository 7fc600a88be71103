/** The part of the YAML library's tokens that is checked before values are built from them. */
export interface YamlToken {
  readonly type: string;
  readonly offset: number;
  readonly source?: string;
  readonly props?: readonly YamlToken[];
  readonly start?: readonly YamlToken[] | YamlToken;
  readonly value?: YamlToken | null;
  readonly end?: readonly YamlToken[];
  readonly items?: readonly YamlItem[];
}

interface YamlItem {
  readonly start: readonly YamlToken[];
  readonly key?: YamlToken | null;
  readonly sep?: readonly YamlToken[];
  readonly value?: YamlToken | null;
}

export interface TokenSurvey {
  readonly comments: readonly { readonly offset: number; readonly source: string }[];
  /** The offsets of the tags, in ascending order. */
  readonly tagOffsets: readonly number[];
  /** The offset at which the nesting is too deep. */
  readonly tooDeepAt?: number;
  /** The start of the first quoted text or bracket without a correct end. */
  readonly endedEarlyAt?: number;
}

/** Visits all tokens once. It is not recursive, because the depth of the nesting is not known yet. */
export function surveyTokens(tokens: readonly YamlToken[], maximumDepth: number): TokenSurvey {
  const comments: { offset: number; source: string }[] = [];
  const tagOffsets: number[] = [];
  let tooDeepAt: number | undefined;
  let endedEarlyAt: number | undefined;
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    const { offset, source = "" } = token;
    if (depth > maximumDepth) tooDeepAt = Math.min(tooDeepAt ?? offset, offset);
    if (token.type === "comment") comments.push({ offset, source });
    if (token.type === "tag") tagOffsets.push(offset);
    if (endsEarly(token)) endedEarlyAt = Math.min(endedEarlyAt ?? offset, offset);
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
  }
  return {
    comments: comments.sort((one, other) => one.offset - other.offset),
    tagOffsets: tagOffsets.sort((one, other) => one - other),
    ...(tooDeepAt !== undefined && { tooDeepAt }),
    ...(endedEarlyAt !== undefined && { endedEarlyAt }),
  };
}

function endsEarly({ type, source = "", end = [] }: YamlToken): boolean {
  if (type === "single-quoted-scalar" || type === "double-quoted-scalar") {
    return source.length < 2 || !source.endsWith(source.charAt(0));
  }
  const isClosed = end.some((token) => token.type === "flow-map-end" || token.type === "flow-seq-end");
  return type === "flow-collection" && !isClosed;
}

/**
 * The direct children of a token. They are not spread into `push`, because a large file has more tokens than a call can
 * have arguments.
 */
function childrenOf({ props = [], start, value, end = [], items = [] }: YamlToken): readonly YamlToken[] {
  const starts = start === undefined || "type" in start ? [] : start;
  const ofItems = items.map((item) => [...item.start, item.key, ...(item.sep ?? []), item.value]);
  return [...props, ...starts, value, ...end, ...ofItems.flat()].filter(
    (child) => child !== null && child !== undefined,
  );
}
