/** What a table has under a key; what every object inherits, such as `constructor`, is no entry. */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
