import { expect, it } from "vitest";
import { lintText } from "../../src/index.js";
import { guidePolicy } from "../../src/knowledge/index.js";

it("the policy of the DMS guide passes roles without a limit, at its line", async () => {
  const statements = guidePolicy.map(({ actions }) => ({ Effect: "Allow", Action: actions, Resource: "*" }));
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
  const [result] = await lintText(policy, { filePath: "guide.json" });
  const lines = policy.split("\n");
  const action = lines.findIndex((line) => line.includes('"iam:PassRole"'));
  const resource = lines.findIndex((line, index) => index > action && line.includes('"Resource": "*"'));
  const found = result?.messages.filter(({ ruleId }) => ruleId === "pass-role-scope");
  expect(found?.map(({ line, related }) => [line, related[0]?.line])).toEqual([[resource + 1, action + 1]]);
});
