import { describe, expect, it } from "vitest";
import { asText, display } from "../../../../../src/tree/index.js";
import { evaluated } from "../module.js";

describe("what is shown of an unknown value", () => {
  const locals = `
variable "unset" {}
locals {
  config  = yamldecode(file(var.unset))
  id      = local.config.accounts.management.id
  regions = [for one in local.config.regions : one.name if one.role == "first"]
  region  = local.regions[0]
  plain   = var.unset
  nested  = { a = { b = upper(var.unset) }, list = [upper(var.unset)] }
  role    = aws_iam_role.other.unique_id
  name    = "x-\${var.unset}"
}
resource "aws_iam_role" "other" {}
`;

  it.each([
    ["local.id", "${local.id}"],
    ["local.config.accounts.id", "${local.config.accounts.id}"],
    ["local.region", "${local.region}"],
    ["local.plain", "${local.plain}"],
    ["local.nested.a.b", "${local.nested.a.b}"],
    ['local.nested["a"].b', '${local.nested["a"].b}'],
    ["local.nested.list[0]", "${local.nested.list[0]}"],
    ["var.unset", "${var.unset}"],
    // These say which resource it is, and what is known of a text.
    ["local.role", "${aws_iam_role.other.unique_id}"],
    ["local.name", "x-${var.unset}"],
  ])("%s", async (expression, expected) => {
    const text = asText(await evaluated(`"arn:\${${expression}}"`, locals));
    expect(text && display(text)).toBe(`arn:${expected}`);
  });
});
