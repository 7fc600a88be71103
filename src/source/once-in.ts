/** Computes something for a key only once, and keeps it in a map. */
export function onceIn<Key, T>(known: Map<Key, T>, key: Key, compute: () => T): T {
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before as T;
  const computed = compute();
  known.set(key, computed);
  return computed;
}
