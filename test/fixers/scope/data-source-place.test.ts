import { expect, it } from "vitest";
import { lintText } from "../../../src/index.js";
import { lintTexts } from "../../linter/lint-texts.js";

const attachment = (partition: string): string => `resource "aws_iam_role_policy_attachment" "it" {
  role       = "it"
  policy_arn = "arn:${partition}:iam::aws:policy/SecurityAudit"
}
`;
const region = 'data "aws_region" "current" {}';
const partition = 'data "aws_partition" "current" {}';
const vpc = 'data "aws_vpc" "it" {}';

it.each([
  ["behind a comment on its line", [`${region} # here`, "", ""], [`${region} # here`, "", partition, "", ""]],
  ["among others without an empty line", [region, vpc, ""], [region, partition, vpc, ""]],
])("declares a data source after others: %s", async (_, before, after) => {
  const [result] = await lintText(before.join("\n") + attachment("aws"), {
    filePath: "main.tf",
    config: false,
    rules: { partition: "error" },
    fix: true,
  });
  expect(result?.output).toBe(after.join("\n") + attachment("${data.aws_partition.current.partition}"));
});

it("declares a data source behind a policy document that another resource uses", async () => {
  const trust = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
`;
  const role = `
resource "aws_iam_role" "it" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
  const { fixed } = await lintTexts(
    { "data.tf": trust, "main.tf": attachment("aws") + role },
    { fix: "fixes", rules: ["partition"] },
  );
  expect(fixed).toEqual({
    "data.tf": `${trust}\n${partition}\n`,
    "main.tf": attachment("${data.aws_partition.current.partition}") + role,
  });
});
