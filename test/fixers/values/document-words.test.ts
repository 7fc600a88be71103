import { describe, expect, it } from "vitest";
import { lintTexts } from "../../linter/lint-texts.js";

/** A module with the role, and the endpoint in the module that calls it. */
const role = (resource: string, more = ""): string => `variable "bucket" {
  type = string
}

resource "aws_iam_role" "dms" {
  name = "dms"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "dms" {
  role = aws_iam_role.dms.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:DeleteObject"]
        Resource = "${resource}"
      },
${more}    ]
  })
}

output "arn" {
  value = aws_iam_role.dms.arn
}
`;

const list = (bucket: string): string => `      {
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = "arn:aws:s3:::${bucket}"
      },
`;

const main = `module "role" {
  source = "./role"
  bucket = "landing"
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = module.role.arn
}
`;

describe("a bucket of another module", () => {
  it.each([
    ["arn:aws:s3:::${var.bucket}/*", "${var.bucket}"],
    ["arn:aws:s3:::*/*", "landing"],
  ])("is written in the words of the document, %s", async (resource, bucket) => {
    const texts = { "main.tf": main, "role/main.tf": role(resource) };
    const { fixed } = await lintTexts(texts, { rules: ["role-permissions"], fix: "suggestions", linted: ["main.tf"] });
    expect(fixed).toEqual({ "role/main.tf": role(resource, list(bucket)) });
  });

  it("is not written as a variable that has the same value by default", async () => {
    const texts = {
      "main.tf": main.replace('  bucket = "landing"\n', ""),
      "role/main.tf": role("arn:aws:s3:::${var.bucket}/*").replace("= string\n", '= string\n  default = "landing"\n'),
    };
    const { fixed } = await lintTexts(texts, { rules: ["role-permissions"], fix: "suggestions", linted: ["main.tf"] });
    expect(fixed["role/main.tf"]).toContain('"arn:aws:s3:::landing"');
  });
});
