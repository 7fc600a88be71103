/**
 * The item of a list that has exactly one item. With more items there is no result: one of several is not the answer.
 */
export function sole<T>([first, ...others]: readonly T[]): T | undefined {
  return others.length === 0 ? first : undefined;
}
