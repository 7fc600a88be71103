import rule from "../../src/rules/condition-value.js";
import * as keyCases from "./condition-value-key-cases.js";
import * as trustPolicyCases from "./condition-value-trust-policy-cases.js";
import { policyCases } from "./policy-forms.js";
import * as referenceCases from "./condition-value-reference-cases.js";
import * as wordCases from "./condition-value-word-cases.js";

const when = (condition: object) => ({
  Effect: "Allow",
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: condition,
});
const one = (operator: string, key: string, value: unknown) => when({ [operator]: { [key]: value } });
const key = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const both = (operator: string, name: string) => one(operator, name, ["true", "false"]);

policyCases(
  rule,
  [
    {
      name: "values that fit",
      statement: [
        one("Bool", "aws:SecureTransport", "TRUE"),
        one("NumericLessThan", "aws:MultiFactorAuthAge", "3600"),
        one("DateGreaterThan", "aws:CurrentTime", ["2027-01-31", "2027-01-31T12:00:00Z", "1700000000"]),
        one("IpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:db8::/32", "10.0.0.0/8", "::1", "203.0.113.7"]),
        one("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24"]),
        one("BinaryEquals", "it:key", "QmluYXJ5"),
        one("ArnLike", "aws:SourceArn", ["arn:aws:dms:*:123456789012:*", "*"]),
        one("StringEquals", "aws:SourceVpc", "vpc-0123456789abcdef0"),
        one("StringLike", "aws:SourceVpce", ["vpce-01234567", "vpce-*"]),
        one("StringEquals", "aws:RequestedRegion", ["eu-west-1", "eu-west-4", "nz-south-1"]),
        one("StringEquals", "aws:SourceAccount", "123456789012"),
        one("StringEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", key),
        one("Null", "aws:TagKeys", "true"),
        one("NumericEquals", "s3:max-keys", "${aws:PrincipalTag/keys}"),
        one("StringEquals", "iam:PassedToService", ["*", "dms", "lambda.amazonaws.com"]),
        one("StringEquals", "kms:ViaService", ["s3.eu-west-1.amazonaws.com", "${aws:PrincipalTag/service}"]),
        one("StringLike", "kms:ViaService", "s3.*.amazonaws.com"),
        one("ForAnyValue:StringEquals", "aws:CalledVia", ["athena.amazonaws.com"]),
        one("DateLessThan", "aws:CurrentTime", ["2024-02-29", "2027-01-31T00:00:00+01:00", "2027"]),
        one("StringLike", "aws:PrincipalArn", "*"),
      ],
    },
    {
      name: "neither true nor false",
      codes: ["TYPE_MISMATCH_BOOLEAN"],
      statement: [one("Bool", "aws:SecureTransport", "maybe"), one("Null", "aws:TagKeys", "absent")],
      found: [
        ["notBoolean", "maybe"],
        ["notBoolean", "absent"],
      ],
    },
    {
      name: "no number",
      codes: ["TYPE_MISMATCH_NUMBER"],
      statement: one("NumericLessThan", "aws:MultiFactorAuthAge", "one hour"),
      found: [["notNumber", "one hour"]],
    },
    {
      name: "no date",
      codes: ["TYPE_MISMATCH_DATE", "INVALID_DATE_VALUE"],
      statement: one("DateLessThan", "aws:CurrentTime", ["31.01.2027", "2027-13-31"]),
      found: [
        ["notDate", "31.01.2027"],
        ["notDate", "2027-13-31"],
      ],
    },
    {
      name: "no address",
      codes: ["TYPE_MISMATCH_IP_RANGE"],
      statement: one("IpAddress", "aws:SourceIp", ["203.0.113.0/33", "203.0.113", "localhost"]),
      found: [
        ["notAddress", "203.0.113.0/33"],
        ["notAddress", "203.0.113"],
        ["notAddress", "localhost"],
      ],
    },
    {
      name: "no base64",
      codes: ["TYPE_MISMATCH_STRING"],
      statement: one("BinaryEquals", "it:key", "a binary"),
      found: [["notBase64", "a binary"]],
    },
    {
      name: "no ARN",
      statement: [
        one("ArnEquals", "aws:SourceArn", "my-topic"),
        one("ArnNotLike", "aws:PrincipalArn", [
          "arn:aws:iam:123456789012:role/reader",
          "arn:aws:iam::*",
          "arn:aws:*:x",
          "arn:aws:iam::*:role/writer ",
        ]),
      ],
      found: [
        ["notArn", "my-topic"],
        ["notArn", "arn:aws:iam:123456789012:role/reader"],
        ["notArn", "arn:aws:*:x"],
        ["notArn"],
      ],
      says: /so it matches nothing\.$/,
    },
    {
      name: "no VPC",
      codes: ["INVALID_VPC_FORMAT"],
      statement: one("StringEquals", "aws:SourceVpc", "vpc-1234"),
      found: [["notVpc", "vpc-1234"]],
    },
    {
      name: "no VPC endpoint",
      codes: ["INVALID_VPCE_FORMAT"],
      statement: one("StringEquals", "aws:SourceVpce", "vpc-01234567"),
      found: [["notVpcEndpoint", "vpc-01234567"]],
    },
    {
      name: "no region",
      codes: ["INVALID_REGION"],
      statement: one("StringEquals", "aws:RequestedRegion", ["eu-wset-1"]),
      found: [["notRegion", "eu-wset-1"]],
      suggested: one("StringEquals", "aws:RequestedRegion", ["eu-west-1"]),
    },
    {
      name: "operators that ignore case",
      codes: ["INVALID_REGION"],
      statement: [
        one("StringNotEqualsIgnoreCase", "aws:RequestedRegion", ["EU-WEST-1"]),
        one("StringEqualsIgnoreCase", "aws:SourceVpc", "VPC-0123456789abcdef0"),
        one("StringEqualsIgnoreCase", "aws:PrincipalServiceName", "LAMBDA.amazonaws.com"),
        one("StringEqualsIgnoreCase", "aws:RequestedRegion", ["EU-WSET-1"]),
        one("StringEquals", "aws:RequestedRegion", ["EU-WEST-1"]),
      ],
      found: [
        ["notRegion", "EU-WSET-1"],
        ["notRegion", "EU-WEST-1"],
      ],
    },
    {
      name: "a region far beyond those that there are, and of a part of the world that is none",
      codes: ["INVALID_REGION"],
      statement: one("StringEquals", "ec2:Region", ["eu-west-19", "us-est-1"]),
      found: [
        ["notRegion", "eu-west-19"],
        ["notRegion", "us-est-1"],
      ],
    },
    {
      name: "a pattern of no region",
      codes: ["INVALID_REGION"],
      statement: one("StringLike", "aws:RequestedRegion", ["europe-*", "eu-*", "*-west-1"]),
      found: [["notRegion", "europe-*"]],
    },
    {
      name: "a day that no month has",
      codes: ["TYPE_MISMATCH_DATE"],
      statement: one("DateLessThan", "aws:CurrentTime", ["2027-02-30T00:00:00Z", "2027-02-29", "2027-04-31"]),
      found: ["2027-02-30T00:00:00Z", "2027-02-29", "2027-04-31"].map((day) => ["notDate", day]),
    },
    {
      name: "a service by another name than its principal",
      codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
      statement: one("StringEquals", "iam:PassedToService", "lambda"),
      found: [["notService", "lambda"]],
      suggested: one("StringEquals", "iam:PassedToService", "lambda.amazonaws.com"),
    },
    {
      name: "a service without its region",
      codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
      statement: one("StringEquals", "kms:ViaService", "s3.amazonaws.com"),
      found: [["notViaService", "s3.amazonaws.com"]],
    },
    {
      name: "the same boolean twice",
      codes: ["INVALID_CONDITION_MULTIPLE_BOOLEAN"],
      statement: one("Bool", "aws:SecureTransport", ["true", "true"]),
      found: [["sameBoolean"]],
    },
    {
      name: "a zone in the place of a region",
      codes: ["INVALID_REGION"],
      statement: one("StringEquals", "aws:RequestedRegion", ["Ireland"]),
      found: [["notRegion", "Ireland"]],
    },
    {
      name: "no account",
      statement: one("StringEquals", "aws:SourceAccount", "12345678901"),
      found: [["notAccount", "12345678901"]],
    },
    {
      name: "an alias in the place of a key",
      codes: ["INVALID_KMS_KEY_VALUE"],
      statement: one("StringEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", "alias/it"),
      found: [["notKey", "alias/it"]],
    },
    {
      name: "texts beside booleans",
      codes: ["INVALID_CONDITION_DATA_TYPE"],
      statement: one("StringEquals", "aws:PrincipalTag/a", ["true", true]),
      found: [["mixedTypes"]],
      without: ["yaml", "jsonencode", "block"],
    },
    {
      name: "both booleans",
      codes: ["INVALID_CONDITION_MULTIPLE_BOOLEAN"],
      statement: [both("Bool", "aws:SecureTransport"), both("Null", "aws:TokenIssueTime")],
      found: [["bothBooleans"], ["bothBooleans"]],
    },
    {
      name: "private addresses alone",
      codes: ["PRIVATE_IP_ADDRESS"],
      statement: one("IpAddress", "aws:SourceIp", ["10.0.0.0/16", "192.168.1.1", "fd00::/8"]),
      found: [["privateOnly"]],
    },
    {
      name: "private addresses kept out",
      codes: ["PRIVATE_NOT_IP_ADDRESS"],
      statement: one("NotIpAddress", "aws:SourceIp", ["172.31.0.0/16"]),
      found: [["privateExcluded"]],
    },
    ...trustPolicyCases.cases,
    ...keyCases.cases,
    ...wordCases.cases,
  ],
  [...referenceCases.files, ...wordCases.files],
);
