import { setFlagsFromString } from "node:v8";
import { isTried, version } from "./tried.js";

/** How often a function must run before it is compiled well: in bytes that ran, or since V8 12 in calls. */
const soon = version < 12 ? "--interrupt-budget=10000" : "--invocation-count-for-turbofan=450";

/** Milliseconds after which V8 compiles a function that has run often. By then, most lints have ended. */
const inPauses = "--concurrent-recompilation-delay=30";

/** The memory may grow to three times what is needed before it is collected: V8 did it after every tenth key. */
const longer = ["--heap-growing-percent=200", "--retain-maps-for-n-gc=1000"];

/** The flags that have V8 compile in pauses, and keep what it compiled. */
export const keepingCode: readonly string[] = isTried ? [soon, inPauses, ...longer] : [];

/**
 * Has V8 compile what a thread runs often soon, in pauses, and keep it. It counts for threads that begin later.
 *
 * A lint in the editor is short and always the same, so V8 would need a thousand of them to compile all of it well. It compiles in
 * threads of its own, which take the few cores of a machine away from the lint. And at each full collection of garbage it drops the
 * code of all functions that exist only during a lint, as most inner functions do.
 */
export function keepCompiledCode(): void {
  for (const flag of keepingCode) setFlagsFromString(flag);
}
