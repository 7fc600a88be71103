/**
 * Whether some text matches both patterns, as far as their starts tell. `undefined`: what follows must be compared as
 * well.
 */
export function startsOverlap(one: string, other: string): boolean | undefined {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const [a, b] = [one.charAt(at), other.charAt(at)];
    if ((a === "*" && at === one.length - 1) || (b === "*" && at === other.length - 1)) return true;
    if (isWildcard(a) || isWildcard(b)) return undefined;
    if (a !== b) return false;
  }
  return undefined;
}

function isWildcard(unit: string): boolean {
  return unit === "*" || unit === "?";
}

/** Whether a text matches a pattern with `*` and `?`. Neither has holes. */
export function matchesWildcards(pattern: string, text: string): boolean {
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < text.length;) {
    const unit = pattern[p];
    if (unit === "*") {
      star = p++;
      resume = t;
    } else if (unit === "?" || unit === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
