import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/iam/index.js";
import type { LintMessage, LintOutcome } from "../../../src/linter/index.js";
import {
  defineRule,
  literalOf,
  type Report,
  type Rule,
  type Suggestion,
  type Text,
} from "../../../src/rule-kit/index.js";
import { policy, runRules, type EditOptions } from "./run-rules.js";

const oops = (): never => {
  throw new TypeError("oops");
};

type Edits = Pick<Report<"wrong", never, Suggestion<"first"> | Suggestion<"second">>, "fix" | "suggest">;

/** A rule that reports each Sid of one letter, with the edits that a test gives. */
function ruleOf(name: string, editsOf: (sid: Text, letter: string) => Edits): Rule {
  return defineRule({
    name,
    meta: {
      type: "suggestion",
      fixable: true,
      hasSuggestions: true,
      directions: { first: "renames", second: "renames" },
      docs: { description: "A rule under trial" },
      messages: { wrong: "It is wrong.", first: "Do this", second: "Do that" },
    },
    create: (context) => ({
      Statement({ sid }, { address }) {
        const letter = sid && literalOf(sid);
        if (sid && letter?.length === 1)
          context.report({ node: sid, address, messageId: "wrong", ...editsOf(sid, letter) });
      },
    }),
  });
}

const shown = ({ results }: LintOutcome): readonly string[] =>
  (results[0]?.messages ?? []).map(
    ({ line, message, ruleId, severity, fixes, suggestions = [] }: LintMessage) =>
      `${String(line)} ${ruleId ?? ""} ${String(severity)}${fixes ? " fix" : ""}${" suggestion".repeat(suggestions.length)}: ${message}`,
  );

const failed = (name: string): string =>
  `Rule ${name} failed while it made an edit here: oops. Its finding has no such edit. This is a bug in the rule, not an error in your template.`;

describe("an edit that throws", () => {
  const longer: (sid: Text, letter: string) => Pick<Report, "fix"> = (sid, letter) => ({
    fix: (fixer) => fixer.replaceText(sid, plainText(letter.repeat(2))),
  });
  const works = ruleOf("works", longer);
  const fails = ruleOf("fails", (sid, letter) => (letter === "A" ? { fix: oops } : longer(sid, letter)));

  it.each<[string, EditOptions]>([
    ["where edits are not proved", {}],
    ["where edits are proved", { editProof: "proved" }],
  ])("is a failure of its rule at the place of the finding, and all else stays, %s", async (_, how) => {
    expect(shown(await runRules([fails, works], how))).toEqual([
      "4 fails 1: It is wrong.",
      `4 fails 2: ${failed("fails")}`,
      "4 works 1 fix: It is wrong.",
      "5 fails 1 fix: It is wrong.",
      "5 works 1 fix: It is wrong.",
    ]);
  });

  it("does not stop --fix", async () => {
    const outcome = await runRules([fails], { fix: "fixes" });
    expect(outcome.results[0]?.output).toBe(policy.replace('"B"', '"BB"'));
    expect(shown(outcome)).toEqual(["4 fails 1: It is wrong.", `4 fails 2: ${failed("fails")}`]);
  });

  it("does not take the other suggestions of its finding away", async () => {
    const suggests = ruleOf("suggests", (sid) => ({
      suggest: [
        { messageId: "first", fix: oops },
        { messageId: "second", fix: (fixer) => fixer.replaceText(sid, plainText("CC")) },
      ],
    }));
    expect(shown(await runRules([suggests], {}))).toEqual([
      "4 suggests 1 suggestion: It is wrong.",
      `4 suggests 2: ${failed("suggests")}`,
      "5 suggests 1 suggestion: It is wrong.",
      `5 suggests 2: ${failed("suggests")}`,
    ]);
    expect((await runRules([suggests], { fix: "suggestions" })).results[0]?.output).toContain('"Sid": "CC"');
  });

  it("does not take the other ways of its suggestion away", async () => {
    const suggests = ruleOf("suggests", (sid) => ({
      suggest: [{ messageId: "first", fix: oops, otherwise: [(fixer) => fixer.replaceText(sid, plainText("CC"))] }],
    }));
    expect(shown(await runRules([suggests], {}))[0]).toBe("4 suggests 1 suggestion: It is wrong.");
  });

  it("is not told where its finding is suppressed", async () => {
    const yaml = `Version: "2012-10-17"
Statement:
  # dmslint-disable-next-line fails -- known
  - { Sid: A, Effect: Allow, Action: "s3:GetObject", Resource: "*" }
`;
    expect(shown(await runRules([fails], {}, yaml))).toEqual([]);
  });
});
