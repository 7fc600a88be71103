import { afterEach, describe, expect, it, vi } from "vitest";
import type { Host } from "../../../src/cli/main.js";
import { progressOn } from "../../../src/cli/process/progress.js";

function hostOf(
  isTTY: boolean,
  env: Readonly<Record<string, string>> = {},
): { readonly host: Host; readonly written: string[] } {
  const written: string[] = [];
  const host: Host = {
    cwd: "/",
    env,
    stdin: () => Promise.resolve(new Uint8Array()),
    stdout: { write: () => undefined },
    stderr: { write: () => undefined },
    onInterrupt: () => undefined,
    progress: { write: (text) => written.push(text), isTTY },
  };
  return { host, written };
}

/** What is written by a run whose parts take this many milliseconds. */
function run(isTTY: boolean, env: Readonly<Record<string, string>>, ...times: readonly number[]): readonly string[] {
  const { host, written } = hostOf(isTTY, env);
  const { clear, onProgress } = progressOn(host);
  times.forEach((time, index) => {
    vi.advanceTimersByTime(time);
    onProgress?.(index < 2 ? "parse" : "judge", index, times.length);
  });
  clear();
  return written;
}

describe("progressOn", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("shows a long run on a terminal, not too often, and takes it away", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    expect(run(true, {}, 400, 200, 50, 80, 10)).toEqual([
      "\r\u001B[Kdmslint: reading 2 of 5",
      "\r\u001B[Kdmslint: judging 4 of 5",
      "\r\u001B[K",
    ]);
  });

  it.each<[string, boolean, Record<string, string>, number]>([
    ["a short run", true, {}, 100],
    ["a pipe", false, {}, 1000],
    ["CI", true, { CI: "true" }, 1000],
  ])("shows nothing in %s", (_, isTTY, env, time) => {
    vi.useFakeTimers({ toFake: ["performance"] });
    expect(run(isTTY, env, time, time, time)).toEqual([]);
  });
});
