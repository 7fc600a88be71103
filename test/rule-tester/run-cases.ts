import type { Rule } from "../../src/rule-kit/index.js";
import { createRuleTester, type Framework, type GivenCases } from "../../src/rule-tester/index.js";

/** What became of the tests that the rule tester declares for cases: failures by the name of the test. */
export async function runCases(rule: Rule, cases: GivenCases): Promise<ReadonlyMap<string, string | undefined>> {
  const declared = new Map<string, () => Promise<void> | void>();
  const framework: Framework = {
    describe: (_name, define) => {
      define();
    },
    it: (name, run) => declared.set(name, run),
  };
  createRuleTester(framework).run(rule, cases);
  const outcomes = new Map<string, string | undefined>();
  for (const [name, run] of declared) outcomes.set(name, await failureOf(run));
  return outcomes;
}

async function failureOf(run: () => Promise<void> | void): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
