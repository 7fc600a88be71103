import { editDistance } from "../source/index.js";

/**
 * The candidates that a misspelled name may mean: those that differ in case alone, if there are any. Otherwise those
 * with the smallest edit distance, which is at most 1 for names of under five characters, else 2.
 */
export function nearest(name: string, candidates: readonly string[]): readonly string[] {
  const lower = name.toLowerCase();
  const same = candidates.filter(({ length }) => length === name.length).filter((one) => one.toLowerCase() === lower);
  if (same.length > 0) return same;
  let limit = name.length < 5 ? 1 : 2;
  let found: string[] = [];
  for (const candidate of candidates) {
    if (Math.abs(name.length - candidate.length) > limit) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    if (distance < limit) found = [];
    limit = distance;
    found.push(candidate);
  }
  return found;
}

/** The candidates with an edit distance of at most `limit`. */
export function nearestWithin(limit: number, name: string, candidates: readonly string[]): readonly string[] {
  const lower = name.toLowerCase();
  return candidates.filter(
    (one) => Math.abs(one.length - name.length) <= limit && editDistance(lower, one.toLowerCase(), limit) <= limit,
  );
}
