import { describe, expect, it } from "vitest";
import { lintTexts } from "../../linter/lint-texts.js";

const module = `resource "aws_s3_bucket" "data" {
  bucket = "landing"
}
resource "aws_iam_policy" "reader" {
  name   = "reader"
  policy = templatefile("\${path.module}/reader.tftpl", { bucket = aws_s3_bucket.data.arn, actions = ["s3:GetObjct"] })
}
`;

const template = (action: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ${action}, "Resource": "\${bucket}/*" }
  ]
}
`;

describe("a file that `templatefile` renders", () => {
  const lint = async (action: string): ReturnType<typeof lintTexts> => {
    const texts = { "main.tf": module, "reader.tftpl": template(action) };
    return lintTexts(texts, { rules: ["action-resource", "known-action"], fix: "suggestions", linted: ["main.tf"] });
  };

  it("gets no value in place of what is filled in", async () => {
    expect((await lint('"s3:ListBucket"')).fixed).toEqual({});
  });

  it("gets no value beside what is filled in", async () => {
    const texts = {
      "main.tf": module.replace("aws_s3_bucket.data.arn", '"landing"'),
      "reader.tftpl": template('"s3:ListBucket"').replace('"${bucket}/*"', '["arn:aws:s3:::${bucket}/*"]'),
    };
    const { fixed, messages } = await lintTexts(texts, {
      rules: ["action-resource"],
      fix: "suggestions",
      linted: ["main.tf"],
    });
    expect(messages).toHaveLength(1);
    expect(fixed).toEqual({});
  });

  it.each(['["${bucket}/*"]', '"${bucket}/*"'])("gets no value beside all of %s", async (resource) => {
    const texts = { "main.tf": module, "reader.tftpl": template('"s3:ListBucket"').replace('"${bucket}/*"', resource) };
    const { fixed, messages } = await lintTexts(texts, {
      rules: ["action-resource"],
      fix: "suggestions",
      linted: ["main.tf"],
    });
    expect(messages).toHaveLength(1);
    expect(fixed).toEqual({});
  });

  it("is corrected where nothing is filled in", async () => {
    expect((await lint('"s3:GetObjct"')).fixed).toEqual({ "reader.tftpl": template('"s3:GetObject"') });
  });

  it("shows the findings in what is filled in at that place", async () => {
    const { messages } = await lint("${jsonencode(actions)}");
    expect(messages).toMatchObject([{ ruleId: "known-action", line: 4, column: 36, endLine: 4, endColumn: 58 }]);
  });
});
