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
    name: "a statement beside a wider one that has a misspelled condition",
    statement: [
      { ...allow, Conditions: { Bool: { "aws:SecureTransport": "true" } } },
      { ...allow, Resource: `${bucket}/*` },
    ],
    // A block has no such argument.
    without: ["block"],
  },
  {
    name: "a statement beside a wider one whose condition is null",
    statement: [
      { ...allow, Condition: null },
      { ...allow, Resource: `${bucket}/*` },
    ],
    without: ["block"],
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

/** Two statements that differ only in values that cannot be read. */
const unread = (one: object, other: object): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", ...one },
      { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", ...other },
    ],
  });

const ofAccount = (value: object): object => ({ Condition: { StringEquals: { "aws:PrincipalAccount": value } } });

export const files: readonly FileCase[] = [
  ...[
    {
      name: "principals",
      one: { Principal: { AWS: { Ref: "One" } } },
      other: { Principal: { AWS: { Ref: "Other" } } },
    },
    { name: "values", one: ofAccount({ Ref: "One" }), other: ofAccount({ Ref: "Other" }) },
    { name: "mappings", one: { Principal: { AWS: { a: "b" } } }, other: { Principal: { AWS: { c: "d" } } } },
    {
      name: "some principals",
      one: { Principal: { AWS: ["111122223333", { Ref: "One" }] } },
      other: { Principal: { AWS: ["111122223333", { Ref: "Other" }] } },
    },
  ].map(({ name, one, other }) => ({
    name: `statements that differ in ${name} that are not known`,
    path: "policy.json",
    text: unread(one, other),
  })),
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
