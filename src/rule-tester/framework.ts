import { describe as nodeDescribe, it as nodeIt } from "node:test";

/** The functions of a test framework that the tester needs. Vitest, Jest, Mocha and `node:test` have them. */
export interface Framework {
  readonly describe: (name: string, define: () => void) => unknown;
  readonly it: Test & { readonly only?: Test };
}

type Test = (name: string, run: () => Promise<void> | void) => unknown;

/** The test framework whose functions are globals, or `node:test` if there is none. */
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
