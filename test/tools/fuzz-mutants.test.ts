import { describe, expect, it } from "vitest";
import { mutantsOf } from "../../tools/fuzz/mutant.js";
import { sourcesOf } from "../../tools/fuzz/sources.js";
import { spansOf } from "../../tools/fuzz/spans.js";
import { replaceSpans, spansAfter } from "../../tools/fuzz/span-text.js";

const files = new Map([
  [
    "a/stack.yaml",
    'Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: !Sub "dms-${AWS::Region}"\n',
  ],
  ["a/other.json", '{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}'],
  ["a/policy.json", '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'],
  [
    "b/main.tf",
    'resource "aws_iam_role" "dms" {\n  name = "dms-${var.stage}"\n}\n\nmodule "one" {\n  source = "./one"\n}\n',
  ],
  ["b/one/main.tf", 'variable "stage" {}\n'],
]);

async function mutants(seed: number, count: number) {
  const mutant = mutantsOf(sourcesOf(files));
  return Promise.all(Array.from({ length: count }, (_, index) => mutant(seed, index)));
}

describe("mutants", () => {
  it("follow from the seed and their number", async () => {
    const all = await mutants(7, 60);
    expect(await mutants(7, 60)).toEqual(all);
    expect(await mutantsOf(sourcesOf(files))(7, 41)).toEqual(all[41]);
    expect(await mutants(8, 60)).not.toEqual(all);
  });

  it("are of every format, and most of them differ from their source", async () => {
    const all = await mutants(1, 300);
    expect(new Set(all.map(({ format }) => format))).toEqual(
      new Set(["CloudFormation YAML", "CloudFormation JSON", "Terraform", "policy"]),
    );
    const changed = all.filter(({ case: { texts } }) =>
      Object.entries(texts).some(([path, text]) => text !== files.get(path)),
    );
    expect(changed.length).toBeGreaterThan(240);
  });
});

describe("spans", () => {
  it.each([...files])("are found in %s", async (path, text) => {
    const spans = await spansOf(path, text);
    expect(new Set(spans.map(({ kind }) => kind))).toContain(path.endsWith(".tf") ? "block" : "entry");
    expect(spans.filter(({ end, start }) => start < 0 || start >= end || end > text.length)).toEqual([]);
  });

  it("move with what is replaced before and in them, and go with what is replaced", () => {
    const text = "a: [b, c], d: e";
    const replacements = [{ start: 4, end: 5, text: "long" }];
    const spans = [
      { kind: "entry", start: 0, end: 9 },
      { kind: "value", start: 4, end: 5 },
      { kind: "value", start: 7, end: 8 },
      { kind: "entry", start: 11, end: 15 },
    ] as const;
    const after = replaceSpans(text, replacements);
    const left = spansAfter(spans, replacements).map(({ end, start }) => after.slice(start, end));
    expect(left).toEqual(["a: [long, c]", "c", "d: e"]);
  });
});
