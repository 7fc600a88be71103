import type { SentEdit, SentFinding, SentJudgement, SentRefusal } from "./sent.js";

/**
 * Other threads that read and link the same run, and then take a part of its work. What is exchanged is plain data.
 */
export interface Threads {
  /** Gives an order to all threads. Each promise is the answer of one of them; the first one has the number 2. */
  send(order: Order): readonly Promise<ThreadAnswer>[];
}

/** Units to judge, or edits to prove. Every thread does the tasks that it takes. */
export type Order = JudgeOrder | ProveOrder;

interface SharedTasks {
  /** For each task, the number of the thread that took it, or 0. All threads see the same numbers. */
  readonly tasks: Int32Array;
}

export interface JudgeOrder extends SharedTasks {
  readonly kind: "judge";
  /** The paths of the units to judge. Each is a task. */
  readonly units: readonly string[];
  /** What the units of the run are made of (`textsOf`). */
  readonly texts: string;
}

export interface ProveOrder extends SharedTasks {
  readonly kind: "prove";
  readonly findings: readonly SentFinding[];
  /** For each task, the groups of edits to prove one after the other. */
  readonly groups: readonly (readonly (readonly SentEdit[])[])[];
}

/** What a thread found out, by the number of the task. An answer is to one order, so one of the two is empty. */
export interface ThreadAnswer {
  readonly judged: ReadonlyMap<number, SentJudgement>;
  readonly refused: ReadonlyMap<number, readonly SentRefusal[]>;
}

/** The answer of a thread that takes no part. */
export const noPart: ThreadAnswer = { judged: new Map(), refused: new Map() };

/** The number of the thread that gives the orders. */
export const mainThread = 1;

export function openTasks(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));
}

/** Does the tasks that no other thread has taken, in their order. `items`: what each task is about. */
export async function doTasks<Item, T>(
  tasks: Int32Array,
  thread: number,
  items: readonly Item[],
  perform: (item: Item, task: number) => T | Promise<T>,
): Promise<ReadonlyMap<number, T>> {
  const done = new Map<number, T>();
  for (const [task, item] of items.entries()) {
    if (Atomics.compareExchange(tasks, task, 0, thread) === 0) done.set(task, await perform(item, task));
  }
  return done;
}
