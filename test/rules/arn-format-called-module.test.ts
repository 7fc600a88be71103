import { expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

const module = `variable "key" { type = string }
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = var.key }]
  })
}
`;

const call = (key: string): string => `resource "aws_kms_key" "it" {}
module "it" {
  source = "./it"
  key    = ${key}
}
`;

const lint = async (key: string) => {
  const { messages } = await lintTexts(
    { "main.tf": call(key), "it/main.tf": module },
    { linted: ["main.tf"], rules: ["arn-format"] },
  );
  return messages;
};

it("shows what the call of a module gives it, where that is no ARN", async () => {
  expect(await lint("aws_kms_key.it.arn")).toEqual([]);
  const related = [
    { filePath: "main.tf", line: 4, message: "the value" },
    { filePath: "main.tf", line: 1, message: "the resource that it names" },
  ];
  expect(await lint("aws_kms_key.it.key_id")).toMatchObject([{ messageId: "notArn", related }]);
});
