import { describe, expect, it } from "vitest";
import { ruleTester, type ValidCase } from "../../src/rule-tester/index.js";
import { actionCase, plugin } from "./action-case.js";
import { runCases } from "./run-cases.js";
import { sound, tooMuch, valid, wrongCase } from "./sound-cases.js";

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

describe("the text of a case", () => {
  const { template, ...others } = valid;
  const codes = { ...others, code: template };

  it("may be called code, as in ESLint's rule tester", async () => {
    const { template: wrong, ...rest } = wrongCase;
    const outcomes = await runCases(actionCase, {
      valid: [codes, ...sound.valid.filter((one) => one !== valid)],
      invalid: [{ ...rest, code: wrong }, tooMuch],
    });
    expect(outcomes.size).toBe(5);
    expect([...outcomes.values()].filter((failure) => failure !== undefined)).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      "is there once",
      { ...codes, template },
      'Case "right case" has both "template" and "code": they are one thing, so write one.',
    ],
    ["is there", others, 'Case "right case" has no text: write it as "template" (or "code").'],
    ["is a text", { ...others, code: 1 }, 'Case "right case" has no text: write it as "template" (or "code").'],
  ])("%s", async (_, one, problem) => {
    const outcomes = await runCases(actionCase, { ...sound, valid: [one as ValidCase] });
    expect(outcomes.get("has valid test cases")).toContain(problem);
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
