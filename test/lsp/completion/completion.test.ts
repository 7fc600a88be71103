import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import { completer, hcl, json, source, yaml } from "./completed.js";
import { sharedServer, uriOf } from "../server-process.js";

const complete = completer();
const shared = sharedServer();

describe("actions", () => {
  it.each<[string, string, string, string]>([
    ["policy.json", json('"s3:Get|"'), "s3:GetObject", json('"s3:GetObject"')],
    ["policy.json", json('["dms:x", "s3:|"]'), "s3:PutObject", json('["dms:x", "s3:PutObject"]')],
    ["policy.json", json("|"), "s3:", json('"s3:"')],
    ["policy.json", json("[ | ]"), "s3:PutObject", json('[ "s3:PutObject" ]')],
    ["policy.json", '{ "Statement": [{ "Action": "s3:|', "s3:PutObject", '{ "Statement": [{ "Action": "s3:PutObject"'],
    [
      "policy.json",
      '{ "Statement": { "Action": [\n"s3:Pu|\n"Effect": "Allow"',
      "s3:PutObject",
      '{ "Statement": { "Action": [\n"s3:PutObject"\n"Effect": "Allow"',
    ],
    [
      "stack.yaml",
      yaml("            Action:\n              - dms:Cre|"),
      "dms:CreateEndpoint",
      yaml("            Action:\n              - dms:CreateEndpoint"),
    ],
    [
      "stack.yaml",
      yaml("            Action:\n            - dms:x\n            - |\n            Resource: '*'"),
      "dms:CreateEndpoint".slice(0, 4),
      yaml("            Action:\n            - dms:x\n            - dms:\n            Resource: '*'").replace(
        "- dms:\n",
        '- "dms:"\n',
      ),
    ],
    ["stack.yaml", yaml("            Action: |"), "s3:PutObject", yaml("            Action: s3:PutObject")],
    ["stack.yaml", yaml("            Action:|"), "s3:PutObject", yaml("            Action: s3:PutObject")],
    [
      "stack.yaml",
      yaml('            Action: ["s3:|]\n            Resource: "*"'),
      "s3:PutObject",
      yaml('            Action: ["s3:PutObject"]\n            Resource: "*"'),
    ],
    ["stack.yaml", yaml("            Action: [s3:G|]"), "s3:GetObject", yaml("            Action: [s3:GetObject]")],
    ["stack.yaml", yaml("            Action: 's3:|"), "s3:*", yaml("            Action: 's3:*'")],
    [
      "dms.tf",
      hcl('Effect = "Allow", Action = ["s3:|"]'),
      "s3:GetObject",
      hcl('Effect = "Allow", Action = ["s3:GetObject"]'),
    ],
    ["dms.tf", hcl('Action = "s3:|'), "s3:GetObject", hcl('Action = "s3:GetObject"')],
    ["dms.tf", source('actions = ["s3:|"]'), "s3:GetObject", source('actions = ["s3:GetObject"]')],
    ["dms.tf", source("actions = [|]"), "s3:GetObject", source('actions = ["s3:GetObject"]')],
  ])("are completed in %s, %s", async (name, marked, label, expected) => {
    const { taken } = await complete(name, marked);
    expect(taken(label)).toBe(expected);
  });

  it("are completed in a heredoc, and say what they do", async () => {
    const text =
      'resource "aws_iam_policy" "p" {\n  policy = <<-EOF\n    { "Statement": [{ "Action": "dms:CreateE|" }] }\n  EOF\n}\n';
    const { items, taken } = await complete("dms.tf", text);
    expect(taken("dms:CreateEndpoint")).toBe(text.replace("dms:CreateE|", "dms:CreateEndpoint"));
    const { detail, documentation } = items.find(({ label }) => label === "dms:CreateEndpoint") ?? {};
    expect(detail).toBe("Write");
    expect(documentation).toMatchObject({ value: expect.stringMatching(/^Permission to \w.* endpoint/) as string });
  });

  it.each([
    ["policy.json", json('"constructor:|"')],
    ["policy.json", json('"nothing:|"')],
    ["other.yaml", "Action: s3:|\n"],
    ["stack.yaml", yaml("            Action: s3:GetObject\n|")],
  ])("are not offered in %s, %s", async (name, marked) => {
    expect((await complete(name, marked)).items).toEqual([]);
  });
});

it("answers at every place of texts that are cut off anywhere", async () => {
  const texts: readonly [string, string][] = [
    [
      "cut.yaml",
      yaml(
        "            Action: ['s3:x', \"y\"] # one\n            Condition: { StringEquals: { a: b } }\n  # two\n# three",
      ),
    ],
    ["cut.json", json('["s3:GetObject", "\\"x"]')],
    [
      "cut.tf",
      hcl('Action = ["s3:x"], Resource = "${aws_s3_bucket.data.arn}/*"') + source("actions = [<<EOF\n{}\nEOF\n]"),
    ],
  ];
  const server = await shared();
  const folder = workspace({});
  for (const [name, text] of texts) {
    const path = join(folder, name);
    await server.open(path, text);
    for (let end = 0; end < text.length; end += 7) {
      const cut = text.slice(0, end);
      await server.change(path, cut);
      const position = { line: cut.split("\n").length - 1, character: 999 };
      await server.connection.sendRequest("textDocument/completion", { textDocument: { uri: uriOf(path) }, position });
    }
  }
}, 60_000);
