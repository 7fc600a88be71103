import { stack } from "./action-resource-texts.js";
import type { FileCase } from "./policy-forms.js";

export const files: readonly FileCase[] = [
  {
    name: "objects where a reference gives the bucket",
    path: "stack.yaml",
    text: stack("s3:GetObject", "!GetAtt Data.Arn"),
    found: [["otherTypes", "s3:GetObject"]],
    suggested: stack("s3:GetObject", "!Sub ${Data.Arn}/*"),
  },
  {
    name: "objects beside what has an effect on the bucket",
    path: "stack.yaml",
    text: stack("[s3:GetObject, s3:ListBucket]", "!GetAtt Data.Arn"),
    found: [["otherTypes", "s3:GetObject"]],
    suggested: stack("[s3:GetObject, s3:ListBucket]", '[!GetAtt Data.Arn, !Sub "${Data.Arn}/*"]').replace(
      ' [!GetAtt Data.Arn, !Sub "${Data.Arn}/*"]',
      "\n            - !GetAtt Data.Arn\n            - !Sub ${Data.Arn}/*",
    ),
  },
  {
    name: "the bucket where only its objects are named",
    path: "stack.yaml",
    text: stack("s3:ListBucket", "!Sub ${Data.Arn}/*"),
    found: [["otherTypes", "s3:ListBucket"]],
    suggested: stack("s3:ListBucket", "!GetAtt Data.Arn"),
  },
];
