import { youngHeap, type YoungHeap } from "../v8/index.js";
import type { Task } from "./editor/thread-messages.js";

/** Milliseconds without work before spare time begins: questions of the editor often follow findings at once. */
const idleMilliseconds = 30;

/**
 * Bytes. V8 collects when 16 MB are used, and a lint of 500 lines takes a third of that. To collect after each lint would let
 * the last one grow old each time, and what is old makes a full collection due.
 */
const muchGarbage = 8_000_000;

/** How a session practises. */
interface Practice {
  /** Milliseconds between two practices, so that they use little of the processor. */
  readonly pause: number;
  /** After so many tasks and practices, V8 has compiled what judging runs often. */
  readonly enough: number;
}

const usual: Practice = { pause: 200, enough: 300 };

export interface SpareTime {
  /** A task has ended. @param practise Work whose only use is that V8 compiles what it runs. It must be short. */
  begin(practise?: () => Promise<void>): void;
  end(): void;
}

/**
 * Has young garbage collected while nothing is to be done. Otherwise every second lint would be interrupted by it, for a
 * quarter of its time. It also costs less then: between two lints only the last one is alive, so little is copied, and
 * nothing of it grows old and has to be looked for in the whole memory.
 *
 * In a new session, it also practises: the first hundred lints of a text take twice as long as later ones, and the next
 * hundreds a third longer, so they are done while nobody types.
 */
export function spareTime(heap: YoungHeap = youngHeap(), { enough, pause }: Practice = usual): SpareTime {
  let timer: NodeJS.Timeout | undefined;
  let done = 0;
  const wait = (milliseconds: number, practise?: () => Promise<void>): void => {
    clearTimeout(timer);
    const own = setTimeout(() => void use(practise, () => timer === own), milliseconds);
    timer = own;
  };
  const use = async (practise: (() => Promise<void>) | undefined, isSpare: () => boolean): Promise<void> => {
    if (heap.used() > muchGarbage) heap.collect();
    if (!practise || done > enough) return;
    done++;
    await practise();
    if (isSpare()) wait(pause, practise);
  };
  return {
    begin(practise) {
      done++;
      wait(idleMilliseconds, practise);
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** Milliseconds. What takes longer is not repeated for practice: a key could come meanwhile, and nobody watches. */
const shortLint = 100;

/**
 * Gives after each task the unit to practise with: the one that was linted last, if that was short. The time of a question
 * does not count: a hover is short also where the lint of its unit takes seconds.
 */
export function practisedUnit(): (task: Pick<Task, "kind" | "unit">, took: number) => string | undefined {
  let unit: string | undefined;
  return (task, took) => {
    if (task.kind === "findings") unit = took < shortLint ? task.unit : undefined;
    return unit;
  };
}
