import { describe, expect, it } from "vitest";
import { lint, rules as builtIn, type LintOutcome, type LintRun } from "../../src/linter/index.js";
import { presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";

type Kind = LintRun["units"][number]["kind"];

function fixed(kind: Kind, path: string, text: string, fix: "fixes" | "suggestions", names: readonly string[]) {
  return lint({
    units: [
      {
        kind,
        path: kind === "terraform" ? "." : path,
        files: [path],
        rules: new Map([...presetRules("all")].filter(([name]) => names.includes(name))),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: () => [path] },
    loadWasm,
    rules: builtIn,
    fix,
  });
}

function textOf({ results, unsettled }: LintOutcome): string | undefined {
  expect(unsettled).toEqual([]);
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  return results[0]?.output;
}

const actions = Array.from({ length: 30 }, (_, index) => `s3:GetObject${"?".repeat(index + 1)}`);
const places = {
  first: ["s3:*", ...actions],
  middle: [...actions.slice(0, 15), "s3:*", ...actions.slice(15)],
  last: [...actions, "s3:*"],
};

const quoted = (items: readonly string[], between: string): string => items.map((item) => `"${item}"`).join(between);

const syntaxes: readonly (readonly [
  name: string,
  kind: Kind,
  path: string,
  write: (items: readonly string[]) => string,
])[] = [
  [
    "JSON",
    "policy",
    "policy.json",
    (items) =>
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": [${quoted(items, ", ")}], "Resource": "arn:aws:s3:::b/*" }] }\n`,
  ],
  [
    "JSON, a line each",
    "policy",
    "policy.json",
    (items) =>
      `{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Resource": "arn:aws:s3:::b/*", "Action": [\n    ${quoted(items, ",\n    ")}\n  ] }]\n}\n`,
  ],
  [
    "YAML",
    "cloudformation",
    "stack.yaml",
    (items) => yaml(`\n${items.map((item) => `              - ${item}\n`).join("")}`),
  ],
  ["YAML in brackets", "cloudformation", "stack.yaml", (items) => yaml(` [${quoted(items, ", ")}]\n`)],
  [
    "Terraform",
    "terraform",
    "main.tf",
    (items) =>
      `data "aws_iam_policy_document" "read" {\n  statement {\n    resources = ["arn:aws:s3:::b/*"]\n    actions = [\n      ${quoted(items, ",\n      ")},\n    ]\n  }\n}\n`,
  ],
];

function yaml(list: string): string {
  return `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Resource: arn:aws:s3:::b/*
            Action:${list}`;
}

describe.each(syntaxes)("of many redundant items of one list, in %s", (_name, kind, path, write) => {
  it.each(Object.entries(places))(
    "all are removed in few passes when the one that stays is the %s",
    async (_where, items) => {
      const outcome = await fixed(kind, path, write(items), "fixes", ["no-redundant-element"]);
      expect(textOf(outcome)).toBe(write(["s3:*"]));
      expect(outcome.stats.fixPasses).toBeLessThanOrEqual(2);
    },
  );
});

it("makes as many passes as there are edits that wait for each other", async () => {
  const keys = ["PrincipalTag", "RequestTag", "ResourceTag"].flatMap((name) =>
    ["a", "b", "c", "d", "e"].map((tag) => [`aws:${name.slice(0, -2)}g/${tag}`, `aws:${name}/${tag}`] as const),
  );
  const write = (names: readonly string[]): string =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:CreateBucket",
          Resource: "arn:aws:s3:::b",
          Condition: { StringEquals: Object.fromEntries(names.map((name) => [name, "1"])) },
        },
      ],
    });
  const outcome = await fixed("policy", "policy.json", write(keys.map(([wrong]) => wrong)), "suggestions", [
    "condition-key",
  ]);
  expect(textOf(outcome)).toBe(write(keys.map(([, right]) => right)));
});
