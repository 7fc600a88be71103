import { expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

it("removes a name whose action stands beside it in a file that a module reads", async () => {
  const policy = (actions: string): string =>
    `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": [${actions}], "Resource": "*" } }`;
  const { fixed } = await lintTexts(
    {
      "main.tf": 'resource "aws_iam_policy" "it" {\n  policy = file("${path.module}/policy.json")\n}\n',
      "policy.json": policy('"s3:HeadObject", "s3:GetObject"'),
    },
    { fix: "suggestions", linted: ["main.tf"], rules: ["known-action"] },
  );
  expect(fixed).toEqual({ "policy.json": policy('"s3:GetObject"') });
});
