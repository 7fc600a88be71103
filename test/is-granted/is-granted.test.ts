import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { isGranted, type ContextValue, type PolicyDocuments, type PolicySource } from "../../src/is-granted/index.js";
import cases from "./cases.json" with { type: "json" };

/** A question, and its answer by AWS's pages. */
interface GrantCase {
  readonly name: string;
  /** Statements of one policy, or lists of them. */
  readonly documents: readonly unknown[];
  readonly boundary?: readonly unknown[];
  readonly version?: string | null;
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly unknownKey?: string;
  readonly answer: string;
  /** Paths of the statements that decided; null: none speaks of it. */
  readonly because?: readonly (string | null)[];
}

/** `Allow s3:GetObject on arn, arn` as a statement. */
function statementFrom(written: unknown): unknown {
  const [, Effect, Action, Resource] = /^(Allow|Deny) (.+) on (.+)$/.exec(String(written)) ?? [];
  return Effect === undefined ? written : { Effect, Action, Resource: Resource?.split(/, (?=arn:)/) };
}

function documentsOf({ documents, boundary, version = "2012-10-17" }: GrantCase): PolicyDocuments {
  const policy = (statements: readonly unknown[]): PolicySource => ({
    ...(version !== null && { Version: version }),
    Statement: statements.map(statementFrom),
  });
  const isList = documents.every(Array.isArray);
  const identity = isList ? (documents as readonly unknown[][]).map(policy) : policy(documents);
  return boundary ? { identity, boundary: policy(boundary) } : identity;
}

describe.each(Object.entries(cases))("isGranted: %s", (_topic, list) => {
  it.each(list as readonly GrantCase[])("$name: $answer", (one) => {
    const context = one.unknownKey === undefined ? one.context : { [one.unknownKey]: undefined };
    const { action = "s3:GetObject", resource = "arn:aws:s3:::b/k" } = one;
    const request = { action, resource, context };
    const documents = documentsOf(one);
    const { answer, because } = isGranted(documents, request);
    expect(answer).toBe(one.answer);
    expect(because.length).toBeGreaterThan(0);
    for (const { message } of because) expect(message).toMatch(/^\S.*[^.]\.$/);
    if (one.because) expect(because.map(({ path = null }) => path)).toEqual(one.because);
    const text = JSON.parse(JSON.stringify(documents)) as PolicyDocuments;
    expect(isGranted(text, request)).toEqual({ answer, because });
  });
});

describe("the documents of isGranted", () => {
  const statement = { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
  const request = { action: "s3:GetObject", resource: "arn:aws:s3:::b/k" };
  const policy = { Version: "2012-10-17", Statement: statement };

  it.each<[string, PolicyDocuments]>([
    ["an object", policy],
    ["JSON", JSON.stringify(policy)],
    [
      "YAML",
      "Version: '2012-10-17'\nStatement:\n  - Sid: Read\n    Effect: Allow\n    Action: s3:GetObject\n    Resource: '*'\n",
    ],
  ])("may be %s", (_, documents) => {
    const reason = { message: "documents.Statement[0] allows it.", path: "documents.Statement[0]", sid: "Read" };
    expect(isGranted(documents, request)).toEqual({ answer: "yes", because: [reason] });
  });

  it("may be written where they are asked of", () => {
    expect(isGranted({ Version: "2012-10-17", Statement: [statement] }, request).answer).toBe("yes");
    expect(isGranted({ identity: [{ Statement: statement }], boundary: policy }, request).answer).toBe("yes");
  });

  const refused: readonly (readonly [string, unknown, string])[] = [
    ["a number", 1, "documents is not a policy document: it is neither an object nor a string."],
    ["a list in a list", [[policy]], "documents[0] is not a policy document: it is neither an object nor a string."],
    ["a text that is no JSON", "{", "documents is not a policy document: A closing } is missing at the end."],
    ["a text that is no mapping", "hello", "documents is not a policy document: it is not a mapping."],
    ["no Statement", [policy, {}], "documents[1] is not a policy document: missing statement."],
    [
      "a misspelled Effect",
      { Statement: [{ ...statement, Effect: "allow" }] },
      "documents is not a policy document: Statement[0]: invalid effect allow.",
    ],
    [
      "a misspelled element",
      { Statement: [statement, { ...statement, Actions: "*" }] },
      "documents is not a policy document: Statement[1]: unknown element Actions.",
    ],
    [
      "a Principal",
      { identity: [{ Statement: { ...statement, Principal: "*" } }] },
      "documents.identity[0] is not a policy document: Statement[0] has a Principal, which the policies of a principal do not take.",
    ],
    [
      "a misspelled boundary",
      { identity: policy, boundry: policy },
      "documents has identity and boundary, not boundry.",
    ],
    [
      "a boundary alone",
      { boundary: policy },
      "documents.identity is not a policy document: it is neither an object nor a string.",
    ],
  ];

  it.each(refused)("may not be %s", (_, documents, message) => {
    expect(() => isGranted(documents as PolicyDocuments, request)).toThrow(new TypeError(message));
  });
});

describe("the request of isGranted", () => {
  const documents = { Statement: [] };
  const refused: readonly (readonly [unknown, string])[] = [
    [undefined, "The request is not an object with action and resource."],
    [
      { resource: "*" },
      'action must be an action with its service, such as "s3:PutObject", but is of the type undefined.',
    ],
    [
      { action: "GetObject", resource: "*" },
      'action must be an action with its service, such as "s3:PutObject", but is "GetObject".',
    ],
    [{ action: "s3:GetObject", resource: "b/k" }, 'resource must be an ARN or "*", but is "b/k".'],
    [{ action: "*", resource: "*", principal: "x" }, "A request has action, resource and context, not principal."],
    [
      { action: "*", resource: "*", context: new Map([["aws:username", "ada"]]) },
      "context is an object of condition keys and their values.",
    ],
    [{ action: "*", resource: "*", context: [] }, "context is an object of condition keys and their values."],
    ...(
      [
        [{}, "of the type object"],
        [new Date("soon"), "an invalid date"],
        [Number.NaN, "NaN"],
        [[null], "null"],
        [[["a"]], "a list"],
      ] as const
    ).map(
      ([value, shown]) =>
        [
          { action: "*", resource: "*", context: { "a:b": value } },
          `context["a:b"] must be a string, a number, a boolean, a date or a list of them, but is ${shown}.`,
        ] as const,
    ),
    [
      { action: "*", resource: "*", context: { "a:b": "1", "A:B": "2" } },
      "context has the key A:B twice: letter case makes no difference.",
    ],
  ];

  it("may have a date of another realm, such as that of a test in Jest", () => {
    const condition = { DateLessThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } };
    const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*", Condition: condition };
    const context = { "aws:CurrentTime": runInNewContext('new Date("2025-06-01")') as Date };
    const request = { action: "s3:GetObject", resource: "*", context };
    expect(isGranted({ Statement: statement }, request).answer).toBe("yes");
  });

  it.each(refused)("may not be %j", (request, message) => {
    expect(() => isGranted(documents, request as Parameters<typeof isGranted>[1])).toThrow(new TypeError(message));
  });
});
