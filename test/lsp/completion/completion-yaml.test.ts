import { describe, expect, it } from "vitest";
import { completer, yaml } from "./completed.js";

const complete = completer();

const actions = (marked: string): string => yaml(`            Action:\n              ${marked}`);

describe("in lines of YAML, nothing is offered", () => {
  it.each<[string, string]>([
    ["in a list, without a dash", actions("- s3:GetObject\n              |")],
    ["above an item, without a dash", actions("|\n              - s3:GetObject")],
    ["behind a key with a list", actions("- x").replace("Action:", "Action:|")],
    ["behind a first key with a list", "Statement:\n  - Action:|\n      - s3:GetObject\n"],
    ["behind an item, which would go on", actions("- s3:GetObject\n                |")],
    ["behind an item that goes on", actions("- s3:GetObject\n                s3:Pu|")],
    ["in a text in quotes that goes on", yaml('            Action: "s3:Get\n              O|"')],
    ["as the value of a key that is an action", actions("s3: |")],
    ["behind a key that takes a mapping", yaml("            Principal:|")],
    ["behind a colon between brackets", "Statement: [{ Effect: Allow, Action: s3:| }]"],
    ["under a service", yaml("            Principal:\n              Service:\n                dms: |")],
    [
      "before the lines of a block",
      'R:\n  Policy: >-\n    {\n      "Statement": [{\n|\n        "Effect": "Allow" }]\n    }\n',
    ],
  ])("%s", async (_, marked) => {
    expect((await complete("stack.yaml", marked)).items.map(({ label }) => label)).toEqual([]);
  });
});

describe("in lines of YAML, what was typed is replaced", () => {
  const typed = (form: string, label: string): [string, string, string] => [
    form.replace("?", `${label.slice(0, label.indexOf(":") + 1)}|`),
    label,
    form.replace("?", label),
  ];

  it.each<[string, string, string]>([
    ...["- ?", "- ?\n              - x", "?", "[?]", "[?, x]", '[ "?" ]'].map((form) =>
      typed(actions(form), "s3:PutObject"),
    ),
    typed(yaml("            Condition:\n              StringEquals:\n                ?: x"), "aws:SourceVpc"),
    typed(yaml("            Condition:\n              { StringEquals: { ?: x } }"), "aws:SourceVpc"),
    [
      yaml("            Condition:\n              StringEquals:\n                a: x\n                aws:|"),
      "aws:SourceVpc",
      yaml(
        "            Condition:\n              StringEquals:\n                a: x\n                aws:SourceVpc: ",
      ),
    ],
  ])("%s", async (marked, label, expected) => {
    expect((await complete("stack.yaml", marked)).taken(label)).toBe(expected);
  });
});

describe("in lines of YAML, what stands there is replaced", () => {
  const policy =
    '{\n              "Version": "2012-10-17",\n              "Statement": { "Action": "?" }\n            }\n';

  it.each<[string, string, string, string]>([
    ["an action in a text of Sub", `P: !Sub >-\n            ${policy}`, "s3:PutObj", "s3:PutObject"],
    ["an action in a text of Fn::Sub", `P:\n  Fn::Sub: >-\n            ${policy}`, "s3:PutObj", "s3:PutObject"],
    ["an action in a text with variables", `P: !Sub\n  - >-\n            ${policy}`, "s3:PutObj", "s3:PutObject"],
    [
      "the first operator, above its keys",
      yaml("            Condition:\n              ?\n                aws:SourceVpc: x"),
      "StringEq",
      "StringEquals: ",
    ],
  ])("%s", async (_, form, typed, expected) => {
    const { taken } = await complete("stack.yaml", form.replace("?", `${typed}|`));
    expect(taken(expected.replace(/: $/, ""))).toBe(form.replace("?", expected));
  });
});
