import type { PolicyCase } from "./policy-forms.js";

const when = (condition: object, effect = "Allow") => ({
  Effect: effect,
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: condition,
});

export const cases: readonly PolicyCase[] = [
  {
    name: "stars that a request itself contains",
    statement: [
      { ...when({ StringEquals: { "lambda:Principal": "*" } }, "Deny"), Action: "lambda:AddPermission", Resource: "*" },
      when({ StringEquals: { "s3:if-none-match": "*" } }),
      {
        ...when({ "ForAnyValue:StringEquals": { "acm:DomainNames": "*.example.com" } }),
        ...{ Action: "acm:RequestCertificate", Resource: "*" },
      },
    ],
  },
  {
    name: "no pattern beside a star that a request itself contains",
    statement: [when({ StringEquals: { "lambda:Principal": "*", "aws:PrincipalTag/team": "a*" } }, "Deny")],
    found: [["wildcard", "a*"]],
    suggested: null,
    // A block compares one key only.
    without: ["block"],
  },
  ...[
    { "kms:CallerAccount": "*" },
    { "aws:SourceOwner": "*" },
    { "aws:SourceVpce": "vpce-*" },
    { "aws:PrincipalOrgID": "o-*" },
    { "aws:PrincipalArn": "*" },
    { "sts:ExternalId": "*" },
    { "cognito-identity.amazonaws.com:aud": "*" },
    { "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub": "*" },
    { "token.actions.githubusercontent.com:sub": "repo:octo*/x:*" },
  ].map((compared) => ({
    name: `no pattern for ${Object.keys(compared).join("")}`,
    statement: when({ StringEquals: compared }),
    found: [["wildcard", Object.values(compared).join("")]] as const,
    suggested: null,
    says: /Write the whole value\./,
  })),
];
