import { createContext, Script } from "node:vm";
import { lazily } from "../../../../source/index.js";

/**
 * The time limit for a pattern. Terraform's patterns take linear time, but JavaScript's may never end. `undefined` as a
 * result means that the limit was reached.
 */
const milliseconds = 100;

// Few modules have patterns, so these are made when the first one comes.
const context = lazily((): Record<string, unknown> => {
  const globals = {};
  createContext(globals);
  return globals;
});
const match = lazily(
  () => new Script("pattern.global ? [...text.matchAll(pattern)] : [pattern.exec(text)].filter(Boolean)"),
);
const replace = lazily(() => new Script("text.replace(pattern, replacement)"));

export function matches(pattern: RegExp, text: string): readonly RegExpMatchArray[] | undefined {
  return run(match(), { pattern, text }) as readonly RegExpMatchArray[] | undefined;
}

/** `replacement`: gets what `String.replace` passes, and gives the text for one match. */
export function replaced(
  pattern: RegExp,
  text: string,
  replacement: (...match: never[]) => string,
): string | undefined {
  return run(replace(), { pattern, text, replacement }) as string | undefined;
}

function run(script: Script, values: Readonly<Record<string, unknown>>): unknown {
  Object.assign(context(), values);
  try {
    return script.runInContext(context(), { timeout: milliseconds });
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  }
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
