import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/iam/index.js";
import { lint, type LintOutcome } from "../../../src/linter/index.js";
import type { Statement } from "../../../src/model/index.js";
import { defineRule, display, type IamEdit, type Fixer, type Rule } from "../../../src/rule-kit/index.js";
import { loadWasm } from "../../../src/workspace/index.js";

const policy = (...resources: readonly string[]): string =>
  `${JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: resources }] })}\n`;

/** A rule whose finding is another one after its edit, so that the edit alone is lawful. */
function ruleOf(
  isDue: (texts: readonly string[]) => readonly string[],
  edit: (fixer: Fixer, statement: Statement, texts: readonly string[], item: string) => IamEdit,
): Rule {
  return defineRule({
    name: "more-resources",
    meta: {
      type: "suggestion",
      hasSuggestions: true,
      directions: { add: "renames" },
      docs: { description: "Require more resources" },
      messages: { few: "Name more resources than {{texts}}, because of {{item}}.", add: "Add some" },
      keys: { few: ["texts", "item"] },
    },
    create: (context) => ({
      Statement(statement, { address }) {
        const texts = (statement.resources?.items ?? []).map(({ text }) => display(text));
        for (const item of isDue(texts)) {
          context.report({
            node: statement,
            address,
            messageId: "few",
            data: { texts, item },
            suggest: [{ messageId: "add", fix: (fixer) => edit(fixer, statement, texts, item) }],
          });
        }
      },
    }),
  });
}

function run(rule: Rule, text: string): Promise<LintOutcome> {
  return lint({
    units: [
      {
        kind: "policy",
        path: "policy.json",
        files: ["policy.json"],
        rules: new Map([[rule.name, { severity: "error", options: {} }]]),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: () => text, list: () => [] },
    loadWasm,
    rules: [rule],
    fix: "suggestions",
  });
}

const resourcesAfter = ({ results }: LintOutcome): unknown => {
  const [statement] = (JSON.parse(results[0]?.output ?? "") as { Statement: { Resource: unknown }[] }).Statement;
  return statement?.Resource;
};

describe("a suggestion that its rule offers again after it was made", () => {
  it("is made once, so that the text does not double with each pass", async () => {
    const doubles = ruleOf(
      () => ["size"],
      (fixer, statement, texts) =>
        fixer.replaceResources(
          statement,
          [...texts, ...texts.map((text) => `${text}/${String(texts.length)}`)].map((text) => plainText(text)),
        ),
    );
    const outcome = await run(doubles, policy("arn:aws:s3:::b"));
    expect(resourcesAfter(outcome)).toEqual(["arn:aws:s3:::b", "arn:aws:s3:::b/1"]);
    expect(outcome.unsettled).toEqual([]);
    expect(outcome.refused.map(({ edit, reason }) => `${edit}: ${reason}`)).toEqual([
      "suggestion: the same edit was made before, and its rule asks for it again",
    ]);
  });

  it("is made for each finding that the rule had from the start, over several passes", async () => {
    const wanted = ["arn:aws:s3:::x", "arn:aws:s3:::y", "arn:aws:s3:::z"];
    const adds = ruleOf(
      (texts) => wanted.filter((one) => !texts.includes(one)),
      (fixer, statement, texts, item) =>
        fixer.replaceResources(
          statement,
          [...texts, item].map((text) => plainText(text)),
        ),
    );
    const outcome = await run(adds, policy("arn:aws:s3:::b"));
    expect(resourcesAfter(outcome)).toEqual(["arn:aws:s3:::b", ...wanted]);
    expect(outcome.refused).toEqual([]);
  });

  it("is made as often as it makes the text shorter", async () => {
    const shortens = ruleOf(
      (texts) => (texts.length > 1 ? ["size"] : []),
      (fixer, statement, texts) =>
        fixer.replaceResources(
          statement,
          texts.slice(0, -1).map((text) => plainText(text)),
        ),
    );
    const many = Array.from({ length: 6 }, (_, index) => `arn:aws:s3:::b${String(index)}`);
    const outcome = await run(shortens, policy(...many));
    expect(resourcesAfter(outcome)).toEqual(["arn:aws:s3:::b0"]);
  });
});
