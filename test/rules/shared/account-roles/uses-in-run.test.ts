import { expect, it } from "vitest";
import { lintTexts } from "../../../linter/lint-texts.js";
import { otherAccount } from "../../account-role-provider-texts.js";

const role = (provider = ""): string => `resource "aws_iam_role" "r" {
  name = "dms-access-for-endpoint"
  ${provider}
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
`;
const endpoint = `resource "aws_dms_endpoint" "e" {
  endpoint_id   = "e"
  endpoint_type = "target"
  engine_name   = "redshift"
  server_name   = "sales.c1example.eu-west-1.redshift.amazonaws.com"
}
`;

it("finds the uses of other modules for each account of roles in modules without one", async () => {
  const target = otherAccount + role("provider = aws.target");
  const files = { "a/main.tf": role(), "b/main.tf": target, "c/main.tf": role(), "d/main.tf": endpoint };
  const { findings } = await lintTexts(files, { rules: ["role-trust"] });
  expect(findings).toEqual(["a/main.tf aws_iam_role.r role-trust", "c/main.tf aws_iam_role.r role-trust"]);
});
