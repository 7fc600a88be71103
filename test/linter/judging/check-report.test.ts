import { describe, expect, it } from "vitest";
import type { Rule } from "../../../src/rule-kit/index.js";
import { runRules } from "./run-rules.js";

describe("a rule that reports what it does not declare", () => {
  /** What plugins without types may do. */
  type Loose = (context: Record<"report" | "skip", (...given: readonly unknown[]) => void>, node: unknown) => void;

  const loose = (check: Loose, meta: Partial<Rule["meta"]> = {}): Rule => ({
    name: "loose",
    meta: {
      type: "problem",
      docs: { description: "A rule under trial" },
      messages: { wrong: "{{name}} is {{ what }}.", other: "Do that" },
      ...meta,
    },
    create: (context) => ({
      PolicyDocument(document) {
        check(context as unknown as Parameters<Loose>[0], document);
      },
    }),
  });
  const messagesOf = async (rule: Rule): Promise<readonly string[]> =>
    ((await runRules([rule], {})).results[0]?.messages ?? []).map(({ message }) => message);
  const edit = (): never[] => [];
  /** A report with something wrong. */
  const wrongly = (more: object) => (node: unknown) => ({ node, address: "", messageId: "wrong", ...more });

  it.each<[string, string, (node: unknown) => unknown]>([
    [
      "an unknown message",
      'with the messageId "wrnog", but meta.messages has "wrong" and "other"',
      (node) => ({ node, address: "", messageId: "wrnog" }),
    ],
    ["no message", 'without a messageId, but meta.messages has "wrong" and "other"', (node) => ({ node, address: "" })],
    ["a member of objects", 'with the messageId "toString", but', () => ({ messageId: "toString" })],
    ["no node", 'for "wrong" without "node", a node of the template', () => ({ address: "", messageId: "wrong" })],
    ["no address", 'for "wrong" without "address"', (node) => ({ node, messageId: "wrong" })],
    ["a fix that is not declared", 'for "wrong" with "fix", but meta.fixable is not true', wrongly({ fix: edit })],
    [
      "suggestions that are not declared",
      'for "wrong" with "suggest", but meta.hasSuggestions is not true',
      wrongly({ suggest: [{ messageId: "other", fix: edit }] }),
    ],
    ["data of no form", 'for "wrong" with a wrong "data.name"', wrongly({ data: { name: [null] } })],
    [
      "a Map of data",
      'for "wrong" with a wrong "data": it must be an object',
      wrongly({ data: new Map([["name", "x"]]) }),
    ],
    [
      "a node with half a location",
      'for "wrong" without "node", a node of the template',
      () => ({ node: { location: {} }, address: "", messageId: "wrong" }),
    ],
    ...[[null], "abc", [{ message: "here" }], [{ location: { start: 0, end: 0 }, message: "here" }]].map(
      (related): [string, string, (node: unknown) => unknown] => [
        `related places ${JSON.stringify(related)}`,
        'for "wrong" with a wrong "related"',
        wrongly({ related }),
      ],
    ),
    ["addresses that are no texts", 'for "wrong" with a wrong "alsoAt"', wrongly({ alsoAt: [1] })],
    ["values that are no nodes", 'for "wrong" with a wrong "restsOn"', wrongly({ restsOn: [{}] })],
  ])("fails, with what is wrong: %s", async (_, words, reportOf) => {
    const [message, ...others] = await messagesOf(
      loose(({ report }, node) => {
        report(reportOf(node));
      }),
    );
    expect(message).toContain(`Rule loose failed on this template: context.report was called ${words}`);
    expect(message).toMatch(/This is a bug in the rule, not an error in your template\.$/);
    expect(others).toEqual([]);
  });

  it("fails for an unknown message of a suggestion", async () => {
    const suggest = [{ messageId: "nope", fix: edit }];
    const rule = loose(
      ({ report }, node) => {
        report({ node, address: "", messageId: "wrong", suggest });
      },
      { hasSuggestions: true },
    );
    expect((await messagesOf(rule))[0]).toContain('with the messageId "nope", but');
  });

  it.each<[string, readonly unknown[] | undefined]>([
    ["without a node of the template", [{ address: "" }, "why"]],
    ["without a node of the template", []],
    ["without a reason", undefined],
  ])("fails if context.skip was called %s", async (words, given) => {
    const rule = loose(({ skip }, node) => {
      skip(...(given ?? [node]));
    });
    expect((await messagesOf(rule))[0]).toContain(`context.skip was called ${words}`);
  });

  it("reports without places that are null", async () => {
    const places = { related: null, restsOn: null, alsoAt: null, data: { name: "It", what: "wrong" } };
    expect(await messagesOf(loose(({ report }, node) => report(wrongly(places)(node))))).toEqual(["It is wrong."]);
  });

  it("fails if it throws what has no text", async () => {
    const rule = loose(() => {
      throw Object.create(null);
    });
    expect((await messagesOf(rule))[0]).toContain("failed on this template: a value that has no text.");
  });

  it("fails if it has no visitor", async () => {
    const rule = { ...loose(() => undefined), create: () => undefined as never };
    expect((await messagesOf(rule))[0]).toContain("create must return an object with a function for each kind of node");
  });

  it("fills placeholders with spaces, numbers and lists, and leaves the others, as ESLint does", async () => {
    const rule = loose(({ report }, node) => {
      report({ node, address: "", messageId: "wrong", data: { what: [1, "b"], name: undefined } });
    });
    expect(await messagesOf(rule)).toEqual(["{{name}} is 1 and b."]);
  });
});
