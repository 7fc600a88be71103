import { setFlagsFromString } from "node:v8";
import { isTried } from "./tried.js";

/** How much code of other functions V8 puts into one that it compiles well, in bytes. */
const inliningUpTo = (bytes: number): string => `--max-inlined-bytecode-size-cumulative=${String(bytes)}`;

const [little, asUsual] = [inliningUpTo(200), inliningUpTo(920)];

/** The flags that have V8 put less code into other functions. */
export const inliningFlags: readonly string[] = isTried ? [little, asUsual] : [];

/**
 * Does work while V8 compiles faster: it puts less code of functions into those that call them.
 *
 * V8 compiles in threads of its own. In a run of some seconds they take as much time as the linter, and where there are two
 * cores, the linter has to wait for them. Its functions are small and call many others, so most of that time is for copies
 * of the same code. What is compiled with less of that is as fast.
 */
export async function inliningLess<T>(work: () => Promise<T>): Promise<T> {
  if (!isTried) return work();
  setFlagsFromString(little);
  try {
    return await work();
  } finally {
    // Code that is kept for the next run is refused where the flags are others.
    setFlagsFromString(asUsual);
  }
}
