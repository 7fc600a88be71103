import type { CallCounts, Piece } from "./call-counts.js";

/** The sizes of an input: one, twice and four times as many parts. */
export const sizes: readonly [number, number, number] = [40, 80, 160];

/** A function whose calls grow with the square of the parts. */
export interface Square {
  readonly piece: Piece;
  /** The counts for the three sizes. */
  readonly counts: readonly [number, number, number];
  /** How many runs each pair of parts takes. */
  readonly perPair: number;
}

/** Half of the pairs are what a comparison of each part with those before it takes. */
const leastPerPair = 0.4;

/** The functions of which a piece runs for each pair of parts, with the piece that runs most often; the worst first. */
export function squaresIn([small, middle, large]: readonly [CallCounts, CallCounts, CallCounts]): readonly Square[] {
  const found = new Map<number, Square>();
  for (const [key, piece] of large) {
    const counts = [small.get(key)?.count ?? 0, middle.get(key)?.count ?? 0, piece.count] as const;
    const perPair = squarePart(counts);
    const before = found.get(piece.functionStart)?.perPair ?? leastPerPair;
    if (perPair >= before && isSteep(counts)) found.set(piece.functionStart, { piece, counts, perPair });
  }
  return [...found.values()].sort((one, other) => other.perPair - one.perPair);
}

/**
 * The factor `s` of counts that grow as `l * n + s * n²`: the part that grows in proportion falls out. What happens only
 * once, or from a size on, makes it inexact.
 */
function squarePart([one, two, four]: readonly [number, number, number]): number {
  return (four - 3 * two + 2 * one) / (6 * sizes[0] ** 2);
}

/** What searches in a list that is in order takes 2.27 times as much for twice as much more. */
function isSteep([one, two, four]: readonly [number, number, number]): boolean {
  return four - two > 2.3 * (two - one);
}
