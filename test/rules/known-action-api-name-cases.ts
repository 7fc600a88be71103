import type { PolicyCase } from "./policy-forms.js";

const allow = (...actions: readonly string[]) => ({ Effect: "Allow", Action: actions, Resource: "*" });

/** Names of API operations that are no actions. */
export const cases: readonly PolicyCase[] = [
  {
    name: "the name of an API operation",
    codes: ["INVALID_ACTION"],
    statement: allow("s3:HeadObject"),
    found: [["apiName", "s3:HeadObject"]],
    suggested: allow("s3:GetObject"),
  },
  {
    name: "the name of an API operation of the same verb",
    codes: ["INVALID_ACTION"],
    statement: allow("s3:GetBucketEncryption"),
    found: [["apiName", "s3:GetBucketEncryption"]],
    mended: allow("s3:GetEncryptionConfiguration"),
  },
  {
    name: "the name of an API operation without a word of its action",
    codes: ["INVALID_ACTION"],
    statement: allow("s3:PutObjectLockConfiguration"),
    found: [["apiName", "s3:PutObjectLockConfiguration"]],
    mended: allow("s3:PutBucketObjectLockConfiguration"),
  },
  {
    name: "the name of an API operation that the action of another one allows",
    codes: ["INVALID_ACTION"],
    statement: allow("bedrock:Converse", "bedrock:InvokeModel"),
    found: [["apiName", "bedrock:Converse"]],
    suggested: allow("bedrock:InvokeModel"),
  },
  {
    name: "the name of an API operation that streams both ways",
    codes: ["INVALID_ACTION"],
    statement: allow("bedrock:InvokeModelWithBidirectionalStream"),
    found: [["apiName", "bedrock:InvokeModelWithBidirectionalStream"]],
    mended: allow("bedrock:InvokeModel"),
  },
  {
    name: "an API operation whose action is a method, and not the action with a similar name",
    codes: ["INVALID_ACTION"],
    statement: allow("apigateway:UpdateRestApi"),
    found: [["apiName", "apigateway:UpdateRestApi"]],
    suggested: allow("apigateway:PATCH"),
  },
  {
    name: "API operations whose action is a method, which allows more than they do",
    codes: ["INVALID_ACTION"],
    statement: allow("apigateway:ExportApi", "apigateway:DeleteRoute"),
    found: [
      ["apiName", "apigateway:ExportApi"],
      ["apiName", "apigateway:DeleteRoute"],
    ],
    suggested: allow("apigateway:GET", "apigateway:DELETE"),
  },
  {
    name: "an API operation whose action stands beside it",
    codes: ["INVALID_ACTION"],
    statement: allow("s3:HeadObject", "s3:GetObject"),
    found: [["apiName", "s3:HeadObject"]],
    suggested: allow("s3:GetObject"),
  },
  {
    name: "an API operation that several actions allow, which may stand beside it",
    codes: ["INVALID_ACTION"],
    statement: [allow("s3:CopyObject"), allow("s3:CopyObject", "s3:GetObject", "s3:PutObject")],
    found: Array(2).fill(["apiName", "s3:CopyObject"]),
    says: /It needs s3:GetObject and s3:PutObject\.$/,
    suggested: [allow("s3:CopyObject"), allow("s3:GetObject", "s3:PutObject")],
  },
  {
    name: "such an operation that is denied: one of its actions is enough",
    statement: { ...allow("s3:CopyObject"), Effect: "Deny" },
    found: [["apiName", "s3:CopyObject"]],
    says: /Write s3:GetObject or s3:PutObject\.$/,
  },
];
