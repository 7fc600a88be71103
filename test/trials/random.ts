/** Random numbers that are the same in each run of a test. */
export interface Random {
  /** A whole number from 0 to `count - 1`. */
  readonly below: (count: number) => number;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
}

/** A generator of Park and Miller. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const below = (count: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % count;
  };
  return { below, pick: (items) => items[below(items.length)] ?? items[0] };
}
