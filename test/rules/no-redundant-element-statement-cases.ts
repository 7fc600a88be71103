import { allow, bucket, type FileCase, type PolicyCase } from "./policy-forms.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "a statement twice",
    codes: ["REDUNDANT_STATEMENT"],
    statement: [
      { ...allow, Sid: "One" },
      { ...allow, Sid: "Other" },
    ],
    found: [["statement"]],
    mended: [{ ...allow, Sid: "One" }],
    // A block is not taken out.
    without: ["block"],
  },
  {
    name: "a statement of which a wider one says all",
    codes: ["REDUNDANT_STATEMENT"],
    statement: [{ ...allow, Resource: `${bucket}/*`, Condition: { Bool: { "aws:SecureTransport": "true" } } }, allow],
    found: [["statement"]],
    mended: [allow],
    without: ["block"],
  },
  {
    name: "statements that differ in effect, conditions or elements",
    statement: [
      allow,
      { ...allow, Effect: "Deny", Resource: `${bucket}/*` },
      {
        Effect: "Allow",
        Action: "s3:PutObject",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      },
      {
        Effect: "Allow",
        Action: "s3:PutObject",
        Resource: "*",
        Condition: { Bool: { "aws:ViaAWSService": "true" } },
      },
      { Effect: "Deny", NotAction: "s3:GetObject", Resource: "*" },
      { Effect: "Deny", Action: "s3:PutObject", NotResource: `${bucket}/*` },
    ],
  },
  {
    name: "statements of two principals",
    type: "resource",
    statement: [
      { ...allow, Resource: `${bucket}/*`, Principal: { Service: "dms.amazonaws.com" } },
      { ...allow, Resource: `${bucket}/*`, Principal: { Service: "logs.amazonaws.com" } },
    ],
  },
];

export const files: readonly FileCase[] = [
  {
    name: "a statement block twice",
    codes: ["REDUNDANT_STATEMENT"],
    path: "main.tf",
    text: `data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`,
    found: [["statement"]],
  },
];
