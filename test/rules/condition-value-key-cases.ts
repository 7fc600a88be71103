import type { PolicyCase } from "./policy-forms.js";

const one = (operator: string, key: string, value: unknown) => ({
  Effect: "Allow",
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: { [operator]: { [key]: value } },
});

/** Values of keys that contain ARNs, and IDs and paths of organizations. */
export const cases: readonly PolicyCase[] = [
  {
    name: "what is no ID of an organization",
    statement: one("StringEquals", "aws:PrincipalOrgID", [
      "arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5",
      "123456789012",
      "ou-ab12-11111111",
      "o-a1b2c3d4e5/r-ab12/",
      "o-a1b2c3d4e5",
      "organization-id",
    ]),
    found: [["notOfKey"], ["notOfKey"], ["notOfKey"], ["notOfKey", "o-a1b2c3d4e5/r-ab12/"]],
  },
  {
    name: "what is no path of an organization",
    statement: one("ForAnyValue:StringLike", "aws:ResourceOrgPaths", [
      "ou-ab12-11111111/*",
      "o-a1b2c3d4e5",
      "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111",
      "o-a1b2c3d4e5/*",
      "o-a1b2c3d4e5/r-ab12/",
      "*/r-ab12/",
      "${aws:PrincipalOrgID}/r-ab12",
    ]),
    found: [["notOfKey"], ["notOfKey", "o-a1b2c3d4e5"], ["notOfKey", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111"]],
    suggested: one("ForAnyValue:StringLike", "aws:ResourceOrgPaths", [
      "ou-ab12-11111111/*",
      "o-a1b2c3d4e5",
      "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
      "o-a1b2c3d4e5/*",
      "o-a1b2c3d4e5/r-ab12/",
      "*/r-ab12/",
      "${aws:PrincipalOrgID}/r-ab12",
    ]),
    without: ["block"],
  },
  {
    name: "what is no ARN under a String operator",
    statement: one("StringLike", "aws:PrincipalArn", [
      "123456789012",
      "role/admin*",
      "AROAIOSFODNN7EXAMPLE:*",
      "arn:aws:iam:123456789012:role/admin",
      "*role/admin",
      "a*:role/admin",
      "arn:aws:iam*",
      "arn:*:role/admin",
      "arn:aws:iam::123456789012:root",
      "arn:aws:iam::*:ro*",
      "arn:aws:sts::123456789012:federated-user/us",
    ]),
    found: [
      ["notOfKey", "123456789012"],
      ["notOfKey", "role/admin*"],
      ["notOfKey", "AROAIOSFODNN7EXAMPLE:*"],
      ["notOfKey", "arn:aws:iam:123456789012:role/admin"],
    ],
  },
  {
    name: "sessions of a role, without it and beside it",
    statement: [
      one("ArnLike", "aws:PrincipalArn", ["arn:aws:sts::123456789012:assumed-role/admin/*"]),
      one("StringNotLike", "aws:PrincipalArn", ["arn:aws:sts::*:assumed-role/admin/us", "arn:aws:iam::*:user/us"]),
      one("ArnLike", "aws:PrincipalArn", ["arn:aws:sts::*:assumed-role/admin/*", "arn:aws:iam::*:role/admin"]),
    ],
    found: [
      ["notOfKey", "arn:aws:sts::123456789012:assumed-role/admin/*"],
      ["notOfKey", "arn:aws:sts::*:assumed-role/admin/us"],
    ],
  },
  {
    name: "ARNs that no caller has",
    statement: one("ArnNotLike", "aws:PrincipalArn", [
      "arn:aws:iam::123456789012:group/admin",
      "arn:aws:iam:eu-west-1:123456789012:role/admin",
      "arn:aws:iam:::role/admin",
      "arn:aws:iam::12345678901:role/admin",
      "arn:*:iam:*:*:role/admin",
    ]),
    found: [
      ["notOfKey", "arn:aws:iam::123456789012:group/admin"],
      ["notOfKey", "arn:aws:iam:eu-west-1:123456789012:role/admin"],
      ["notOfKey", "arn:aws:iam:::role/admin"],
      ["notAccount", "arn:aws:iam::12345678901:role/admin"],
    ],
  },
  {
    name: "ARNs of policies",
    statement: {
      Effect: "Allow",
      Action: "iam:CreateRole",
      Resource: "*",
      Condition: { StringEquals: { "iam:PermissionsBoundary": ["edge", "arn:aws:iam::aws:policy/ReadOnlyAccess"] } },
    },
    found: [["notOfKey", "edge"]],
  },
  {
    name: "a region in the ARN of a source that does not exist",
    type: "resource",
    holder: "topic",
    statement: {
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sns:Publish",
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:us-est-1:123456789012:it" } },
    },
    found: [["notRegion", "arn:aws:sns:us-est-1:123456789012:it"]],
  },
  {
    name: "an empty text for a region",
    statement: {
      ...{ Effect: "Deny", Action: "*", Resource: "*" },
      Condition: { StringNotEquals: { "aws:RequestedRegion": [""] } },
    },
    found: [["notOfKey", ""]],
    says: /contains a region, such as eu-west-1, so an empty text never matches/,
  },
];
