import { expect, it } from "vitest";
import { lintText } from "../../src/index.js";
import { changed } from "./texts.js";

const module = `resource "aws_dms_endpoint" "it" {
  endpoint_id                     = "it"
  endpoint_type                   = "source"
  engine_name                     = "mysql"
  secrets_manager_arn             = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:it-AbCdEf"
  secrets_manager_access_role_arn = aws_iam_role.it.arn
}
resource "aws_iam_role" "it" {
  name = "it"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.eu-west-1.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "it" {
  name = "read-secret"
  role = aws_iam_role.it.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_dms_endpoint.it.secrets_manager_arn }]
  })
}
resource "aws_iam_role_policies_exclusive" "it" {
  role_name    = aws_iam_role.it.name
  policy_names = [aws_iam_role_policy.it.name]
}
`;

async function relatedIn(text: string): Promise<readonly string[] | undefined> {
  const [result] = await lintText(text, { filePath: "main.tf" });
  const found = result?.messages.find(({ ruleId }) => ruleId === "role-permissions");
  return found?.related.map(({ line, message }) => `${String(line)} ${message}`);
}

it("a policy that a list of all policies leaves out is pointed to, with the list", async () => {
  expect(await relatedIn(module)).toBeUndefined();
  const others = changed(module, "[aws_iam_role_policy.it.name]", '["read-secrets"]');
  expect(await relatedIn(others)).toEqual([
    "8 the role",
    "20 this statement allows it, but the role does not keep its policy",
    "23 this removes the policies that it does not list",
  ]);
});
