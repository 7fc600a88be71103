import rule from "../../src/rules/no-idle-condition.js";
import { defaultCases } from "./no-idle-condition-default-cases.js";
import { policyCases } from "./policy-forms.js";

const when = (action: string | readonly string[], condition: object, effect = "Allow") => ({
  Effect: effect,
  Action: action,
  Resource: "*",
  Condition: condition,
});
const team = { StringEquals: { "aws:ResourceTag/team": "it" } };
const bucket = (condition: object) => ({
  Effect: "Allow",
  Principal: { AWS: "123456789012" },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: condition,
});
const hub = "token.actions.githubusercontent.com";
const web = (operator: string) => ({
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${hub}` },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: {
    [operator]: { [`${hub}:aud`]: "sts.amazonaws.com" },
    StringLike: { [`${hub}:sub`]: "repo:us/it:*" },
  },
});

policyCases(
  rule,
  [
    {
      name: "conditions that say something",
      statement: [
        when(["ec2:StopInstances", "ec2:StartInstances"], team),
        when(["ec2:StopInstances", "ec2:Describe*"], team),
        when("ec2:DescribeInstances", team),
        when(["ec2:StopInstances", "ec2:DescribeInstances"], {
          StringEqualsIfExists: { "aws:ResourceTag/team": "it" },
        }),
        when(["ec2:StopInstances", "ec2:DescribeInstances"], { Null: { "aws:ResourceTag/team": "true" } }),
        when("s3:GetObject", { StringEquals: { "aws:VpceOrgID": "o-1234567890" } }),
        when("sqs:SendMessage", { StringEquals: { "aws:VpceOrgID": "o-1234567890" } }),
        when("s3:GetObject", { StringEquals: { "aws:ResourceAccount": "123456789012" } }),
        when("s3:GetObject", { StringLike: { "aws:PrincipalTag/team": "it-*" } }),
        when("iam:PassRole", { StringLike: { "iam:PassedToService": ["dms.*"] } }),
        // Another action may have the key, or the pattern may cover it.
        when(["support:*", "ec2:*"], { StringEqualsIfExists: { "aws:ResourceTag/team": "it" } }),
        when(["s3:List*", "s3:*"], { StringEquals: { "s3:prefix": "it" } }),
        when("*", { StringEquals: { "aws:ResourceTag/team": "it" } }, "Deny"),
        when(["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"], {
          StringEquals: { "sts:ExternalId": "it" },
        }),
        // AWS's own statement for the logs of CloudWatch.
        when(["kms:Decrypt*", "kms:Describe*"], {
          ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:*:*:*" },
        }),
      ],
    },
    {
      name: "services of which no action has the key",
      codes: [
        "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
        "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
      ],
      statement: [when(["support:*", "ec2:StartInstances"], team), when(["support:*", "ec2:*"], team, "Deny")],
      found: [
        ["someActions", "aws:ResourceTag/team"],
        ["someActions", "aws:ResourceTag/team"],
      ],
    },
    {
      name: "actions that pass no role, for somebody who does not use DMS",
      codes: ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY"],
      statement: [
        when(["iam:PassRole", "iam:GetRole"], { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } }),
        when(["iam:*", "ec2:RunInstances"], { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } }),
      ],
      found: [
        ["someActions", "iam:PassedToService"],
        ["someActions", "iam:PassedToService"],
      ],
    },
    {
      name: "the same of a caller of DMS, which pass-role-condition reports",
      statement: [
        { Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*" },
        when(["iam:PassRole", "iam:GetRole"], { StringEquals: { "iam:PassedToService": "dms.amazonaws.com" } }),
      ],
    },
    { name: "one audience", type: "trust", statement: web("StringEquals") },
    {
      name: "actions that never come with the tag",
      codes: ["ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "UNSUPPORTED_ACTION_FOR_CONDITION_KEY"],
      statement: when(["ec2:StopInstances", "ec2:DescribeInstances"], team),
      found: [["someActions", "aws:ResourceTag/team"]],
    },
    {
      name: "actions that are never denied",
      codes: ["DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE"],
      statement: when(["ec2:StopInstances", "ec2:DescribeInstances"], team, "Deny"),
      found: [["someActions", "aws:ResourceTag/team"]],
    },
    {
      name: "actions that never come with any of the values, also where none may match",
      statement: [
        when(
          ["kms:Decrypt", "kms:ListAliases"],
          { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/it" } },
          "Deny",
        ),
        when(
          ["kms:Decrypt", "kms:ListAliases"],
          { "ForAnyValue:StringNotEquals": { "kms:ResourceAliases": "alias/it" } },
          "Deny",
        ),
        when(
          ["kms:Decrypt", "kms:ListAliases"],
          { "ForAllValues:StringNotEquals": { "kms:ResourceAliases": "alias/it" } },
          "Deny",
        ),
        when(
          ["kms:Decrypt", "kms:ListAliases"],
          { "ForAnyValue:StringEqualsIfExists": { "kms:ResourceAliases": "alias/it" } },
          "Deny",
        ),
      ],
      found: [
        ["someActions", "kms:ResourceAliases"],
        ["someActions", "kms:ResourceAliases"],
      ],
    },
    {
      name: "a tag over all but some actions",
      codes: [
        "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
        "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
      ],
      statement: ["Allow", "Deny"].map((effect) => ({
        Effect: effect,
        NotAction: "iam:*",
        Resource: "*",
        Condition: team,
      })),
      found: [
        ["everyAction", "aws:ResourceTag/team"],
        ["everyAction", "aws:ResourceTag/team"],
      ],
    },
    {
      name: "keys that AWS uses beside its reference",
      statement: [
        when(["sqs:SendMessage", "cognito-identity:GetId"], { StringEquals: { "aws:VpceAccount": "123456789012" } }),
        when(["dynamodb:ConditionCheckItem", "dynamodb:PutItem"], {
          "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": "TransactWriteItems" },
        }),
      ],
    },
    {
      name: "services that do not know the key",
      codes: ["USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES"],
      statement: [
        when(["s3:GetObject", "sns:Publish"], { StringEquals: { "aws:VpceAccount": "123456789012" } }),
        when("*", { StringEquals: { "aws:VpceOrgID": "o-1234567890" } }),
      ],
      found: [
        ["fewServices", "aws:VpceAccount"],
        ["fewServices", "aws:VpceOrgID"],
      ],
    },
    {
      name: "the account of the bucket in the policy of the bucket",
      codes: ["IRRELEVANT_CONDITION_KEY_IN_POLICY"],
      type: "resource",
      statement: bucket({ StringEquals: { "s3:ResourceAccount": "123456789012" } }),
      found: [["ownResource", "s3:ResourceAccount"]],
      // Whose policy a bare one is, is not known.
      without: ["json"],
    },
    {
      name: "whether a key is there",
      codes: ["EQUIVALENT_TO_NULL_FALSE", "EQUIVALENT_TO_NULL_TRUE"],
      statement: [
        when("ec2:CreateVolume", { StringLike: { "aws:RequestTag/team": "*" } }),
        when("ec2:CreateVolume", { StringNotLike: { "aws:RequestTag/team": ["*"] } }),
      ],
      found: [
        ["asksPresence", "aws:RequestTag/team"],
        ["asksAbsence", "aws:RequestTag/team"],
      ],
    },
    {
      name: "always, and never",
      codes: ["REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION", "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION"],
      statement: [
        when("ec2:CreateVolume", { StringLikeIfExists: { "aws:RequestTag/team": "*" } }),
        when("ec2:CreateVolume", { StringLike: { "aws:UserAgent": "*" } }),
        when("ec2:CreateTags", { "ForAnyValue:StringNotLike": { "aws:TagKeys": "*" } }),
      ],
      found: [
        ["alwaysMet", "aws:RequestTag/team"],
        ["alwaysMet", "aws:UserAgent"],
        ["neverMet", "aws:TagKeys"],
      ],
    },
    {
      name: "a date as a number",
      codes: ["INVALID_DATE_VALUE"],
      statement: [
        when("s3:GetObject", { DateLessThan: { "aws:CurrentTime": "1798675200" } }),
        when("s3:GetObject", { DateLessThan: { "aws:EpochTime": "1798675200" } }),
      ],
      found: [["epoch", "1798675200"]],
    },
    {
      name: "a date without hyphens",
      codes: ["INVALID_DATE_VALUE"],
      statement: [
        when("s3:GetObject", { DateGreaterThan: { "aws:CurrentTime": "20270131" } }),
        when("s3:GetObject", { NumericGreaterThan: { "aws:EpochTime": "20270131" } }),
        when("s3:GetObject", { DateGreaterThan: { "aws:CurrentTime": ["2027", "2027-01-31"] } }),
        when("s3:GetObject", { NumericLessThan: { "s3:max-keys": "20270131" } }),
      ],
      found: [
        ["early", "20270131"],
        ["early", "20270131"],
      ],
      says: /day 1970-08-23\. Write 2027-01-31\.$/,
    },
    {
      name: "a qualifier on the audience",
      codes: ["FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE", "CONFIRM_AUDIENCE_CLAIM_TYPE"],
      type: "trust",
      statement: web("ForAnyValue:StringEquals"),
      found: [["audience", "ForAnyValue:StringEquals"]],
      suggested: web("StringEquals"),
    },
  ],
  defaultCases,
);
