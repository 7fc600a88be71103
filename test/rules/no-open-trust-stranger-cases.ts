import type { PolicyCase } from "./policy-forms.js";

const allow = { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" };
const under = (condition: object) => ({ ...allow, Condition: condition });
const deny = { ...allow, Effect: "Deny" };
const account = "123456789012";
const organization = { "aws:PrincipalOrgID": "o-abcdefghij" };

/** Conditions that somebody of another account can meet. */
const idle: Readonly<Record<string, object>> = {
  TLS: { Bool: { "aws:SecureTransport": "true" } },
  MFA: { Bool: { "AWS:MultiFactorAuthPresent": ["true"] } },
  "MFA, or keys without it": { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
  "no service in between": { Bool: { "aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false" } },
  "another account": { StringNotEquals: { "aws:PrincipalAccount": account } },
  "another role": { ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/*` } },
  "a role of that name in any account": { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } },
  "any role": { StringLike: { "aws:PrincipalArn": [`arn:aws:iam::${account}:role/x`, "*"] } },
  "any role, written with fields": { ArnLike: { "aws:PrincipalArn": "arn:aws:*::*:*" } },
  "any role, written as a text": { StringLike: { "aws:PrincipalArn": "arn:*" } },
  "the account that calls": { StringEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } },
  "the role that calls": { ArnEquals: { "aws:PrincipalArn": "${aws:PrincipalArn}" } },
  "an organization, if there is one": { StringEqualsIfExists: organization },
  "another organization": { StringNotEquals: organization },
  "no organization": { Null: { "aws:PrincipalOrgID": "true" } },
  "all paths of an organization": { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-abcdefghij/*" } },
  "a tag": { StringEquals: { "aws:PrincipalTag/team": "data" } },
  "an external ID, if there is one": { StringEqualsIfExists: { "sts:ExternalId": "x" } },
  "any external ID": { StringLike: { "sts:ExternalId": "*" } },
  "an endpoint, if there is one": { StringEqualsIfExists: { "aws:SourceVpce": "vpce-0123456789abcdef0" } },
  "another source, if there is one": { ArnLikeIfExists: { "aws:SourceArn": `arn:aws:dms:*:${account}:*` } },
  "every address": { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } },
  "an external ID that must be there": { Null: { "sts:ExternalId": "false" } },
  "an organization, whichever it is": { Null: { "aws:PrincipalOrgID": "false" } },
  "a tag, whatever it is": { Null: { "aws:PrincipalTag/team": false } },
  "from a day that has passed": { DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } },
  "from a second that has passed": { DateGreaterThanEquals: { "aws:EpochTime": "1577836800" } },
  "sessions since a day": { DateGreaterThan: { "aws:TokenIssueTime": "2020-01-01" } },
  "several of these": { Bool: { "aws:SecureTransport": "true" }, StringEqualsIfExists: organization },
};

/** Conditions that keep strangers out, or may. */
const limiting: Readonly<Record<string, object>> = {
  "an account": { StringEquals: { "aws:PrincipalAccount": account } },
  "a role of an account": { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/*` } },
  "the account of the role": { StringEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } },
  "another account than the one that calls": { StringNotEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } },
  "an exact text with a star": { StringEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } },
  "roles that only AWS makes": { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/aws-service-role/*" } },
  "an external ID": { StringEquals: { "sts:ExternalId": "x" } },
  "a key that only services send": { Null: { "aws:SourceArn": "false" } },
  "a key that is not there and is": { Null: { "aws:PrincipalAccount": "true" } },
  "until a day that has passed": { DateLessThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } },
  "from a day to come": { DateGreaterThan: { "aws:CurrentTime": "2099-01-01T00:00:00Z" } },
  "an account, if it is there": { StringEqualsIfExists: { "aws:PrincipalAccount": account } },
  "accounts left out by a pattern": { StringNotLike: { "aws:PrincipalAccount": "*" } },
  "a tag with a variable": { StringEquals: { "aws:PrincipalTag/team": "${aws:PrincipalAccount}" } },
  "no TLS": { Bool: { "aws:SecureTransport": "false" } },
  addresses: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  "an operator that does not exist": { StringIs: { "aws:SecureTransport": "true" } },
  "an organization beside TLS": { Bool: { "aws:SecureTransport": "true" }, StringEquals: organization },
  "two on one key": { Null: { "sts:ExternalId": "true" }, StringLike: { "sts:ExternalId": "*" } },
};

const sparing: Readonly<Record<string, object>> = {
  "until a day that has passed": { ...deny, Condition: { DateLessThan: { "aws:CurrentTime": "2020-01-01" } } },
  "without TLS": { ...deny, Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } },
  "without MFA": { ...deny, Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } } },
  "of an account": { ...deny, Condition: { StringEquals: { "aws:PrincipalAccount": account } } },
  "of an organization": { ...deny, Condition: { StringEquals: organization } },
  "of a role": { ...deny, Principal: { AWS: `arn:aws:iam::${account}:role/x` } },
  "of another action": { ...deny, Action: "sts:TagSession" },
};

const excluding: Readonly<Record<string, object>> = {
  "of everyone": deny,
  "of other organizations": { ...deny, Condition: { StringNotEquals: organization } },
  "of other organizations, or none": { ...deny, Condition: { StringNotEqualsIfExists: organization } },
  "of other accounts": { ...deny, Condition: { StringNotEquals: { "aws:PrincipalAccount": account } } },
  "with TLS": { ...deny, Condition: { Bool: { "aws:SecureTransport": "true" } } },
  "of all but a role": { Effect: "Deny", NotPrincipal: { AWS: account }, Action: "sts:AssumeRole" },
};

const open = { type: "trust", found: [["openToStrangers", "*"]] } as const;

export const cases: readonly PolicyCase[] = [
  { type: "trust", name: "no condition", statement: allow, found: [["open", "*"]] },
  ...Object.entries(idle).map(([name, condition]) => ({ ...open, name, statement: under(condition) })),
  ...Object.entries(sparing).map(([name, denying]) => ({
    ...open,
    name: `a Deny ${name}`,
    statement: [allow, denying],
  })),
  ...Object.entries(limiting).map(([name, condition]) => ({
    type: "trust" as const,
    name,
    statement: under(condition),
  })),
  ...Object.entries(excluding).map(([name, denying]) => ({
    type: "trust" as const,
    name: `a Deny ${name}`,
    statement: [allow, denying],
  })),
  {
    type: "trust",
    name: "a Deny on a key that the other statement asks for",
    statement: [
      under({ Null: { "aws:MultiFactorAuthPresent": "true" } }),
      { ...deny, Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } } },
    ],
  },
];
