import { editDistance } from "../../source/index.js";

/**
 * The candidates that a misspelled name may mean: those that differ in case alone, if there are any. Otherwise those
 * with the smallest edit distance, which is at most 1 for names of under five characters, else 2.
 */
export function nearest(name: string, candidates: readonly string[]): readonly string[] {
  const lower = name.toLowerCase();
  let limit = name.length < 5 ? 1 : 2;
  let found: string[] = [];
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    if (distance < limit) found = [];
    limit = distance;
    found.push(candidate);
  }
  return found;
}

/**
 * As `nearest`, of names whose words are joined by hyphens: each word must be near. `aws-mcp` is no misspelling of
 * `eks-mcp`, but the server of another service.
 */
export function nearestByWords(name: string, candidates: readonly string[]): readonly string[] {
  const words = name.split("-");
  return nearest(name, candidates).filter((candidate) => {
    const others = candidate.split("-");
    return others.length !== words.length || others.every((other, at) => nearest(words[at] ?? "", [other]).length > 0);
  });
}

/** The candidates with an edit distance of at most `limit`. */
export function nearestWithin(limit: number, name: string, candidates: readonly string[]): readonly string[] {
  const lower = name.toLowerCase();
  return candidates.filter((one) => editDistance(lower, one.toLowerCase(), limit) <= limit);
}
