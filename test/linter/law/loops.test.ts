import { describe, expect, it } from "vitest";
import { lintTexts } from "../lint-texts.js";

const role = `locals {
  buckets = { a = "orders", b = "billing" }
}
resource "aws_iam_role" "writer" {
  name               = "writer"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }]
  })
}
`;

/** Endpoints that write to buckets with the role. */
const endpoints = (buckets: string): string => `resource "aws_dms_s3_endpoint" "target" {
  for_each                = ${buckets}
  endpoint_id             = "target-\${each.key}"
  endpoint_type           = "target"
  bucket_name             = each.value
  service_access_role_arn = aws_iam_role.writer.arn
}
`;

const list =
  '{ Effect = "Allow", Action = "s3:ListBucket", Resource = ["arn:aws:s3:::orders", "arn:aws:s3:::billing"] }';

const encoded = (actions: string, more = ""): string => `resource "aws_iam_role_policy" "writer" {
  role = aws_iam_role.writer.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for name in values(local.buckets) : { Effect = "Allow", Action = [${actions}], Resource = "arn:aws:s3:::\${name}/*" }],
      [${list}${more}]
    )
  })
}
`;

const dynamic = (actions: string): string => `resource "aws_iam_role_policy" "writer" {
  role   = aws_iam_role.writer.id
  policy = data.aws_iam_policy_document.writer.json
}
data "aws_iam_policy_document" "writer" {
  dynamic "statement" {
    for_each = local.buckets
    content {
      actions   = [${actions}]
      resources = ["arn:aws:s3:::\${statement.value}/*"]
    }
  }
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::orders", "arn:aws:s3:::billing"]
  }
}
`;

const both = '"s3:DeleteObject", "s3:PutObject"';

describe("what statements of a loop lack", () => {
  it.each([
    ["for", encoded('"s3:DeleteObject"'), encoded(both)],
    ["dynamic", dynamic('"s3:DeleteObject"'), dynamic(both)],
  ])("is written into the loop where all lack it: %s", async (_name, before, after) => {
    const files = (policy: string): Record<string, string> => ({
      "main.tf": role + policy + endpoints("local.buckets"),
    });
    const rules = ["role-permissions"];
    const { fixed } = await lintTexts(files(before), { linted: ["main.tf"], rules, fix: "suggestions" });
    expect(fixed).toEqual(files(after));
  });

  it("is a statement of its own where one does not", async () => {
    const files = (policy: string): Record<string, string> => ({
      "main.tf": role + policy + endpoints('{ a = "orders" }'),
    });
    const rules = ["role-permissions"];
    const { fixed } = await lintTexts(files(encoded('"s3:DeleteObject"')), {
      linted: ["main.tf"],
      rules,
      fix: "suggestions",
    });
    const own = ', { Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::orders/*" }';
    expect(fixed).toEqual(
      files(encoded('"s3:DeleteObject"').replace("]\n    )", `],\n      [${own.slice(2)}]\n    )`)),
    );
  });
});
