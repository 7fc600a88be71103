import type { LintOptions } from "../../workspace/index.js";
import type { Host } from "./host.js";

export interface Progress {
  readonly onProgress?: NonNullable<LintOptions["onProgress"]>;
  /** Removes the progress line. */
  readonly clear: () => void;
}

/** In milliseconds: when the progress is first shown, and how often it changes after that. */
const millisecondsUntilShown = 500;
const millisecondsBetween = 100;

/** Shows the progress of a long run. Shows nothing where that is not a terminal, or in CI. */
export function progressOn({ env, progress }: Host): Progress {
  if (progress?.isTTY !== true || Boolean(env.CI) || env.TERM === "dumb") return { clear: () => undefined };
  const words = { parse: "reading", judge: "judging" };
  let next = performance.now() + millisecondsUntilShown;
  let isShown = false;
  return {
    onProgress: (phase, done, of) => {
      const now = performance.now();
      if (now < next) return;
      next = now + millisecondsBetween;
      isShown = true;
      progress.write(`\r\u001B[Kdmslint: ${words[phase]} ${String(done + 1)} of ${String(of)}`);
    },
    clear: () => {
      if (isShown) progress.write("\r\u001B[K");
    },
  };
}
