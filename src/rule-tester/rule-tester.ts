import assert from "node:assert/strict";
import type { Rule } from "../rule-kit/index.js";
import { assertInvalid, assertValid } from "./case-assert.js";
import { problemsOf } from "./case-check.js";
import { textProblems, withTemplates, type GivenCases } from "./case-texts.js";
import { globalFramework, type Framework } from "./framework.js";

/** Runs the cases of rules as tests. */
export interface RuleTester {
  /** Declares a test for each case of a rule, and one test that checks the cases themselves. */
  run<Id extends string>(rule: RuleWith<Id>, cases: GivenCases<NoInfer<Id>>): void;
}

/** A rule whose messages have these ids. */
type RuleWith<Id extends string> = Rule & { readonly meta: { readonly messages: Readonly<Record<Id, string>> } };

/** Creates a rule tester for a test framework: `createRuleTester({ describe, it })`. */
export function createRuleTester(framework?: Framework): RuleTester {
  return {
    run(rule, given) {
      const { describe, it } = framework ?? globalFramework();
      const cases = withTemplates(given);
      const test = (only: boolean | undefined): Framework["it"] => (only && it.only ? it.only : it);
      describe(rule.name, () => {
        it("has valid test cases", () => {
          assert.deepEqual([...textProblems(given), ...problemsOf(rule, cases)], []);
        });
        describe("valid", () => {
          for (const one of cases.valid) test(one.only)(one.name, () => assertValid(rule, one));
        });
        describe("invalid", () => {
          for (const one of cases.invalid) test(one.only)(one.name, () => assertInvalid(rule, one));
        });
      });
    },
  };
}

/** The rule tester for Vitest (with `globals: true`), Jest or Mocha, else for `node:test`. */
export const ruleTester: RuleTester = createRuleTester();
