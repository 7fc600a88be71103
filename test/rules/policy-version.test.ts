import rule from "../../src/rules/policy-version.js";
import { policyCases } from "./policy-forms.js";

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };
const own = { ...allow, Resource: "arn:aws:s3:::data/${aws:username}/*" };
const trust = { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" };
const tagged = { ...trust, Condition: { StringEquals: { "aws:PrincipalTag/team": "${aws:ResourceTag/team}" } } };
const current = { Version: "2012-10-17", Statement: allow };

policyCases(
  rule,
  [
    { name: "the current version", statement: allow },
    {
      name: "a version in another case",
      policy: { version: "2012-10-17", Statement: allow },
      // A block has no version.
      without: ["block"],
    },
    { name: "what has no statement", policy: { plans: { daily: {} } }, without: ["block"] },
    { name: "a version that does not exist", policy: { Version: "2020-01-01", Statement: allow } },
    {
      name: "a trust policy without a version",
      type: "trust",
      policy: { Statement: trust },
    },
    {
      name: "the former version of a trust policy",
      type: "trust",
      policy: { Version: "2008-10-17", Statement: trust },
    },
    {
      name: "the former version of a trust policy, on request",
      type: "trust",
      options: { onTrust: true },
      policy: { Version: "2008-10-17", Statement: trust },
      found: [["old", "2008-10-17"]],
      mended: { Version: "2012-10-17", Statement: trust },
    },
    {
      name: "the former version of a trust policy, with what would become a variable",
      type: "trust",
      policy: { Version: "2008-10-17", Statement: tagged },
      found: [["old", "2008-10-17"]],
      suggested: { Version: "2012-10-17", Statement: tagged },
    },
    {
      name: "the former version",
      policy: { Version: "2008-10-17", Statement: allow },
      found: [["old", "2008-10-17"]],
      mended: current,
    },
    {
      name: "the former version, with what would become a variable",
      policy: { Version: "2008-10-17", Statement: own },
      found: [["old", "2008-10-17"]],
      suggested: { Version: "2012-10-17", Statement: own },
    },
    {
      name: "no version",
      codes: ["MISSING_VERSION"],
      policy: { Statement: allow },
      found: [["missing", "Statement"]],
      mended: { Version: "2012-10-17", Statement: allow },
      // There the provider writes it.
      without: ["block"],
    },
  ],
  [
    {
      name: "a version that is not known",
      path: "stack.yaml",
      text: `Parameters:
  Version:
    Type: String
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: !Ref Version
        Statement:
          Effect: Allow
          Action: s3:GetObject
          Resource: "*"
`,
      skipped: 1,
    },
    {
      name: "no version, in a text",
      codes: ["MISSING_VERSION"],
      path: "main.tf",
      text: `resource "aws_iam_policy" "it" {
  policy = <<-EOT
    {
      "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }]
    }
  EOT
}
`,
      found: [["missing", "Statement"]],
      mended: `resource "aws_iam_policy" "it" {
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }]
    }
  EOT
}
`,
    },
  ],
);
