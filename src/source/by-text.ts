/**
 * Compares two texts, to sort them. The order is the same on every machine: `localeCompare` follows the language of who runs
 * the program.
 */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
