import { createContext, Script } from "node:vm";

/**
 * The time limit for a pattern. Terraform's patterns take linear time, but JavaScript's may never end. `undefined` as a
 * result means that the limit was reached.
 */
const milliseconds = 100;

const context: Record<string, unknown> = {};
createContext(context);

const match = new Script("pattern.global ? [...text.matchAll(pattern)] : [pattern.exec(text)].filter(Boolean)");
const replace = new Script("text.replace(pattern, replacement)");

export function matches(pattern: RegExp, text: string): readonly RegExpMatchArray[] | undefined {
  return run(match, { pattern, text }) as readonly RegExpMatchArray[] | undefined;
}

export function replaced(pattern: RegExp, text: string, replacement: string): string | undefined {
  return run(replace, { pattern, text, replacement }) as string | undefined;
}

function run(script: Script, values: Readonly<Record<string, unknown>>): unknown {
  Object.assign(context, values);
  try {
    return script.runInContext(context, { timeout: milliseconds });
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
