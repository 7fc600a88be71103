import type { PolicyCase } from "./policy-forms.js";

const when = (condition: object, action: string) => ({
  Effect: "Allow",
  Action: action,
  Resource: "*",
  Condition: condition,
});
const equals = (key: string, action = "s3:GetObject") => when({ StringEquals: { [key]: "a" } }, action);

/** Keys that a caller can set, which are reported on request. */
export const cases: readonly PolicyCase[] = [
  {
    name: "keys that a caller can set or get around, on request",
    codes: ["UNTRUSTWORTHY_CONDITION_KEY", "S3_PREFIX_IN_NEGATIVE_CONTEXT"],
    options: { forgeable: true },
    statement: [
      equals("aws:Referer"),
      { ...equals("s3:prefix", "s3:ListBucket"), Effect: "Deny" },
      { ...when({ StringNotLike: { "s3:prefix": "home/*" } }, "s3:ListBucket"), Effect: "Deny" },
      equals("s3:prefix", "s3:ListBucket"),
    ],
    found: [
      ["forgeable", "aws:Referer"],
      ["evadable", "s3:prefix"],
    ],
  },
  {
    name: "the account that SES sends as the referrer, on request",
    options: { forgeable: true },
    type: "resource",
    statement: {
      ...equals("aws:Referer"),
      Principal: { Service: "ses.amazonaws.com" },
      Resource: "arn:aws:s3:::mail/*",
    },
  },
  {
    name: "an address of any VPC, on request",
    codes: ["MISSING_PAIRED_CONDITION_KEYS"],
    options: { forgeable: true },
    statement: [
      when({ IpAddress: { "aws:VpcSourceIp": "10.0.0.0/16" } }, "s3:GetObject"),
      when(
        { IpAddress: { "aws:VpcSourceIp": "10.0.0.0/16" }, StringEquals: { "aws:SourceVpc": "vpc-01234567" } },
        "s3:*",
      ),
      { ...when({ IpAddress: { "aws:VpcSourceIp": "10.0.0.0/16" } }, "s3:GetObject"), Effect: "Deny" },
    ],
    found: [["unpaired", "aws:VpcSourceIp"]],
  },
  {
    name: "the same, not asked for",
    statement: [equals("aws:Referer"), { ...equals("s3:prefix", "s3:ListBucket"), Effect: "Deny" }],
  },
];
