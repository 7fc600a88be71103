/**
 * The items of a list that is complete. A list that grew item by item has room for 17 items or more, and a template has
 * many short ones, which are all kept.
 */
export function fitted<T>(items: readonly T[]): readonly T[] {
  return items.slice();
}
