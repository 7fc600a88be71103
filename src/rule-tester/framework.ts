import { describe as nodeDescribe, it as nodeIt } from "node:test";

/** What the tester needs of a test framework: Vitest, Jest, Mocha and `node:test` all have it. */
export interface Framework {
  readonly describe: (name: string, define: () => void) => unknown;
  readonly it: Test & { readonly only?: Test };
}

type Test = (name: string, run: () => Promise<void> | void) => unknown;

/** The framework that has put its functions among the globals; `node:test` where none has. */
export function globalFramework(): Framework {
  const { describe, it } = globalThis as { describe?: unknown; it?: unknown };
  if (isDescribe(describe) && isTest(it)) return { describe, it };
  return {
    describe: (name, define) => void nodeDescribe(name, define),
    it: (name, run) => void nodeIt(name, async () => run()),
  };
}

function isDescribe(value: unknown): value is Framework["describe"] {
  return typeof value === "function";
}

function isTest(value: unknown): value is Framework["it"] {
  return typeof value === "function";
}
