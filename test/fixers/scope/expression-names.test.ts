import { expect, it } from "vitest";
import { namesInExpression } from "../../../src/fixers/scope/expression-names.js";

it.each<[string, ...string[]]>([
  ["var.buckets[count.index]", "var.buckets", "count.index"],
  ['aws_iam_role.s3["crm"].arn', "aws_iam_role.s3"],
  ["aws_iam_role.s3[each.key].arn", "aws_iam_role.s3", "each.key"],
  ["values(aws_iam_role.s3)[*].arn", "aws_iam_role.s3"],
  ["join(var.sep, data.aws_x.y.*.id)", "var.sep", "data.aws_x.y"],
  ["lower(setting)", "setting"],
  ["provider::aws::arn_parse(b)", "b"],
  ["[for key, b in var.list : upper(b) if b != local.none]", "var.list", "local.none"],
  ["{ for b in var.list : b => each.value }", "var.list", "each.value"],
  ["{ bucket = var.a, (var.b) = true }", "var.a", "var.b"],
  ['var.a == "each.key" ? var.b : null', "var.a", "var.b"],
  ['upper("a-$${b}-${each.value}-\\"c\\"-${var.m["d"]}-e")', "each.value", "var.m"],
])("names in %s", (expressionText, ...names) => {
  expect(namesInExpression(expressionText).map((steps) => steps.join("."))).toEqual(names);
});
