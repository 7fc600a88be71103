import { expect, it } from "vitest";
import { lintText } from "../../../src/index.js";

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
