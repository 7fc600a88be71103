import { setFlagsFromString } from "node:v8";

/**
 * Has V8 compile what judging runs soon, and keep it.
 *
 * A lint in the editor is short and always the same, so V8 would need a thousand of them to compile all of it well. It also
 * drops, at each full collection of garbage, the code of all functions that exist only during a lint, as most inner
 * functions do. It then compiles them again beside the next keys, which take a third longer.
 */
export function keepCompiledCode(): void {
  for (const flag of [...soon, ...longer]) setFlagsFromString(flag);
}

/** How often a function must run before it is compiled well. V8 12 renamed the flag. */
const soon =
  Number.parseInt(process.versions.v8, 10) < 12
    ? ["--interrupt-budget=10000"]
    : ["--invocation-count-for-turbofan=450"];

/** The memory may grow to three times what is needed before it is collected: V8 did it after every tenth key. */
const longer = ["--heap-growing-percent=200", "--retain-maps-for-n-gc=1000"];
