/**
 * The candidates that a misspelled name may mean, best first: the same but for case, else as few slips away as its length
 * allows, all of the same distance.
 */
export function nearest(name: string, candidates: readonly string[]): readonly string[] {
  const lower = name.toLowerCase();
  const same = candidates.filter(({ length }) => length === name.length).filter((one) => one.toLowerCase() === lower);
  if (same.length > 0) return same;
  let limit = name.length < 5 ? 1 : 2;
  let found: string[] = [];
  for (const candidate of candidates) {
    if (Math.abs(name.length - candidate.length) > limit) continue;
    const distance = slips(lower, candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    if (distance < limit) found = [];
    limit = distance;
    found.push(candidate);
  }
  return found;
}

/** The candidates that are at most so many slips away. */
export function within(limit: number, name: string, candidates: readonly string[]): readonly string[] {
  const lower = name.toLowerCase();
  return candidates.filter(
    (one) => Math.abs(one.length - name.length) <= limit && slips(lower, one.toLowerCase(), limit) <= limit,
  );
}

/**
 * Letters to add, take out, change or swap with the next to make one of the other; more than the limit is told as one
 * more than it.
 */
function slips(one: string, other: string, limit: number): number {
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
