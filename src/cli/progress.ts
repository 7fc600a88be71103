import type { LintOptions } from "../workspace/index.js";
import type { Host } from "./host.js";

export interface Progress {
  readonly onProgress?: NonNullable<LintOptions["onProgress"]>;
  /** Takes away what is shown. */
  readonly clear: () => void;
}

/** Milliseconds: a run that is shorter shows nothing, and a line stays as long. */
const patience = 500;
const pause = 100;

/** How far a long run is, on a terminal's stderr; nothing in a pipe or under CI. */
export function progressOn({ env, stderr }: Host): Progress {
  if (stderr.isTTY !== true || Boolean(env.CI)) return { clear: () => undefined };
  const words = { parse: "reading", judge: "judging" };
  let next = performance.now() + patience;
  let isShown = false;
  return {
    onProgress: (phase, done, of) => {
      const now = performance.now();
      if (now < next) return;
      next = now + pause;
      isShown = true;
      stderr.write(`\r\u001B[Kdmslint: ${words[phase]} ${String(done + 1)} of ${String(of)}`);
    },
    clear: () => {
      if (isShown) stderr.write("\r\u001B[K");
    },
  };
}
