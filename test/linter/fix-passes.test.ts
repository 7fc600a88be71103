import { describe, expect, it } from "vitest";
import { plainText } from "../../src/iam/index.js";
import { lint, rules as builtIn, type LintOutcome } from "../../src/linter/index.js";
import { defineRule, literalOf, type Rule } from "../../src/rule-kit/index.js";
import { loadWasm } from "../../src/workspace/index.js";

/** A rule that writes one Sid instead of another. */
function renames(name: string, from: string, to: string): Rule {
  return defineRule({
    name,
    meta: {
      type: "suggestion",
      fixable: true,
      docs: { description: "Require another Sid" },
      messages: { wrong: "Write another Sid." },
    },
    create: (context) => ({
      Statement({ sid }, { address }) {
        if (!sid || literalOf(sid) !== from) return;
        context.report({
          node: sid,
          address,
          messageId: "wrong",
          fix: (fixer) => fixer.replaceText(sid, plainText(to)),
        });
      },
    }),
  });
}

const policy = (sid: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Sid": "${sid}", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }\n`;

async function fixed(files: Readonly<Record<string, string>>, rules: readonly Rule[]): Promise<LintOutcome> {
  return lint({
    units: Object.keys(files).map((path) => ({
      kind: "policy",
      path,
      files: [path],
      rules: new Map(rules.map(({ name }) => [name, { severity: "error", options: {} }])),
      settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
      values: { parameters: {}, variables: {} },
    })),
    reader: { read: (path) => files[path], list: () => [] },
    loadWasm,
    rules,
    fix: "fixes",
  });
}

/** The edits that are still offered. */
function fixesIn({ results }: LintOutcome): readonly unknown[] {
  const counted = results.flatMap(({ fixableErrorCount }) => (fixableErrorCount > 0 ? [fixableErrorCount] : []));
  return [...counted, ...results.flatMap(({ messages }) => messages.flatMap(({ fixes }) => fixes ?? []))];
}

describe("fixes in passes", () => {
  it("does not offer a fix again that it refused", async () => {
    // Then two statements would have one Sid.
    const rules = [...builtIn.filter(({ name }) => name === "unique-sid"), renames("to-b", "A", "B")];
    const twice = policy("A").replace(/\{ "Sid".*?\}/, (one) => `${one}, ${one.replace('"A"', '"B"')}`);
    const outcome = await fixed({ "stays.json": twice }, rules);
    expect(outcome.refused.map(({ ruleId }) => ruleId)).toEqual(["to-b"]);
    expect(outcome.results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual(["to-b"]);
    expect(fixesIn(outcome)).toEqual([]);
  });

  it("leaves a file whose fixes undo each other as it was, and fixes the others", async () => {
    const rules = [renames("to-b", "A", "B"), renames("to-a", "B", "A"), renames("to-d", "C", "D")];
    const outcome = await fixed({ "flips.json": policy("A"), "settles.json": policy("C") }, rules);
    const [flips, settles] = outcome.results;
    expect(outcome.unsettled).toEqual(["flips.json"]);
    expect(flips?.output).toBeUndefined();
    expect(flips?.messages.map(({ ruleId }) => ruleId)).toEqual(["to-b"]);
    expect(fixesIn(outcome)).toEqual([]);
    expect(settles?.output).toBe(policy("D"));
    expect(outcome.joined).toEqual([["settles.json"]]);
  });

  it("goes on for as many passes as the fixes need", async () => {
    const chain = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];
    const rules = chain.map((from, index) => renames(`from-${from.toLowerCase()}`, from, chain[index + 1] ?? "Z"));
    const outcome = await fixed({ "chain.json": policy("A") }, rules);
    expect(outcome.results[0]?.output).toBe(policy("Z"));
    expect(outcome.stats.fixPasses).toBe(9);
  });
});
