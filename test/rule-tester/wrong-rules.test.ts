import { describe, expect, it } from "vitest";
import { plainText } from "../../src/iam/index.js";
import { asLiteral, type Report, type Rule, type RuleContext, type Visitor } from "../../src/rule-kit/index.js";
import { actionCase } from "./action-case.js";
import { runCases } from "./run-cases.js";
import { sound } from "./sound-cases.js";

/** Reports what its own suggestion writes. */
const everyWildcard = (context: RuleContext<Report>): Visitor => ({
  ActionPattern({ node }) {
    const action = asLiteral(node) ?? "";
    const readOnly = plainText(action.replace(/\*$/, "Get*"));
    const suggest: Report["suggest"] = [{ messageId: "readOnly", fix: (fixer) => fixer.replaceText(node, readOnly) }];
    if (action.endsWith("*")) context.report({ node, address: "", messageId: "tooMuch", data: { action }, suggest });
  },
});

/** Reports what its own fix writes. */
const everyAction = (context: RuleContext<Report>): Visitor => ({
  ActionPattern({ node }) {
    const action = asLiteral(node) ?? "";
    const right = "s3:PutObject";
    const fix: Report["fix"] = (fixer) => fixer.replaceText(node, plainText(right));
    if (/put/i.test(action))
      context.report({ node, address: "", messageId: "wrongCase", data: { action, right }, fix });
  },
});

describe("a rule that does not hold", () => {
  const broken = (change: Partial<Rule>): Rule => ({ ...actionCase, ...change });

  it.each<[string, Rule, string, RegExp]>([
    [
      "throws",
      broken({
        create: () => {
          throw new Error("oops");
        },
      }),
      "right case",
      /^the rule throws:\nError: oops\n {4}at .*wrong-rules\.test\.ts:/,
    ],
    [
      "leaves a placeholder",
      broken({
        meta: { ...actionCase.meta, messages: { ...actionCase.meta.messages, wrongCase: "{{acton}} is wrong." } },
      }),
      "wrong case",
      /a placeholder is not filled: "data" of the report has no "acton"/,
    ],
    [
      "does not say that it fixes",
      broken({ meta: { ...actionCase.meta, fixable: false } }),
      "wrong case",
      /the rule throws:\n.*"fix", but meta\.fixable is not true/,
    ],
    [
      "suggests what does not mend",
      broken({ create: everyWildcard }),
      "too much",
      /still there after "Allow reading only"/,
    ],
    ["fixes nothing", broken({ create: everyAction }), "wrong case", /still there after its fix/],
    [
      "does not say that it has suggestions",
      broken({ meta: { ...actionCase.meta, hasSuggestions: false } }),
      "too much",
      /the rule throws:\n.*"suggest", but meta\.hasSuggestions is not true/,
    ],
  ])("fails: it %s", async (_what, rule, name, failure) => {
    const outcomes = await runCases(rule, sound);
    expect(outcomes.get(name)).toMatch(failure);
  });
});
