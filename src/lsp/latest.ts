/** Keeps one answer a key, made again after a pause whenever something changes; an older making is dropped. */
export interface Latest<T> {
  /** Makes the answer again, after the pause or, for what is shown for the first time, at once. */
  refresh(key: string): void;
  /** The answer for what is there now; waits for it where it is being made. */
  current(key: string): Promise<T | undefined>;
  /** The answer that was made last. */
  last(key: string): T | undefined;
  keys(): readonly string[];
  forget(key: string): void;
}

interface Entry<T> {
  /** Counts the changes: what began before the last one is out of date. */
  generation: number;
  timer?: NodeJS.Timeout;
  making: Promise<void>;
  answer?: T;
}

export interface LatestOptions<T> {
  readonly pause: number;
  /** `undefined`: there is no new answer, the former one stays. */
  readonly make: (key: string) => Promise<T | undefined>;
  readonly onAnswer: (key: string, answer: T) => void;
}

export function latest<T>({ pause, make, onAnswer }: LatestOptions<T>): Latest<T> {
  const entries = new Map<string, Entry<T>>();
  const start = (key: string, entry: Entry<T>): void => {
    clearTimeout(entry.timer);
    delete entry.timer;
    const { generation } = entry;
    entry.making = make(key).then((answer) => {
      if (answer === undefined || entries.get(key) !== entry || entry.generation !== generation) return;
      entry.answer = answer;
      onAnswer(key, answer);
    });
  };
  return {
    refresh(key) {
      const known = entries.get(key);
      const entry: Entry<T> = known ?? { generation: 0, making: Promise.resolve() };
      entries.set(key, entry);
      entry.generation++;
      clearTimeout(entry.timer);
      entry.timer = setTimeout(() => start(key, entry), known ? pause : 0);
    },
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
