import { expect, it } from "vitest";
import { lintText } from "../../src/workspace/index.js";

const policy = (verbs: readonly string[]): string => `resource "aws_iam_policy" "reader" {
  name = "reader"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = formatlist("s3:%s", [${verbs.map((verb) => `"${verb}"`).join(", ")}]), Resource = "*" }]
  })
}
`;

async function sentences(...verbs: readonly string[]): Promise<readonly string[]> {
  const results = await lintText(policy(verbs), {
    filePath: "main.tf",
    rules: { "known-action": "error" },
    config: false,
  });
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

it("says of each of a few values of one expression what is wrong with it", async () => {
  expect(await sentences("TakeA", "TakeB", "TakeC")).toEqual([
    "Action s3:TakeA does not exist, so this allows nothing. Correct or remove it.",
    "Action s3:TakeB does not exist, so this allows nothing. Correct or remove it.",
    "Action s3:TakeC does not exist, so this allows nothing. Correct or remove it.",
  ]);
});

it("says it once of many values of one expression", async () => {
  expect(await sentences("TakeA", "TakeB", "TakeC", "TakeD", "GetObject")).toEqual([
    "Action s3:TakeA does not exist, so this allows nothing. Correct or remove it. The same applies to 3 more values here.",
  ]);
});
