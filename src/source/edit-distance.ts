/**
 * How many letters must be inserted, deleted, replaced or swapped with the next one to turn one text into the other. If
 * the number is above the limit, the result is the limit plus one.
 */
export function editDistance(one: string, other: string, limit: number): number {
  const tooMany = limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let best = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    if (Math.min(...next) > limit) return tooMany;
    before = row;
    row = next;
  }
  return Math.min(row[other.length] ?? tooMany, tooMany);
}
