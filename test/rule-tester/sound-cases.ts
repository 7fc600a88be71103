import type { InvalidCase, RuleCases, ValidCase } from "../../src/rule-tester/index.js";

/** A policy that allows some actions. */
export function policy(...actions: string[]): string {
  return `Statement:\n  Effect: Allow\n  Action: [${actions.join(", ")}]\n  Resource: "*"\n`;
}

/** A stack whose policy has an action that a parameter gives. */
export const open = `Parameters:
  Action:
    Type: String
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: { Effect: Allow, Action: !Ref Action, Resource: "*" }
`;

export const valid: ValidCase = { name: "right case", filename: "policy.yaml", template: policy("s3:GetObject") };
export const notKnown: ValidCase = { name: "not known", template: open, skipped: 1 };

export const wrongCase: InvalidCase = {
  name: "wrong case",
  filename: "policy.yaml",
  template: policy("s3:GetObject", "s3:putObject"),
  errors: [{ messageId: "wrongCase", line: 3, column: 26, endLine: 3, endColumn: 38 }],
  output: policy("s3:GetObject", "s3:PutObject"),
};

export const tooMuch: InvalidCase = {
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

export const sound: RuleCases = { valid: [valid, notKnown], invalid: [wrongCase, tooMuch] };

/** The wrong-case finding expected otherwise. */
export function wrongly(change: object): InvalidCase {
  return { ...wrongCase, errors: wrongCase.errors.map((error) => ({ ...error, ...change })) };
}

/** The suggestion expected otherwise. */
export function suggesting(change: object): InvalidCase {
  const errors = tooMuch.errors.map(({ suggestions = [], ...error }) => ({
    ...error,
    suggestions: suggestions.map((one) => ({ ...one, ...change })),
  }));
  return { ...tooMuch, errors };
}

export function withoutSuggestions(): InvalidCase {
  return { ...tooMuch, errors: tooMuch.errors.map(({ suggestions: _suggestions, ...error }) => error) };
}

export function withoutOutput({ output: _output, ...one }: InvalidCase): InvalidCase {
  return one;
}
