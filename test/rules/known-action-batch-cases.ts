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
];
