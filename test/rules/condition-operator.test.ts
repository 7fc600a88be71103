import rule from "../../src/rules/condition-operator.js";
import { cases as setCases } from "./condition-operator-set-cases.js";
import { cases as wildcardCases } from "./condition-operator-wildcard-cases.js";
import { policyCases } from "./policy-forms.js";

const when = (condition: object, effect = "Allow") => ({
  Effect: effect,
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: condition,
});

const org = { "aws:PrincipalOrgID": "o-a1b2c3d4e5" };
const arn = { "aws:SourceArn": "arn:aws:dms:*:123456789012:*" };

policyCases(rule, [
  {
    name: "operators that fit",
    statement: [
      when({ StringEquals: org, ArnLike: arn, Bool: { "aws:SecureTransport": "true" } }),
      when({ StringLike: arn, stringequals: org, ArnEquals: arn, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }),
      when({
        "ForAnyValue:StringEquals": { "aws:TagKeys": "team" },
        "ForAllValues:StringLike": { "aws:TagKeys": "t*" },
      }),
      when({ NumericLessThan: { "aws:MultiFactorAuthAge": "3600" }, Null: { "aws:TagKeys": "false" } }),
      when({ DateGreaterThan: { "aws:EpochTime": "1700000000" }, NumericEquals: { "aws:ResourceTag/level": "3" } }),
      when({ StringNotEqualsIfExists: org, StringEquals: { "s3:prefix": "a${*}b", "unknown:key": "a" } }),
      when({ ArnLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::it" } }),
      when({ "ForAllValues:StringEquals": org }, "Deny"),
      when({
        "ForAllValues:StringEquals": { "ec2:InstanceType": "t3.micro" },
        StringLike: { "aws:SourceIp": "203.0.113.*" },
      }),
      // AWS writes these so.
      {
        ...when({ StringEquals: { "events:detail-type": "it", "events:source": ["aws.ec2", "aws.ecs"] } }),
        Action: "events:PutRule",
        Resource: "*",
      },
      {
        ...when({ ArnLike: { "events:TargetArn": "arn:aws:lambda:*:*:function:*" } }),
        Action: "events:PutTargets",
        Resource: "*",
      },
      when({ "ForAllValues:StringEquals": org, Null: { "aws:PrincipalOrgID": "false" } }),
    ],
  },
  {
    name: "an operator that does not exist",
    codes: ["INVALID_CONDITION_OPERATOR"],
    statement: when({ Resembles: org }),
    found: [["unknown", "Resembles"]],
  },
  {
    name: "an operator of AWS's own pages",
    codes: ["INVALID_CONDITION_OPERATOR"],
    statement: when({ streq: org }),
    found: [["unknown", "streq"]],
    mended: when({ StringEquals: org }),
  },
  {
    name: "an operator that is not just misspelled",
    codes: ["INVALID_CONDITION_OPERATOR"],
    statement: when({ StringsEqual: org }),
    found: [["unknown", "StringsEqual"]],
    suggested: when({ StringEquals: org }),
  },
  {
    name: "a misspelled operator with what stands around it",
    codes: ["INVALID_CONDITION_OPERATOR"],
    statement: when({ "ForAnyValue:ArnEqualIfExists": { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:it" } }),
    found: [["unknown", "ForAnyValue:ArnEqualIfExists"]],
    mended: when({ "ForAnyValue:ArnEqualsIfExists": { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:it" } }),
  },
  {
    name: "a misspelled suffix",
    codes: ["INVALID_CONDITION_OPERATOR"],
    statement: [when({ StringEqualsIfExist: org }), when({ StringNotEqualsIfExist: org })],
    found: [
      ["unknown", "StringEqualsIfExist"],
      ["unknown", "StringNotEqualsIfExist"],
    ],
    mended: [when({ StringEqualsIfExists: org }), when({ StringNotEqualsIfExists: org })],
  },
  {
    name: "Null with IfExists",
    codes: ["NULL_WITH_IF_EXISTS"],
    statement: when({ NullIfExists: { "aws:PrincipalOrgID": "true" } }),
    found: [["nullIfExists", "NullIfExists"]],
    suggested: when({ Null: { "aws:PrincipalOrgID": "true" } }),
  },
  {
    name: "Null of a set",
    codes: ["NULL_WITH_QUALIFIER"],
    statement: when({ "ForAllValues:Null": { "aws:TagKeys": "true" } }),
    found: [["nullOfSet", "ForAllValues:Null"]],
    suggested: when({ Null: { "aws:TagKeys": "true" } }),
  },
  {
    name: "a wildcard that is none",
    codes: ["WILDCARD_WITHOUT_LIKE_OPERATOR"],
    statement: when({ StringEquals: arn }),
    found: [["wildcard", "arn:aws:dms:*:123456789012:*"]],
    suggested: when({ ArnLike: arn }),
  },
  {
    name: "a question mark that is no wildcard",
    codes: ["WILDCARD_WITHOUT_LIKE_OPERATOR"],
    statement: when({ StringEquals: { "aws:PrincipalTag/team": ["a?", "a${?}", "https://it.example.com/?a"] } }),
    found: [["wildcard", "a?"]],
    suggested: when({ StringLike: { "aws:PrincipalTag/team": ["a?", "a${?}", "https://it.example.com/?a"] } }),
  },
  {
    name: "a wildcard under a negated operator",
    codes: ["WILDCARD_WITHOUT_LIKE_OPERATOR"],
    statement: when({ StringNotEquals: { "aws:PrincipalTag/team": "a*" } }),
    found: [["wildcard", "a*"]],
    suggested: when({ StringNotLike: { "aws:PrincipalTag/team": "a*" } }),
  },
  {
    name: "several values compared as one",
    codes: ["MISSING_QUALIFIER"],
    statement: when({ StringEquals: { "aws:TagKeys": "team" } }),
    found: [["missingQualifier", "StringEquals"]],
  },
  ...setCases,
  {
    name: "what AWS has another operator for",
    codes: ["TYPE_MISMATCH"],
    options: { otherTypes: true },
    statement: when({
      StringLike: { "aws:SourceIp": "203.0.113.*", "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" },
      Bool: { "aws:ResourceTag/open": "true" },
      ArnLike: { "aws:RequestTag/cluster": "arn:aws:ecs:*:*:cluster/*" },
      NumericLessThan: { "aws:EpochTime": "1700000000" },
    }),
    found: [
      ["otherType", "StringLike"],
      ["otherType", "Bool"],
    ],
  },
  {
    name: "keys to which AWS's guides give another type than the reference",
    options: { otherTypes: true },
    statement: when({
      NumericLessThan: { "glacier:ArchiveAgeInDays": "365" },
      BoolIfExists: { "events:eventBusInvocation": "true" },
    }),
  },
  {
    name: "a date compared as a number, and a number as a date",
    codes: ["TYPE_MISMATCH"],
    statement: when({
      NumericLessThan: { "aws:TokenIssueTime": "5" },
      DateLessThan: { "aws:MultiFactorAuthAge": "2027-01-31" },
      IpAddress: { "aws:SourceVpc": "10.0.0.0/8" },
    }),
    found: [
      ["wrongType", "NumericLessThan"],
      ["wrongType", "DateLessThan"],
      ["wrongType", "IpAddress"],
    ],
  },
  {
    name: "an operator for another type",
    codes: ["TYPE_MISMATCH"],
    statement: when({
      NumericEquals: { "aws:SecureTransport": "1" },
      Bool: { "aws:SourceIp": "true" },
      ArnEquals: { "aws:SourceAccount": "123456789012" },
    }),
    found: [
      ["wrongType", "NumericEquals"],
      ["wrongType", "Bool"],
      ["wrongType", "ArnEquals"],
    ],
  },
  {
    name: "an ARN compared as a text",
    codes: ["STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS"],
    options: { arnKeys: true },
    statement: when({ StringLike: arn }),
    found: [["arnAsText", "arn:aws:dms:*:123456789012:*"]],
    suggested: when({ ArnLike: arn }),
  },
  {
    name: "texts that ArnLike would never match",
    options: { arnKeys: true },
    statement: [
      when({ StringLike: { "ec2:Subnet": "*subnet-0abc1234" } }),
      when({
        StringLike: {
          "aws:SourceArn": ["*", "arn:aws:ses:*", "arn:aws:lambda:*:function:it", "arn:aws:*:123456789012:topic:it"],
        },
      }),
    ],
  },
  {
    name: "a wildcard in texts that ArnLike would never match",
    statement: when({ StringEquals: { "ec2:Subnet": "*subnet-0abc1234" } }),
    found: [["wildcard", "*subnet-0abc1234"]],
    suggested: when({ StringLike: { "ec2:Subnet": "*subnet-0abc1234" } }),
  },
  {
    name: "a star in the last field, which means the same to ArnLike",
    options: { arnKeys: true },
    statement: when({ StringLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/it-*" } }),
  },
  {
    name: "the star that AWS itself writes into the policy of a bucket for cost and usage reports",
    statement: [
      when({ StringEquals: { "aws:SourceArn": "arn:aws:cur:us-east-1:123456789012:definition/*" } }),
      when({ StringEquals: { "aws:SourceArn": "arn:aws:cur:us-east-1:*:definition/*" } }),
    ],
    found: [["wildcard", "arn:aws:cur:us-east-1:*:definition/*"]],
  },
  {
    name: "ARNs beside texts that ArnLike would never match",
    options: { arnKeys: true },
    statement: [
      when({ StringLike: { "aws:SourceArn": ["arn:aws:ses:*", "arn:aws:sns:*:*:it"] } }),
      when({ StringLike: { "aws:PrincipalTag/team": "a*", ...arn } }),
    ],
    found: [
      ["arnAsText", "arn:aws:sns:*:*:it"],
      ["arnAsText", "arn:aws:dms:*:123456789012:*"],
    ],
    // A block compares one key only.
    without: ["block"],
  },
  {
    name: "a wildcard in an ARN beside a text",
    statement: when({ StringNotEquals: { "aws:PrincipalTag/team": "a", ...arn } }),
    found: [["wildcard", "arn:aws:dms:*:123456789012:*"]],
    suggested: when({ StringNotEquals: { "aws:PrincipalTag/team": "a" }, ArnNotLike: arn }),
    // A block compares one key only.
    without: ["block"],
  },
  {
    name: "the negated operator for ARNs",
    codes: ["STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS"],
    options: { arnKeys: true },
    statement: when({ StringNotLikeIfExists: arn }, "Deny"),
    found: [["arnAsText", "arn:aws:dms:*:123456789012:*"]],
    says: /Use ArnNotLikeIfExists,/,
    suggested: when({ ArnNotLikeIfExists: arn }, "Deny"),
  },
  ...wildcardCases,
]);
