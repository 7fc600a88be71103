import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { lintText } from "../../src/index.js";

const facts = fileURLToPath(new URL("../../../shared/knowledge/dms-iam-facts.md", import.meta.url));

it.skipIf(!existsSync(facts))("the policy of the DMS guide passes roles without a limit, at its line", async () => {
  const section = readFileSync(facts, "utf8").split("### E.1")[1] ?? "";
  const policy = /```json\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
  const [result] = await lintText(policy, { filePath: "guide.json" });
  const lines = policy.split("\n");
  const action = lines.findIndex((line) => line.includes('"iam:PassRole"'));
  const resource = lines.findIndex((line, index) => index > action && line.includes('"Resource": "*"'));
  const found = result?.messages.filter(({ ruleId }) => ruleId === "pass-role-scope");
  expect(found?.map(({ line, related }) => [line, related[0]?.line])).toEqual([[resource + 1, action + 1]]);
});
