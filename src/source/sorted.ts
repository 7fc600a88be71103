/** How many items there are before the first one for which `isBefore` is false. After that one, it must be false for all. */
export function partitionPoint<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The index of the last item whose place is not after an offset, or -1 if there is none. The items must be in ascending
 * order.
 */
export function lastIndexUpTo<T>(items: readonly T[], offset: number, placeOf: (item: T) => number): number {
  return partitionPoint(items, (item) => placeOf(item) <= offset) - 1;
}
