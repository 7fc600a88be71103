import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { ChildProcess } from "node:child_process";

/** The milliseconds of the processor that each thread of a process has had, by its id. Only Linux tells them. */
type ThreadTimes = ReadonlyMap<string, number>;

export function threadTimes({ pid }: ChildProcess): ThreadTimes {
  const folder = `/proc/${String(pid)}/task`;
  if (!existsSync(folder)) return new Map();
  return new Map(readdirSync(folder).map((thread) => [thread, timeOf(`${folder}/${thread}/schedstat`)]));
}

/** What the busiest thread has had in between: the one that judges. Others collect its garbage and compile its code. */
export function busiestTime(before: ThreadTimes, after: ThreadTimes): number {
  const times = [...after].map(([thread, time]) => time - (before.get(thread) ?? 0));
  return times.length === 0 ? Number.NaN : Math.max(...times);
}

function timeOf(file: string): number {
  try {
    // Nanoseconds on the processor stand first.
    return Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6;
  } catch {
    // The thread has ended.
    return 0;
  }
}
