/** The item of a list with exactly one item. If there are several regions, no one of them is the region. */
export function sole<T>([first, ...others]: readonly T[]): T | undefined {
  return others.length === 0 ? first : undefined;
}
