import type { ChildProcess } from "node:child_process";
import type { Bounds } from "./bomb.js";
import { usageOf, type Usage } from "./usage.js";

/** A child that goes so far over a bound is stopped: the machine has other work. */
const patience = 2;

/** Seconds of the clock, for each second of work that is allowed, in which a child may wait for something. */
const waitPatience = 4;

const pollMilliseconds = 10;

/** What a child used, and why it was stopped. */
export interface Spent {
  readonly usage: Usage;
  readonly stopped: string | undefined;
}

/** Stops a child that goes far over its bounds from now on. The function that it gives ends that. */
export function keepInBounds(child: ChildProcess, bounds: Bounds): () => Spent {
  const usageNow = (): Usage | undefined => usageOf(child.pid ?? 0);
  const begun = usageNow()?.seconds ?? 0;
  let usage: Usage = { seconds: 0, megabytes: 0, isWaiting: false };
  let waited = 0;
  let before = performance.now();
  let stopped: string | undefined;
  const look = (): void => {
    const now = usageNow();
    const seconds = now === undefined ? usage.seconds : now.seconds - begun;
    const time = performance.now();
    // A child that others keep from its work does not wait: it is ready to run.
    if ((now ?? usage).isWaiting && seconds === usage.seconds) waited += (time - before) / 1000;
    before = time;
    usage = { ...(now ?? usage), seconds };
  };
  const poll = setInterval(() => {
    look();
    stopped ??= stopReason(usage, bounds, waited);
    if (stopped !== undefined) child.kill("SIGKILL");
  }, pollMilliseconds);
  return () => {
    clearInterval(poll);
    look();
    return { usage, stopped };
  };
}

function stopReason({ megabytes, seconds }: Usage, bounds: Bounds, waited: number): string | undefined {
  if (seconds > bounds.seconds * patience) return "stopped, it took too long";
  if (megabytes > bounds.megabytes * patience) return "stopped, it took too much memory";
  return waited > bounds.seconds * waitPatience ? "stopped, it waits" : undefined;
}
