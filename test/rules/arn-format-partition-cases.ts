import type { PolicyCase } from "./policy-forms.js";

const on = (...resources: readonly string[]) => ({ Effect: "Allow", Action: "*", Resource: resources });

export const cases: readonly PolicyCase[] = [
  {
    name: "a region of another partition",
    codes: ["INVALID_ARN_REGION", "INVALID_PARTITION"],
    statement: on(
      "arn:aws:dms:us-gov-west-1:123456789012:task:*",
      "arn:aws:dms:cn-north-1:123456789012:task:*",
      "arn:aws-us-gov:dms:eu-west-1:123456789012:task:*",
      "arn:aws-cn:sqs:eu-west-1:123456789012:it",
      "arn:aws-iso:dms:us-isob-east-1:123456789012:task:*",
      "arn:aws-us-gov:dms:us-gov-west-1:123456789012:task:*",
      "arn:aws-cn:dms:cn-north-1:123456789012:task:*",
      "arn:*:dms:cn-north-1:123456789012:task:*",
      "arn:aws-eusc:dms:eusc-de-east-1:123456789012:task:*",
      "arn:aws-iso-b:dms:us-isob-east-1:123456789012:task:*",
    ),
    found: [
      ["otherPartition", "arn:aws:dms:us-gov-west-1:123456789012:task:*"],
      ["otherPartition", "arn:aws:dms:cn-north-1:123456789012:task:*"],
      ["otherPartition", "arn:aws-us-gov:dms:eu-west-1:123456789012:task:*"],
      ["otherPartition", "arn:aws-cn:sqs:eu-west-1:123456789012:it"],
      ["otherPartition", "arn:aws-iso:dms:us-isob-east-1:123456789012:task:*"],
    ],
  },
];
