import { on } from "./arn-format-texts.js";
import type { PolicyCase } from "./policy-forms.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "slips in the region",
    codes: ["INVALID_ARN_REGION"],
    statement: on(
      "arn:aws:dms:us-esat-1:123456789012:*",
      "arn:aws:dms:us-east1:123456789012:*",
      "arn:aws:dms:us-east-1a:123456789012:*",
      "arn:aws:dms:eu-wets-1:123456789012:*",
    ),
    found: [
      ["invalidRegion", "arn:aws:dms:us-esat-1:123456789012:*"],
      ["invalidRegion", "arn:aws:dms:us-east1:123456789012:*"],
      ["invalidRegion", "arn:aws:dms:us-east-1a:123456789012:*"],
      ["invalidRegion", "arn:aws:dms:eu-wets-1:123456789012:*"],
    ],
    suggested: on(
      "arn:aws:dms:us-east-1:123456789012:*",
      "arn:aws:dms:us-east-1:123456789012:*",
      "arn:aws:dms:us-east-1:123456789012:*",
      "arn:aws:dms:eu-west-1:123456789012:*",
    ),
  },
  {
    name: "regions that may be new",
    statement: on(
      "arn:aws:dms:ca-east-1:123456789012:*",
      "arn:aws:dms:us-south-2:123456789012:*",
      "arn:aws:dms:nz-east-1:123456789012:*",
    ),
  },
  {
    name: "a region that is none",
    codes: ["INVALID_ARN_REGION"],
    statement: on("arn:aws:dms:ireland:123456789012:task:*"),
    found: [["invalidRegion"]],
  },
  {
    name: "an account that is none",
    codes: ["INVALID_ARN_ACCOUNT"],
    statement: on("arn:aws:dms:eu-west-1:12345678901:task:*"),
    found: [["invalidAccount"]],
  },
  {
    name: "a region where there is none",
    codes: ["ARN_REGION_NOT_ALLOWED"],
    statement: on("arn:aws:iam:eu-west-1:123456789012:role/it"),
    found: [["regionNotAllowed"]],
    suggested: on("arn:aws:iam::123456789012:role/it"),
  },
  {
    name: "a pattern that is no empty region",
    codes: ["ARN_REGION_NOT_ALLOWED"],
    statement: on("arn:aws:iam:eu-*:123456789012:role/it"),
    found: [["regionNotAllowed"]],
    suggested: on("arn:aws:iam::123456789012:role/it"),
  },
  {
    name: "a region and an account where there is neither",
    codes: ["ARN_REGION_NOT_ALLOWED"],
    statement: on("arn:aws:s3:eu-west-1:123456789012:it/*"),
    found: [["regionNotAllowed"]],
    says: /Write arn:aws:s3:::it\/\*\.$/,
    suggested: on("arn:aws:s3:::it/*"),
  },
  {
    name: "an account where there is none",
    codes: ["ARN_ACCOUNT_NOT_ALLOWED"],
    statement: on("arn:aws:s3::123456789012:it"),
    found: [["accountNotAllowed"]],
    suggested: on("arn:aws:s3:::it"),
  },
  {
    name: "no region where there is one",
    codes: ["MISSING_ARN_REGION"],
    statement: on("arn:aws:dms::123456789012:task:*"),
    found: [["missingRegion"]],
  },
  {
    name: "no account where there is one",
    codes: ["MISSING_ARN_ACCOUNT"],
    statement: on("arn:aws:dms:eu-west-1::task:*"),
    found: [["missingAccount"]],
  },
];
