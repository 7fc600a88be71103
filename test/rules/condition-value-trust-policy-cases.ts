import type { PolicyCase } from "./policy-forms.js";

const hub = "token.actions.githubusercontent.com";
const claim = (name: string, value: string) => ({
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${hub}` },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: { StringLike: { [`${hub}:${name}`]: value } },
});
const web = (sub: string) => claim("sub", sub);
const trust = (condition: object) => ({
  Effect: "Allow",
  Principal: { Service: "dms.amazonaws.com" },
  Action: "sts:AssumeRole",
  Condition: condition,
});

const main = "repo:us/it:ref:refs/heads/main";
/** Conditions on the subject, by operator. */
const subjects = (values: Readonly<Record<string, string | readonly string[]>>) => ({
  ...web(main),
  Condition: Object.fromEntries(
    Object.entries(values).map(([operator, value]) => [operator, { [`${hub}:sub`]: value }]),
  ),
});

const open = (condition: object) => ({
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: condition,
});

const ofVendor = (operator: string, ...ids: readonly string[]) => ({
  Effect: "Allow",
  Principal: { AWS: "123456789012" },
  Action: "sts:AssumeRole",
  Condition: { [operator]: { "sts:ExternalId": ids } },
});

export const cases: readonly PolicyCase[] = [
  {
    name: "external IDs, one that somebody still has to give, and patterns",
    type: "trust",
    statement: [
      ofVendor("StringEquals", "a1", "Acme_Co:4711/x@y.example,b=c+d", "${aws:PrincipalAccount} it", ""),
      ofVendor("StringLike", "acme-*"),
    ],
  },
  {
    name: "external IDs that STS does not take",
    type: "trust",
    statement: ofVendor("StringEquals", "Acme Company", "x", "s3cr#t!"),
    found: [
      ["notOfKey", "Acme Company"],
      ["notOfKey", "x"],
      ["notOfKey", "s3cr#t!"],
    ],
    says: /^sts:ExternalId contains 2 to 1224 letters, digits and signs of \S+, so .+ never matches\.$/,
  },
  {
    name: "a pattern beside a narrower condition on the same key",
    type: "trust",
    options: { everyBranch: true },
    statement: [
      subjects({ StringLike: "repo:*", StringEquals: main }),
      subjects({ StringLike: "repo:*:ref:refs/heads/main", "ForAllValues:StringEquals": main }),
      subjects({ StringLike: "repo:us*", StringLikeIfExists: "repo:us/it:ref:*" }),
      subjects({ "ForAnyValue:StringLike": "repo:us/*", StringEqualsIfExists: [main, "repo:us/it:pull_request"] }),
      trust({ StringLike: { "aws:SourceAccount": "12*" }, StringEquals: { "AWS:SourceAccount": "123456789012" } }),
    ],
  },
  {
    name: "a pattern beside a condition that is no narrower, or that only names whom it keeps out",
    type: "trust",
    statement: [
      subjects({ StringLike: "repo:*", StringLikeIfExists: ["repo:us/it:*", "*"] }),
      subjects({ StringLike: "repo:us*", StringNotEquals: main }),
      subjects({ StringLikeIfExists: "repo:u*", "ForAllValues:StringEquals": main }),
      trust({ StringLike: { "aws:SourceAccount": "*" }, StringEquals: { "aws:SourceAccount": "123456789012" } }),
    ],
    found: [
      ["everyRepository", "repo:*"],
      ["everyRepository", "*"],
      ["someOwners", "repo:us*"],
      ["someOwners", "repo:u*"],
      ["everyValue", "*"],
    ],
  },
  { name: "one repository of GitHub", type: "trust", statement: web("repo:us/it:*") },
  {
    name: "every branch, on request",
    codes: ["SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED"],
    type: "trust",
    options: { everyBranch: true },
    statement: [
      web("repo:us/it:*"),
      web("repo:us/*"),
      web("repo:us/*:*"),
      web("repo:us/*:ref:refs/heads/main"),
      web("repo:us/it-*:environment:prod"),
      ...[
        "ref:refs/heads/main",
        "ref:refs/heads/release/*",
        "ref:refs/tags/v*",
        "environment:prod-*",
        "*:prod",
        "?",
      ].map((filter) => web(`repo:us/it:${filter}`)),
    ],
    found: [
      ["everyBranch", "repo:us/it:*"],
      ["everyOwned", "repo:us/*"],
      ["everyOwned", "repo:us/*:*"],
      ["everyOwned", "repo:us/*:ref:refs/heads/main"],
      ["everyOwned", "repo:us/it-*:environment:prod"],
    ],
  },
  {
    name: "parts of ids",
    codes: ["WILDCARD_USAGE_TOO_PERMISSIVE", "VARIABLE_USAGE_TOO_PERMISSIVE"],
    type: "trust",
    statement: [
      trust({ StringLike: { "aws:SourceAccount": "1234567890*" } }),
      trust({ StringLike: { "aws:SourceOrgID": "${aws:PrincipalTag/org}" } }),
      trust({ StringEquals: { "aws:SourceOrgID": "${aws:PrincipalTag/org}" } }),
      trust({ StringNotLike: { "aws:SourceVpce": "vpce-*" } }),
    ],
    found: [["partOfId", "1234567890*"], ["variablePart"]],
  },
  {
    name: "a pattern that every value matches",
    codes: ["WILDCARD_USAGE_TOO_PERMISSIVE"],
    type: "trust",
    statement: [trust({ StringLike: { "aws:SourceAccount": "*" } }), trust({ ArnLike: { "aws:SourceArn": "*" } })],
    found: [
      ["everyValue", "*"],
      ["everyValue", "*"],
    ],
  },
  {
    name: "patterns of another form that every value matches",
    codes: ["WILDCARD_USAGE_TOO_PERMISSIVE"],
    type: "resource",
    statement: [
      open({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:*" } }),
      open({ StringLike: { "aws:PrincipalArn": "arn:*" } }),
      open({ ArnEquals: { "aws:PrincipalArn": "arn:*:*:*:*:*" } }),
      open({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-*/*" } }),
      open({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "?*" } }),
      open({ StringLike: { "aws:PrincipalAccount": "????????????" } }),
      open({ ArnLike: { "aws:SourceArn": "arn:aws:*:*:*:*" } }),
    ],
    found: [
      ["everyPrincipal", "arn:aws:iam::*:*"],
      ["everyPrincipal", "arn:*"],
      ["everyPrincipal", "arn:*:*:*:*:*"],
      ["everyValue", "o-*/*"],
      ["everyValue", "?*"],
      ["everyValue", "????????????"],
      ["everyValue", "arn:aws:*:*:*:*"],
    ],
  },
  {
    name: "patterns that some values do not match",
    type: "resource",
    statement: [
      open({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:*" } }),
      open({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/it-*" } }),
      open({ StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } }),
      open({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }),
      open({ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } }),
      open({ StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:*" } }),
    ],
  },
  {
    name: "a key that is compared with itself",
    codes: ["VARIABLE_USAGE_TOO_PERMISSIVE"],
    type: "resource",
    statement: [
      open({ StringEquals: { "aws:PrincipalOrgID": "${aws:PrincipalOrgID}" } }),
      open({ StringLike: { "aws:PrincipalAccount": "${aws:principalaccount}" } }),
      open({ ArnLike: { "aws:PrincipalArn": "${aws:PrincipalArn}" } }),
    ],
    found: [["everyValue"], ["everyValue"], ["everyValue"]],
  },
  {
    name: "a key that is compared with another one",
    type: "resource",
    statement: [
      open({ StringEquals: { "aws:PrincipalOrgID": "${aws:ResourceOrgID}" } }),
      open({ StringEquals: { "aws:ResourceAccount": "${aws:PrincipalAccount}" } }),
      open({ StringNotEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } }),
    ],
  },
  {
    name: "every repository of GitHub",
    codes: ["SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED"],
    type: "trust",
    statement: web("repo:*"),
    found: [["everyRepository", "repo:*"]],
  },
  {
    name: "owners that anybody can have",
    codes: ["SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED"],
    type: "trust",
    statement: [
      ...["repo:us*", "repo:us*/it:ref:refs/heads/main", "repo:?s/it:*", "*us/it:*"].map(web),
      claim("repository", "us*/it"),
      claim("repository_owner", "us*"),
      claim("job_workflow_ref", "*/it/.github/workflows/a.yml@refs/heads/main"),
    ],
    found: [
      ["someOwners", "repo:us*"],
      ["someOwners", "repo:us*/it:ref:refs/heads/main"],
      ["someOwners", "repo:?s/it:*"],
      ["someOwners", "*us/it:*"],
      ["someOwners", "us*/it"],
      ["someOwners", "us*"],
      ["everyRepository"],
    ],
  },
  {
    name: "an owner with any number, and claims of another kind",
    type: "trust",
    statement: [
      ...["repo:us@*/it@*:ref:refs/heads/main", "repo:us/it-*:ref:refs/heads/main", "repository_owner:us:*"].map(web),
      claim("repository", "us/*"),
      claim("actor", "u*"),
      {
        ...web("repo:us*"),
        Condition: {
          StringEquals: { [`${hub}:repository_owner_id`]: "12345" },
          StringLike: { [`${hub}:sub`]: "repo:us*" },
        },
      },
    ],
  },
];
