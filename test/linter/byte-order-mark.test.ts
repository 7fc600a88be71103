import { expect, it } from "vitest";
import { lint, rules } from "../../src/linter/index.js";
import { loadWasm } from "../../src/workspace/index.js";

const policy =
  '\ufeff{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjcet","Resource":"*"}]}\n';

it.each([
  ["file", 'policy = file("policy.json")'],
  ["templatefile", 'policy = templatefile("policy.json", {})'],
])("%s of a text with a byte order mark keeps its places", async (_, argument) => {
  const files = new Map([
    ["main.tf", `resource "aws_iam_policy" "p" {\n  ${argument}\n}\n`],
    ["policy.json", policy],
  ]);
  const { results } = await lint({
    units: [
      {
        kind: "terraform",
        path: ".",
        files: ["main.tf"],
        rules: new Map([["known-action", { severity: "error", options: {} }]]),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (path) => files.get(path), list: () => ["main.tf"] },
    loadWasm,
    rules,
    fix: "fixes",
  });
  expect(results.find(({ filePath }) => filePath === "policy.json")?.output).toBe(
    policy.replace("GetObjcet", "GetObject"),
  );
});
