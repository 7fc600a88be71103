import { describe, expect, it } from "vitest";
import { plainText } from "../../src/iam/index.js";
import { lint, type LintMessage, type LintOutcome, type LintRun } from "../../src/linter/index.js";
import { defineRule, literalOf, type Report, type Rule, type Suggestion, type Text } from "../../src/rule-kit/index.js";
import { loadWasm } from "../../src/workspace/index.js";

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
    { "Sid": "B", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }
  ]
}
`;

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

async function run(
  rules: readonly Rule[],
  how: Pick<LintRun, "fix" | "editProof">,
  text = policy,
): Promise<LintOutcome> {
  return lint({
    units: [
      {
        kind: "policy",
        path: "policy.json",
        files: ["policy.json"],
        rules: new Map(rules.map(({ name }) => [name, { severity: "warn", options: {} }])),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: () => text, list: () => [] },
    loadWasm,
    rules,
    ...how,
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

  it.each<[string, Pick<LintRun, "fix" | "editProof">]>([
    ["where edits are not proved", {}],
    ["where edits are proved", { editProof: "proved" }],
  ])("is a failure of its rule at the place of the finding, and all else stays, %s", async (_, how) => {
    expect(shown(await run([fails, works], how))).toEqual([
      "4 fails 1: It is wrong.",
      `4 fails 2: ${failed("fails")}`,
      "4 works 1 fix: It is wrong.",
      "5 fails 1 fix: It is wrong.",
      "5 works 1 fix: It is wrong.",
    ]);
  });

  it("does not stop --fix", async () => {
    const outcome = await run([fails], { fix: "fixes" });
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
    expect(shown(await run([suggests], {}))).toEqual([
      "4 suggests 1 suggestion: It is wrong.",
      `4 suggests 2: ${failed("suggests")}`,
      "5 suggests 1 suggestion: It is wrong.",
      `5 suggests 2: ${failed("suggests")}`,
    ]);
    expect((await run([suggests], { fix: "suggestions" })).results[0]?.output).toContain('"Sid": "CC"');
  });

  it("does not take the other ways of its suggestion away", async () => {
    const suggests = ruleOf("suggests", (sid) => ({
      suggest: [{ messageId: "first", fix: oops, otherwise: [(fixer) => fixer.replaceText(sid, plainText("CC"))] }],
    }));
    expect(shown(await run([suggests], {}))[0]).toBe("4 suggests 1 suggestion: It is wrong.");
  });

  it("is not told where its finding is suppressed", async () => {
    const yaml = `Version: "2012-10-17"
Statement:
  # dmslint-disable-next-line fails -- known
  - { Sid: A, Effect: Allow, Action: "s3:GetObject", Resource: "*" }
`;
    expect(shown(await run([fails], {}, yaml))).toEqual([]);
  });
});

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
    ((await run([rule], {})).results[0]?.messages ?? []).map(({ message }) => message);
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
    const places = { related: null, restsOn: null, data: { name: "It", what: "wrong" } };
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
