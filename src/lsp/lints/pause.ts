/** How a unit has been edited and judged so far. Times are in milliseconds. */
export interface Rhythm {
  /** The time since the change before this one. */
  readonly quiet: number;
  /** How long the last judging took, with the time that it had to wait for others. */
  readonly took: number;
}

const shortestPause = 15;
const longestPause = 300;

/**
 * Milliseconds without a change before a unit is judged again. It is longer for a unit that takes long, so that judging
 * leaves most of the time to answers. A change after a longer rest is judged at once: what somebody does next comes later.
 */
export function pauseFor({ quiet, took }: Rhythm): number {
  const pause = Math.min(Math.max(2 * took, shortestPause), longestPause);
  return quiet > pause ? 0 : pause;
}

/**
 * The same for a unit that was stopped, until it is judged once. Judging it takes long, probably again, and nothing else is
 * judged meanwhile. So it is not tried between two keys.
 */
export const longPause = 1_000;
