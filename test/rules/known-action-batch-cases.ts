import type { PolicyCase } from "./policy-forms.js";

const allow = (...actions: readonly string[]) => ({ Effect: "Allow", Action: actions, Resource: "*" });

/** Names of actions for one thing, or for several things at once. */
export const cases: readonly PolicyCase[] = [
  {
    name: "a plural that may mean the action for one or for several",
    codes: ["INVALID_ACTION"],
    statement: allow("firehose:PutRecords"),
    found: [["unknownAction", "firehose:PutRecords"]],
  },
  {
    name: "a plural that may mean the action for one, or the list of all",
    codes: ["INVALID_ACTION"],
    statement: [allow("guardduty:GetDetectors"), allow("eks:DescribeClusters"), allow("inspector2:GetFindings")],
    found: [
      ["unknownAction", "guardduty:GetDetectors"],
      ["unknownAction", "eks:DescribeClusters"],
      ["unknownAction", "inspector2:GetFindings"],
    ],
    suggested: null,
    says: /Did you mean \S+:\w+ or \S+:List\w+s\?/,
  },
  {
    name: "a plural of what nothing lists, and a list of what is one",
    codes: ["INVALID_ACTION"],
    statement: allow("guardduty:GetMasterAccounts", "guardduty:ListDetector"),
    found: [
      ["unknownAction", "guardduty:GetMasterAccounts"],
      ["unknownAction", "guardduty:ListDetector"],
    ],
    mended: allow("guardduty:GetMasterAccount", "guardduty:ListDetectors"),
  },
  {
    name: "what there is for several things at once only",
    codes: ["INVALID_ACTION"],
    statement: allow("ecr:DeleteImage", "athena:GetNamedQueries", "ecr:GetImage"),
    found: [
      ["unknownAction", "ecr:DeleteImage"],
      ["unknownAction", "athena:GetNamedQueries"],
      ["unknownAction", "ecr:GetImage"],
    ],
    // The last one may also be the start of `GetImageCopyStatus`.
    suggested: allow("ecr:BatchDeleteImage", "athena:BatchGetNamedQuery", "ecr:GetImage"),
  },
  {
    name: "what there is for one thing at once only, and not the start of another name",
    codes: ["INVALID_ACTION"],
    statement: [
      allow("glue:BatchGetTable"),
      allow("glue:GetTable*", "glue:BatchGetTable"),
      allow("glue:BatchDeleteCrawler"),
    ],
    found: [
      ["unknownAction", "glue:BatchGetTable"],
      ["unknownAction", "glue:BatchGetTable"],
      ["unknownAction", "glue:BatchDeleteCrawler"],
    ],
    suggested: [allow("glue:BatchGetTable"), allow("glue:GetTable*"), allow("glue:DeleteCrawler")],
    says: /Did you mean glue:(?:GetTable or glue:GetTables|DeleteCrawler)\?$/,
  },
  {
    name: "two names that mean one action, which edits write once",
    codes: ["INVALID_ACTION"],
    statement: allow("iam:ListUsrs", "s3:CreateMultipartUpload", "iam:ListUserss", "s3:CompleteMultipartUpload"),
    found: [
      ["unknownAction", "iam:ListUsrs"],
      ["apiName", "s3:CreateMultipartUpload"],
      ["unknownAction", "iam:ListUserss"],
      ["apiName", "s3:CompleteMultipartUpload"],
    ],
    mended: allow("iam:ListUsers", "s3:CreateMultipartUpload", "s3:CompleteMultipartUpload"),
    suggested: allow("iam:ListUsers", "s3:PutObject"),
  },
];
