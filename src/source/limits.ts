const met = new Map<string, number>();

/**
 * Notes that a limit was met: what is beyond it is not read, and the value is unknown. Only `--debug` shows the counts;
 * no judgement depends on them.
 *
 * @param limit What was too large or too deep, in the words of a `--debug` line.
 */
export function limitMet(limit: string): void {
  met.set(limit, (met.get(limit) ?? 0) + 1);
}

/** How often each limit was met since the last call. */
export function takeLimitsMet(): ReadonlyMap<string, number> {
  const counts = new Map(met);
  met.clear();
  return counts;
}
