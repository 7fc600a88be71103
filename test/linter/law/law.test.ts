import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/iam/index.js";
import { lint } from "../../../src/linter/index.js";
import { flawsIn } from "../../../src/linter/law/flaws.js";
import { createFileTreeCache } from "../../../src/parsers/index.js";
import { parse } from "../../fixers/edit-case.js";
import { loadWasm } from "../../../src/workspace/index.js";
import type { Fixer, IamEdit, Report, Rule, RuleContext } from "../../../src/rule-kit/index.js";
import { allow, policy, ruleOf, run, write } from "./law-trial.js";
import { trials } from "./law-cases.js";

it("a fix that takes a grant away does not pass beside a repair of the spelling", async () => {
  const text = policy(allow("s3:GetObject"), allow("s3:PutObjcet"));
  const rule = (name: string, wrong: string, right: string, repairsSpelling: boolean): Rule => ({
    ...ruleOf({ name, text, isDue: () => true, edit: write(right), repairsSpelling }),
    name,
    create: (context: RuleContext<Report>) => ({
      Statement(statement) {
        const action = statement.actions?.items[0];
        if (action?.text.parts[0]?.kind !== "literal" || action.text.parts[0].text !== wrong) return;
        const fix = (fixer: Fixer): IamEdit => fixer.replaceText(action.node, plainText(right));
        context.report({ node: statement, address: name, messageId: "wrong", fix });
      },
    }),
  });
  const both = [
    rule("harmful", "s3:GetObject", "s3:GetObjectAcl", false),
    rule("speller", "s3:PutObjcet", "s3:PutObject", true),
  ];
  const { refused, results } = await lint({
    units: [
      {
        kind: "policy",
        path: "policy.json",
        files: ["policy.json"],
        rules: new Map(both.map(({ name }) => [name, { severity: "error", options: {} } as const])),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: () => text, list: () => [] },
    loadWasm,
    rules: both,
    fix: "fixes",
  });
  expect(refused.map(({ ruleId }) => ruleId)).toEqual(["harmful"]);
  expect(results[0]?.output).toBe(policy(allow("s3:GetObject"), allow("s3:PutObject")));
});

it("a module that declares a block twice has a flaw", async () => {
  const source = 'data "aws_partition" "current" {}\n';
  const flawsOf = async (...texts: readonly string[]): Promise<unknown> => {
    const files = Object.fromEntries(texts.map((text, index) => [`${String(index)}.tf`, text]));
    const trees = createFileTreeCache();
    return flawsIn(await parse("0.tf", files), trees).repeatedBlocks;
  };
  expect(await flawsOf(source, source)).toBe(1);
  expect(await flawsOf(source, 'data "aws_region" "current" {}\n')).toBe(0);
});

it("Terraform JSON that writes a key twice has a flaw", async () => {
  const flawsOf = async (text: string): Promise<unknown> =>
    flawsIn(await parse("main.tf.json", { "main.tf.json": text }), createFileTreeCache()).repeatedKeys;
  const document = (inside: string): string => `{ "data": { "aws_iam_policy_document": { "it": {${inside}} } } }`;
  expect(await flawsOf(document('"statement": [], "statement": []'))).toBe(1);
  expect(await flawsOf(document('"statement": []'))).toBe(0);
});

it("resources that wait for each other are a flaw", async () => {
  const flawsOf = async (path: string, text: string): Promise<unknown> =>
    flawsIn(await parse(path, { [path]: text }), createFileTreeCache()).waitingForever;
  const stack = (resource: string): string => `
Resources:
  Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: { Resource: ${resource} } } }] } }
  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: { Principal: { AWS: !GetAtt Role.Arn } } } } }
  Stream: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { KeyId: !Ref Key } } }
`;
  expect(await flawsOf("stack.yaml", stack("!GetAtt Stream.Arn"))).toBe(3);
  expect(await flawsOf("stack.yaml", stack('"*"'))).toBe(0);
  const waiters =
    "  Waits: { Type: AWS::S3::Bucket, DependsOn: Role }\n  WaitsToo: { Type: AWS::S3::Bucket, DependsOn: Waits }\n";
  expect(await flawsOf("stack.yaml", stack("!GetAtt Stream.Arn") + waiters)).toBe(3);
  expect(await flawsOf("stack.yaml", stack("!GetAtt Role.Arn"))).toBe(1);
  expect(await flawsOf("main.tf", 'resource "aws_kms_key" "it" {\n  policy = aws_kms_key.it.arn\n}\n')).toBe(1);
  const module = (resource: string): string => `
resource "aws_iam_role" "it" {
  count       = 2
  description = ${resource}
}
resource "aws_kms_key" "it" {
  description = aws_iam_role.it[0].arn
}
resource "aws_kinesis_stream" "it" {
  kms_key_id = aws_kms_key.it.id
}
`;
  expect(await flawsOf("main.tf", module("aws_kinesis_stream.it.arn"))).toBe(3);
  expect(await flawsOf("main.tf", module('"*"'))).toBe(0);
});

describe("the law of edits", () => {
  it.each(trials)("$name", async (trial) => {
    const offered = await run(trial, "offer");
    const fixed = await run(trial, "fix");
    const outputs = fixed.results.flatMap(({ output }) => output ?? []);
    const edits = offered.results.flatMap(({ messages }) =>
      messages.flatMap(({ fixes, suggestions = [] }) => [...(fixes ?? []), ...suggestions]),
    );
    expect(offered.results.some(({ messages }) => messages.length > 0)).toBe(true);
    if (trial.refused) {
      expect(offered.refused.map(({ reason }) => reason)).toEqual([expect.stringMatching(trial.refused)]);
      expect(fixed.refused.map(({ reason }) => reason)).toEqual([expect.stringMatching(trial.refused)]);
      expect({ edits, outputs }).toEqual({ edits: [], outputs: [] });
    } else {
      expect(offered.refused).toEqual([]);
      const count = trial.isShared ? 0 : 1;
      expect({ edits: edits.length, outputs: outputs.length }).toEqual({ edits: count, outputs: count });
    }
  });
});
