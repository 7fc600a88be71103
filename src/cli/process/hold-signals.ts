/** What ends the program, unless somebody listens. */
const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * A signal that would end the program ends it between two steps of the work: whenever the work lets the event loop turn.
 * So nothing is left half done. Where somebody listens already (`--watch`), nothing changes.
 */
export async function holdSignals<T>(work: () => Promise<T>): Promise<T> {
  const held = endings
    .filter((signal) => process.listenerCount(signal) === 0)
    .map((signal) => ({ signal, end: (): void => void process.kill(process.pid, signal) }));
  for (const { end, signal } of held) process.once(signal, end);
  try {
    return await work();
  } finally {
    // The event loop notices a signal that came in the last step when it turns once more.
    await new Promise((turned) => setImmediate(turned));
    for (const { end, signal } of held) process.off(signal, end);
  }
}
