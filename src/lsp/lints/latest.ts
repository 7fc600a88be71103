import type { Rhythm } from "./pause.js";

/**
 * Keeps the latest answer for each key. After a change, the answer is made again. An answer that was started before the
 * last change is dropped.
 */
export interface Latest<T> {
  /** Makes the answer again. It waits for the pause first. */
  refresh(key: string): void;
  /** Sets the answer, instead of making it. */
  set(key: string, answer: T): void;
  /** The answer for the current state. If it is still being made, this waits for it. */
  current(key: string): Promise<T | undefined>;
  /** The answer that was made last. It may be out of date. */
  last(key: string): T | undefined;
  keys(): readonly string[];
  forget(key: string): void;
}

interface Entry<T> {
  /** The number of changes. An answer that was started with a lower number is out of date. */
  generation: number;
  /** When it was changed last, and how long it took to make the last answer. */
  changedAt: number;
  took: number;
  timer?: NodeJS.Timeout;
  making: Promise<void>;
  answer?: T;
}

export interface LatestOptions<T> {
  /** Milliseconds without a change before an answer is made. What is new has had no change. */
  readonly pause: (key: string, rhythm: Rhythm) => number;
  /**
   * Makes an answer. `undefined`: there is no new answer, and the last one stays. An answer that has to wait before it
   * is made is not needed when `isWanted` gives false then.
   */
  readonly make: (key: string, isWanted: () => boolean) => Promise<T | undefined>;
  readonly onAnswer: (key: string, answer: T) => void;
}

const unchanged = { generation: 0, changedAt: -Infinity, took: 0 } as const;

export function latest<T>(options: LatestOptions<T>): Latest<T> {
  const entries = new Map<string, Entry<T>>();
  const entryOf = (key: string): Entry<T> => {
    const entry: Entry<T> = entries.get(key) ?? { ...unchanged, making: Promise.resolve() };
    entries.set(key, entry);
    return entry;
  };
  const start = (key: string, entry: Entry<T>): void => startMaking(key, entry, entries, options);
  return {
    refresh(key) {
      const entry = entryOf(key);
      const now = performance.now();
      const wait = options.pause(key, { quiet: now - entry.changedAt, took: entry.took });
      entry.changedAt = now;
      entry.generation++;
      clearTimeout(entry.timer);
      // A timer of no time takes a millisecond.
      if (wait === 0) start(key, entry);
      else entry.timer = setTimeout(() => start(key, entry), wait);
    },
    set: (key, answer) => void (entryOf(key).answer = answer),
    async current(key) {
      const entry = entries.get(key);
      while (entry && entries.get(key) === entry) {
        if (entry.timer) start(key, entry);
        const { generation } = entry;
        await entry.making;
        if (entry.generation === generation) return entry.answer;
      }
      return undefined;
    },
    last: (key) => entries.get(key)?.answer,
    keys: () => [...entries.keys()],
    forget(key) {
      clearTimeout(entries.get(key)?.timer);
      entries.delete(key);
    },
  };
}

function startMaking<T>(
  key: string,
  entry: Entry<T>,
  entries: ReadonlyMap<string, Entry<T>>,
  { make, onAnswer }: LatestOptions<T>,
): void {
  clearTimeout(entry.timer);
  delete entry.timer;
  const { generation } = entry;
  const began = performance.now();
  const isWanted = (): boolean => entries.get(key) === entry && entry.generation === generation;
  entry.making = make(key, isWanted).then((answer) => {
    entry.took = performance.now() - began;
    if (answer === undefined || !isWanted()) return;
    entry.answer = answer;
    onAnswer(key, answer);
  });
}
