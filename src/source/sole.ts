/** The item of a list that holds just one: of several regions none is the region. */
export function sole<T>([first, ...others]: readonly T[]): T | undefined {
  return others.length === 0 ? first : undefined;
}
