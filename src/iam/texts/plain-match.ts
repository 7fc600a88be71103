/**
 * Whether some text matches both patterns, as far as their starts tell. `undefined`: what follows must be compared as
 * well.
 */
export function startsOverlap(one: string, other: string): boolean | undefined {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const a = one.charAt(at);
    const b = other.charAt(at);
    if ((a === "*" && at === one.length - 1) || (b === "*" && at === other.length - 1)) return true;
    if (isWildcard(a) || isWildcard(b)) return undefined;
    if (a !== b) return false;
  }
  return undefined;
}

/**
 * Whether two actions begin with different units, upper and lower case being the same. Most are of different services.
 * False: they do not, or other comparisons have to tell.
 */
export function beginDifferently(one: string, other: string): boolean {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const a = one.charCodeAt(at);
    const b = other.charCodeAt(at);
    if (!isPlain(a) || !isPlain(b)) return false;
    if (isLetter(a) && isLetter(b) ? (a | caseBit) !== (b | caseBit) : a !== b) return true;
  }
  return false;
}

/** Whether two texts end with different units, whatever is before them. False: they do not, or wildcards have to tell. */
export function endDifferently(one: string, other: string): boolean {
  for (let back = 1; back <= one.length && back <= other.length; back++) {
    const a = one.charCodeAt(one.length - back);
    const b = other.charCodeAt(other.length - back);
    if (!isPlain(a) || !isPlain(b)) return false;
    if (a !== b) return true;
  }
  return false;
}

/** The bit by which the codes of `A` and `a` differ. */
const caseBit = 32;

function isLetter(code: number): boolean {
  const small = code | caseBit;
  return small >= 97 && small <= 122;
}

/** A letter, a digit, a colon or a hyphen: none of it stands for other texts. */
function isPlain(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 58) || code === 45;
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
