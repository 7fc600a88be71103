import { limitMet } from "../../source/index.js";

/** The pairs of positions of two texts that are compared. AWS accepts no ARN with more than 2,048 characters. */
const pairLimit = 2_100 * 2_100;

const state = { left: Infinity };

/**
 * Does some work, whose comparisons of patterns may take so many steps in all. The comparisons that no steps are left
 * for answer *unknown*.
 *
 * @returns Whether there were enough steps.
 */
export function withinSteps(steps: number, work: () => void): boolean {
  const before = state.left;
  state.left = steps;
  try {
    work();
    return state.left >= 0;
  } finally {
    state.left = before;
  }
}

/** Whether two texts can be compared: they are not too long, and there are steps left. */
export function isComparable(pattern: ArrayLike<unknown>, subject: ArrayLike<unknown>): boolean {
  const isShort = pattern.length * subject.length <= pairLimit;
  if (!isShort) limitMet("patterns and values that are too long to compare");
  if (state.left < 0) limitMet("comparisons of patterns in one unit");
  return isShort && state.left >= 0;
}

/** Takes the steps of a comparison from those that are left. */
export function spendSteps(steps: number): void {
  state.left -= steps;
}
