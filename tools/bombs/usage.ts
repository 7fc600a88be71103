import { readFileSync, writeFileSync } from "node:fs";

/** What a process has used so far: seconds of the processor, and the most memory that it held. */
export interface Usage {
  readonly seconds: number;
  readonly megabytes: number;
  /** Whether it waits for something now: a file, a timer, its parent. */
  readonly isWaiting: boolean;
}

/** `/proc` counts processor time in hundredths of a second. */
const ticksPerSecond = 100;

/**
 * Read from `/proc`, so on Linux only; `undefined`: the process has ended. Seconds of the processor, not of the clock: other
 * work on the machine does not change them much.
 */
export function usageOf(pid: number): Usage | undefined {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${String(pid)}/status`))?.[1];
  // The name of the program stands in brackets and may hold spaces.
  const fields = read(`/proc/${String(pid)}/stat`)
    .replace(/^.*\)/s, "")
    .trim()
    .split(" ");
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  if (peak === undefined || Number.isNaN(user + system)) return undefined;
  return {
    seconds: (user + system) / ticksPerSecond,
    megabytes: (Number(peak) * 1024) / 1e6,
    isWaiting: fields[0] === "S",
  };
}

/** The most memory that a process holds is counted from now on. Where that is not allowed, it holds what it held before. */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${String(pid)}/clear_refs`, "5");
  } catch {
    // The peak of earlier work is too high a figure, never one that is too low.
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
