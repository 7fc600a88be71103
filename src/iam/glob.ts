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
