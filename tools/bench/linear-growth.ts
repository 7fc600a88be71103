import type { Cost } from "./cost.js";

/** What so many items cost: files in a run, or resources in a unit. */
export interface Size {
  readonly items: number;
  readonly cost: Cost;
}

export interface Growth extends Size {
  /** Milliseconds by the clock for an item, without those that one small file takes. */
  readonly wall: number;
  /** The same of the main thread. */
  readonly main: number;
  /**
   * How much longer the main thread takes than if each item took what it takes in the size before; 0.1 is 10 % longer, and
   * below 0 it is shorter. From the size before, because V8 is still compiling in the smallest ones, which would hide what
   * grows too fast.
   */
  readonly deviation?: number;
}

/** How much longer than linear a size may take. */
export const linearWithin = 0.2;

/** How the cost of an item changes with the number of items. `small`: one small file, which is nearly all start. */
export function growthOf(small: Cost, sizes: readonly Size[]): readonly Growth[] {
  const perItem = sizes.map((size) => ({
    ...size,
    wall: (size.cost.wall - small.wall) / size.items,
    main: (size.cost.main - small.main) / size.items,
  }));
  return perItem.map((growth, index) => {
    const before = perItem[index - 1];
    if (before === undefined) return growth;
    return { ...growth, deviation: growth.cost.main / (small.main + growth.items * before.main) - 1 };
  });
}
