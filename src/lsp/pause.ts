/** Milliseconds without a change before a unit is linted. Most people need longer for the next key. */
export const pause = 80;
