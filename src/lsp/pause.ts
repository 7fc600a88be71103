/** Milliseconds without a change before a unit is linted. Most people need longer for the next key. */
export const pause = 80;

/**
 * The same for a unit that was stopped, until it is judged once. Judging it takes long, probably again, and nothing else is
 * judged meanwhile. So it is not tried between two keys.
 */
export const longPause = 1_000;
