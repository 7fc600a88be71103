import assert from "node:assert/strict";
import type { Rule } from "../rule-kit/index.js";
import { assertInvalid, assertValid } from "./case-assert.js";
import { problemsOf } from "./case-check.js";
import { checkFramework, checkRun, formProblems, titleOf, wrongOptions } from "./case-forms.js";
import { textProblems, withTemplate, withTemplates, type Given, type GivenCases } from "./case-texts.js";
import type { ValidCase } from "./cases.js";
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
  checkFramework(framework);
  return {
    run(rule, given) {
      checkRun(rule, given);
      const { describe, it } = framework ?? globalFramework();
      const wrong = [...wrongIn(given.valid, "valid"), ...wrongIn(given.invalid, "invalid")];
      const declare = <Case extends ValidCase>(list: "valid" | "invalid", run: RunCase<Case>): void => {
        for (const [index, one] of given[list].entries()) {
          const problems = formProblems(one, list, index);
          const test = problems.length === 0 && one.only && it.only ? it.only : it;
          test(titleOf(one, list, index), async () => {
            assert.deepEqual(problems, []);
            await run(rule, withTemplate(one as Given<Case>));
          });
        }
      };
      describe(rule.name, () => {
        it("has valid test cases", async () => {
          // What has another form cannot be looked at.
          assert.deepEqual(wrong.length > 0 ? wrong : await caseProblems(rule, given), []);
        });
        describe("valid", () => {
          declare("valid", assertValid);
        });
        describe("invalid", () => {
          declare("invalid", assertInvalid);
        });
      });
    },
  };
}

type RunCase<Case extends ValidCase> = (rule: Rule, one: Case) => Promise<void>;

function wrongIn(cases: readonly unknown[], list: "valid" | "invalid"): readonly string[] {
  return cases.flatMap((one, index) => formProblems(one, list, index));
}

async function caseProblems(rule: Rule, given: GivenCases): Promise<readonly string[]> {
  const cases = withTemplates(given);
  const options = await Promise.all([...cases.valid, ...cases.invalid].map((one) => wrongOptions(rule, one)));
  return [...textProblems(given), ...problemsOf(rule, cases), ...options.flat()];
}

/** The rule tester for Vitest (with `globals: true`), Jest or Mocha, else for `node:test`. */
export const ruleTester: RuleTester = createRuleTester();
