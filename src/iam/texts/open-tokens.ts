import { commonStart } from "./common-start.js";
import { isComparable, spendSteps } from "./comparison-steps.js";
import { coverSteps, maybeSteps, overlapSteps, type Steps } from "./token-match.js";
import type { Token } from "./tokens.js";

type Tokens = readonly Token[];

/**
 * The ids of the holes that must have some value, so that a pattern covers a text, or that the two overlap: those on the way
 * through both that leaves the least open. `undefined`: there is no such way, or the texts are too long to look for it.
 */
export function openTokens(pattern: Tokens, subject: Tokens): readonly string[] | undefined {
  if (!isComparable(pattern, subject)) return undefined;
  const end = wayThrough(pattern, subject, maybeSteps) ?? wayThrough(pattern, subject, overlapSteps);
  if (!end) return undefined;
  const ids: string[] = [];
  for (let place: Place | undefined = end; place; place = place.before) {
    if (place.before && place.isOpen) ids.push(...idsAt(pattern, subject, place.before));
  }
  return ids;
}

/** A position in each of two texts, and the one before it on the way. */
interface Place {
  readonly i: number;
  readonly j: number;
  readonly before?: Place;
  /** The step to it is right only for some values of holes. */
  readonly isOpen: boolean;
}

/** Places from which the way may go on: those that the same number of open steps leads to, and those of one more. */
interface Ahead {
  now: Place[];
  later: Place[];
}

/** The way with the fewest open steps. */
function wayThrough(pattern: Tokens, subject: Tokens, steps: Steps): Place | undefined {
  const [i, j] = commonStart(pattern, subject);
  const ahead: Ahead = { now: [{ i, j, isOpen: false }], later: [] };
  const seen = new Set<number>();
  let end: Place | undefined;
  for (let place = next(ahead); place && !end; place = next(ahead)) {
    const key = keyOf(subject, place.i, place.j);
    if (seen.has(key)) continue;
    seen.add(key);
    if (place.i === pattern.length && place.j === subject.length) end = place;
    else addNext(pattern, subject, steps, place, ahead);
  }
  spendSteps(seen.size);
  return end;
}

function next(ahead: Ahead): Place | undefined {
  if (ahead.now.length === 0) [ahead.now, ahead.later] = [ahead.later, []];
  return ahead.now.pop();
}

function addNext(pattern: Tokens, subject: Tokens, steps: Steps, before: Place, { now, later }: Ahead): void {
  const { i, j } = before;
  const certain = new Set<number>();
  coverSteps(pattern, i, subject, j, (toI, toJ) => {
    certain.add(keyOf(subject, toI, toJ));
    now.push({ i: toI, j: toJ, before, isOpen: false });
  });
  steps(pattern, i, subject, j, (toI, toJ) => {
    if (!certain.has(keyOf(subject, toI, toJ))) later.push({ i: toI, j: toJ, before, isOpen: true });
  });
}

function keyOf(subject: Tokens, i: number, j: number): number {
  return i * (subject.length + 1) + j;
}

function idsAt(pattern: Tokens, subject: Tokens, { i, j }: Place): readonly string[] {
  return [pattern[i], subject[j]].flatMap((token) => (token && "id" in token ? [token.id] : []));
}
