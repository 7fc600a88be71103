import { describe, expect, it } from "vitest";
import { plainText } from "../../src/iam/index.js";
import { asLiteral, type Report, type Rule, type RuleContext, type Visitor } from "../../src/rule-kit/index.js";
import { ruleTester, type InvalidCase, type RuleCases, type ValidCase } from "../../src/rule-tester/index.js";
import { actionCase, plugin } from "./action-case.js";
import { runCases } from "./run-cases.js";

function policy(...actions: string[]): string {
  return `Statement:\n  Effect: Allow\n  Action: [${actions.join(", ")}]\n  Resource: "*"\n`;
}

/** A stack whose policy has an action that a parameter gives. */
const open = `Parameters:
  Action:
    Type: String
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: { Effect: Allow, Action: !Ref Action, Resource: "*" }
`;

const valid: ValidCase = { name: "right case", filename: "policy.yaml", template: policy("s3:GetObject") };
const notKnown: ValidCase = { name: "not known", template: open, skipped: 1 };

const wrongCase: InvalidCase = {
  name: "wrong case",
  filename: "policy.yaml",
  template: policy("s3:GetObject", "s3:putObject"),
  errors: [{ messageId: "wrongCase", line: 3, column: 26, endLine: 3, endColumn: 38 }],
  output: policy("s3:GetObject", "s3:PutObject"),
};

const tooMuch: InvalidCase = {
  name: "too much",
  filename: "policy.yaml",
  template: policy("s3:*"),
  errors: [
    {
      messageId: "tooMuch",
      line: 3,
      column: 12,
      endLine: 3,
      endColumn: 16,
      suggestions: [{ messageId: "readOnly", output: policy("s3:Get*") }],
    },
  ],
};

const sound: RuleCases = { valid: [valid, notKnown], invalid: [wrongCase, tooMuch] };

// The rule of a user's plugin, on the test framework that runs this file.
for (const rule of plugin.rules) ruleTester.run(rule, sound);

describe("sound cases", () => {
  it("pass, each as a test of its own", async () => {
    const outcomes = await runCases(actionCase, sound);
    expect([...outcomes]).toEqual([
      ["has valid test cases", undefined],
      ["right case", undefined],
      ["not known", undefined],
      ["wrong case", undefined],
      ["too much", undefined],
    ]);
  });

  it("may say more", async () => {
    const [error] = wrongCase.errors;
    const [muchError] = tooMuch.errors;
    const outcomes = await runCases(actionCase, {
      valid: [
        valid,
        {
          ...wrongCase,
          errors: undefined,
          output: undefined,
          name: "allowed",
          options: { allowed: ["s3:putObject"] },
        } as unknown as ValidCase,
      ],
      invalid: [
        {
          ...wrongCase,
          errors: error
            ? [{ ...error, message: "s3:putObject is written s3:PutObject.", address: "", related: [] }]
            : [],
        },
        { ...tooMuch, errors: muchError ? [{ ...muchError, data: { action: "s3:*" } }] : [] },
      ],
    });
    expect([...outcomes.values()].filter((failure) => failure !== undefined)).toEqual([]);
  });
});

/** The wrong-case finding expected otherwise. */
function wrongly(change: object): InvalidCase {
  return { ...wrongCase, errors: wrongCase.errors.map((error) => ({ ...error, ...change })) };
}

function suggesting(change: object): InvalidCase {
  const errors = tooMuch.errors.map(({ suggestions = [], ...error }) => ({
    ...error,
    suggestions: suggestions.map((one) => ({ ...one, ...change })),
  }));
  return { ...tooMuch, errors };
}

function withoutSuggestions(): InvalidCase {
  return { ...tooMuch, errors: tooMuch.errors.map(({ suggestions: _suggestions, ...error }) => error) };
}

function withoutOutput({ output: _output, ...one }: InvalidCase): InvalidCase {
  return one;
}

describe("a case that does not hold", () => {
  it.each<[string, Partial<RuleCases>, string, RegExp]>([
    [
      "a finding in a valid case",
      { valid: [{ ...valid, template: policy("s3:getObject") }] },
      "right case",
      /valid case has findings/,
    ],
    ["another message", { invalid: [wrongly({ messageId: "tooMuch" })] }, "wrong case", /the findings in policy\.yaml/],
    ["another line", { invalid: [wrongly({ line: 2 })] }, "wrong case", /the findings in policy\.yaml/],
    ["another column", { invalid: [wrongly({ column: 27 })] }, "wrong case", /the findings/],
    ["another end", { invalid: [wrongly({ endColumn: 39 })] }, "wrong case", /the findings/],
    ["another file", { invalid: [wrongly({ filename: "other.yaml" })] }, "wrong case", /the findings in/],
    ["another sentence", { invalid: [wrongly({ message: "No." })] }, "wrong case", /the message/],
    [
      "other data",
      { invalid: [wrongly({ data: { action: "x", right: "y" } })] },
      "wrong case",
      /the message that the data gives/,
    ],
    ["another address", { invalid: [wrongly({ address: "Resources.X" })] }, "wrong case", /the address/],
    [
      "related places that are not there",
      { invalid: [wrongly({ related: [{ line: 1 }] })] },
      "wrong case",
      /related places/,
    ],
    [
      "one finding too few",
      { invalid: [{ ...wrongCase, template: policy("s3:putObject", "s3:getObject") }] },
      "wrong case",
      /the findings/,
    ],
    [
      "one finding too many",
      { invalid: [{ ...wrongCase, errors: [...wrongCase.errors, ...wrongCase.errors] }] },
      "wrong case",
      /the findings/,
    ],
    ["another output", { invalid: [{ ...wrongCase, output: policy("s3:X") }] }, "wrong case", /the output/],
    [
      "no output for a fix",
      { invalid: [withoutOutput(wrongCase)] },
      "wrong case",
      /has a fix, and the case has no output/,
    ],
    [
      "an output without a fix",
      { invalid: [{ ...tooMuch, output: policy("s3:Get*") }] },
      "too much",
      /no finding has a fix/,
    ],
    [
      "another output of a suggestion",
      { invalid: [suggesting({ output: policy("s3:List*") })] },
      "too much",
      /the output/,
    ],
    ["no suggestion expected", { invalid: [withoutSuggestions()] }, "too much", /the suggestions/],
    ["another suggestion", { invalid: [suggesting({ messageId: "tooMuch" })] }, "too much", /the suggestions/],
    [
      "nodes not judged",
      { valid: [{ name: "not known", template: open }] },
      "not known",
      /not judged.*the action is not known/,
    ],
    ["too many nodes not judged", { valid: [{ ...valid, skipped: 1 }] }, "right case", /not judged/],
    [
      "a text that cannot be read",
      { valid: [{ ...valid, template: `${policy("s3:GetObject")}  Sid: [` }] },
      "right case",
      /cannot be read/,
    ],
    [
      "a text that is no template",
      { valid: [{ ...valid, template: "a: 1\n" }] },
      "right case",
      /no file of the case is a template/,
    ],
  ])("fails: %s", async (_what, changed, name, failure) => {
    const outcomes = await runCases(actionCase, { ...sound, ...changed });
    expect(outcomes.get(name)).toMatch(failure);
  });
});

describe("cases that prove nothing", () => {
  it.each<[string, Partial<RuleCases>, RegExp]>([
    ["no valid case", { valid: [] }, /There is no valid case/],
    ["no invalid case", { invalid: [] }, /There is no invalid case/],
    ["no error", { invalid: [{ ...wrongCase, errors: [] }, tooMuch] }, /expects no error/],
    ["one name twice", { valid: [valid, { ...notKnown, name: valid.name }] }, /two cases named "right case"/],
    ["one text twice", { valid: [valid, { ...valid, name: "again" }] }, /"right case" and "again" are the same/],
    ["a property that there is not", { valid: [{ ...valid, skip: 1 } as ValidCase] }, /unknown property "skip"/],
    [
      "a property of an error that there is not",
      { invalid: [wrongly({ type: "x" }), tooMuch] },
      /unknown property "type"/,
    ],
    ["no place", { invalid: [wrongly({ endLine: undefined }), tooMuch] }, /has no endLine/],
    [
      "a message that there is not",
      { invalid: [wrongly({ messageId: "none" }), tooMuch] },
      /"none", which the rule does not have/,
    ],
    ["a message without a case", { invalid: [wrongCase] }, /No case has the message "tooMuch"/],
    ["a fix without a case", { invalid: [withoutOutput(wrongCase), tooMuch] }, /fixable and no case has an output/],
    [
      "suggestions without a case",
      { invalid: [wrongCase, withoutSuggestions()] },
      /has suggestions and no case has one/,
    ],
    ["a suggestion without an output", { invalid: [wrongCase, suggesting({ output: undefined })] }, /has no output/],
    [
      "a suggestion that changes nothing",
      { invalid: [wrongCase, suggesting({ output: tooMuch.template })] },
      /output that is the template itself/,
    ],
  ])("fail: %s", async (_what, changed, failure) => {
    const outcomes = await runCases(actionCase, { ...sound, ...changed });
    expect(outcomes.get("has valid test cases")).toMatch(failure);
  });
});

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
      /failed on this template: oops/,
    ],
    [
      "leaves a placeholder",
      broken({
        meta: { ...actionCase.meta, messages: { ...actionCase.meta.messages, wrongCase: "{{acton}} is wrong." } },
      }),
      "wrong case",
      /a placeholder is not filled/,
    ],
    [
      "does not say that it fixes",
      broken({ meta: { ...actionCase.meta, fixable: false } }),
      "wrong case",
      /without meta\.fixable/,
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
      /without meta\.hasSuggestions/,
    ],
  ])("fails: it %s", async (_what, rule, name, failure) => {
    const outcomes = await runCases(rule, sound);
    expect(outcomes.get(name)).toMatch(failure);
  });
});

describe("other files of a case", () => {
  it("are linted together, each format by its names", async () => {
    const main: ValidCase = {
      name: "a module and what it calls",
      filename: "main.tf",
      template: 'module "access" {\n  source = "./access"\n}\n',
      files: {
        "access/main.tf": 'resource "aws_iam_policy" "p" {\n  policy = file("${path.module}/p.json")\n}\n',
        "access/p.json": '{ "Statement": { "Effect": "Allow", "Action": "s3:putObject", "Resource": "*" } }\n',
      },
    };
    const error = { messageId: "wrongCase", filename: "access/p.json", line: 1, column: 47, endLine: 1, endColumn: 61 };
    const outcomes = await runCases(actionCase, {
      valid: sound.valid,
      invalid: [
        wrongCase,
        tooMuch,
        {
          ...main,
          errors: [error],
          outputs: {
            "access/p.json": `{ "Statement": { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" } }\n`,
          },
        },
      ],
    });
    expect(outcomes.get(main.name)).toBeUndefined();
    expect(outcomes.has(main.name)).toBe(true);
  });
});
