import { describe, expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

/** Buckets, roles with a policy, and endpoints, all with the same instances. */
interface Repeated {
  readonly repetition: string;
  readonly key: string;
  readonly statements: string;
  /** The buckets, if not as all else. */
  readonly ofBuckets?: string;
}

function module({ key, ofBuckets, repetition, statements }: Repeated): string {
  return `variable "targets" { default = { orders = "acme-orders", users = "acme-users" } }

resource "aws_s3_bucket" "it" {
  ${ofBuckets ?? repetition}
  bucket = "acme-\${${key}}"
}

resource "aws_iam_role" "it" {
  ${repetition}
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

data "aws_iam_policy_document" "it" {
  ${repetition}
${statements}}

resource "aws_iam_role_policy" "it" {
  ${repetition}
  role   = aws_iam_role.it[${key}].id
  policy = data.aws_iam_policy_document.it[${key}].json
}

resource "aws_dms_s3_endpoint" "it" {
  ${repetition}
  endpoint_id             = "it-\${${key}}"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.it[${key}].id
  service_access_role_arn = aws_iam_role.it[${key}].arn
}
`;
}

function statement(actions: string, resource: string): string {
  return `  statement {
    actions   = [${actions}]
    resources = [${resource}]
  }
`;
}

const bucket = (key: string): string => `aws_s3_bucket.it[${key}].arn`;
const objects = (key: string): string => `"\${aws_s3_bucket.it[${key}].arn}/*"`;
const write = '"s3:PutObject", "s3:DeleteObject"';

async function fixed(text: string): Promise<string | undefined> {
  return (await lintTexts({ "main.tf": text }, { fix: "suggestions" })).fixed["main.tf"];
}

describe("what each instance needs on the resource with its own key", () => {
  it.each([
    ["for_each = var.targets", "each.key"],
    ['for_each = toset(["orders", "users"])', "each.key"],
    ["count = 2", "count.index"],
    ["count = 2 > 1 ? 1 : 0", "0"],
  ])("%s: is written once, for all of them", async (repetition, key) => {
    const listing = statement('"s3:ListBucket"', bucket(key));
    expect(await fixed(module({ key, repetition, statements: listing }))).toBe(
      module({ key, repetition, statements: `${listing}\n${statement(write, objects(key))}` }),
    );
  });

  it("is added to a statement on the same resource, beside a new one", async () => {
    const all = { key: "each.key", repetition: "for_each = var.targets" };
    expect(await fixed(module({ ...all, statements: statement('"s3:PutObject"', objects(all.key)) }))).toBe(
      module({
        ...all,
        statements: `${statement(write, objects(all.key))}\n${statement('"s3:ListBucket"', bucket(all.key))}`,
      }),
    );
  });

  it("is not written where the resource has other keys", async () => {
    const repetition = "for_each = var.targets";
    const ofBuckets = 'for_each = toset(["orders", "users"])';
    const statements = statement('"s3:ListBucket"', bucket("each.key"));
    expect(await fixed(module({ key: "each.key", ofBuckets, repetition, statements }))).toBeUndefined();
  });
});
