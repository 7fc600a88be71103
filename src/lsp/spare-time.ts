import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Milliseconds without work before spare time begins: questions of the editor often follow findings at once. */
const rest = 30;

type CollectGarbage = (options: { readonly type: "minor" }) => void;

export interface SpareTime {
  begin(): void;
  end(): void;
}

/**
 * Has young garbage collected while nothing is to be done. Otherwise every second lint would be interrupted by it, for a
 * quarter of its time. It also costs less then: between two lints only the last one is alive, so little is copied, and
 * nothing of it grows old and has to be looked for in the whole memory.
 */
export function spareTime(): SpareTime {
  // Node has no other way to ask for this in a thread. The flag is off again for other contexts.
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as CollectGarbage;
  setFlagsFromString("--no-expose-gc");
  let timer: NodeJS.Timeout | undefined;
  return {
    begin() {
      clearTimeout(timer);
      timer = setTimeout(() => collect({ type: "minor" }), rest);
    },
    end: () => clearTimeout(timer),
  };
}
