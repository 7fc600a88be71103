import { testEdits } from "../edit-case.js";
import { renameConditionKey } from "../edits.js";
import { toEquals, yaml } from "./rename-key-texts.js";

const toOrg = renameConditionKey("aws:PrincpalOrgID", "aws:PrincipalOrgID");

testEdits("YAML: rename beside the name", "stack.yaml", [
  {
    name: "an operator whose keys the other one lacks",
    text: yaml(`              StringEquals:
                aws:SourceAccount: "123456789012"{+
                aws:PrincipalOrgID: "o-1"+}
              Bool: { aws:SecureTransport: "true" }[-
              StringEqual:
                aws:PrincipalOrgID: o-1-]
`),
    edit: toEquals,
  },
  {
    name: "an operator in another case",
    text: yaml(`              stringequals:
                aws:SourceAccount: "1"{+
                aws:PrincipalOrgID: "o-1"+}
              Bool: { aws:SecureTransport: "true" }[-
              StringEqual:
                aws:PrincipalOrgID: o-1-]
`),
    edit: toEquals,
  },
  {
    name: "an operator with the same condition",
    text: yaml(`              StringEquals:
                aws:PrincipalOrgID: o-1[-
              StringEqual:
                aws:PrincipalOrgID: o-1-]
`),
    edit: toEquals,
  },
  {
    name: "an operator with other values of a key",
    text: yaml(`              StringEquals: { aws:PrincipalOrgID: o-1 }
              StringEqual: { aws:principalorgid: o-2 }
`),
    edit: toEquals,
  },
  {
    name: "a key with other values",
    text: yaml(`              StringEquals: { aws:PrincpalOrgID: o-1, aws:principalOrgid: o-2 }
`),
    edit: toOrg,
  },
  {
    name: "a key with the same values",
    text: yaml(`              StringEquals: { aws:PrincipalOrgID: [o-2, o-1][-, aws:PrincpalOrgID: [o-1, o-2]-] }
`),
    edit: toOrg,
  },
  {
    name: "a key under another operator",
    text: yaml(`              StringEquals: { aws:PrincipalOrgID: o-1 }
              StringLike: { aws:Princ{+i+}palOrgID: o-* }
`),
    edit: toOrg,
  },
]);

const json = (condition: string): string =>
  `{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": ${condition} } }\n`;

testEdits("JSON: rename beside the name", "policy.json", [
  {
    name: "an operator whose keys the other one lacks",
    text: json(
      '{ "StringEquals": { "aws:ViaAWSService": "true"{+, "aws:PrincipalOrgID": "o-1"+} }[-, "StringEqual": { "aws:PrincipalOrgID": "o-1" }-] }',
    ),
    edit: toEquals,
  },
  {
    name: "a list of one value stays a list",
    text: json(
      '{ "StringEquals": { "aws:ViaAWSService": ["true"]{+, "aws:PrincipalOrgID": ["o-1"]+} }[-, "StringEqual": { "aws:PrincipalOrgID": ["o-1"] }-] }',
    ),
    edit: toEquals,
  },
  {
    name: "a key with other values",
    text: json('{ "StringEquals": { "aws:PrincpalOrgID": "o-1", "aws:PrincipalOrgID": "o-2" } }'),
    edit: toOrg,
  },
]);

const blocks = (
  ...conditions: readonly (readonly [string, string, string])[]
): string => `data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
${conditions
  .map(
    ([test, variable, value]) => `
    condition {
      test     = "${test}"
      variable = "${variable}"
      values   = ["${value}"]
    }
`,
  )
  .join("")}  }
}

resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

const object = (condition: string): string => `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Statement = {
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "*"
      Condition = ${condition}
    }
  })
}
`;

testEdits("Terraform: rename beside the name", "main.tf", [
  {
    name: "a block of another key",
    text: blocks(["StringEqual{+s+}", "aws:PrincipalOrgID", "o-1"], ["StringEquals", "aws:SourceAccount", "1"]),
    edit: toEquals,
  },
  {
    // The provider joins the values of both, and either would do.
    name: "a block of the same key",
    text: blocks(["StringEqual", "aws:PrincipalOrgID", "o-1"], ["StringEquals", "aws:PrincipalOrgID", "o-2"]),
    edit: toEquals,
  },
  {
    name: "a key of a block beside one of the same operator",
    text: blocks(["StringEquals", "aws:PrincpalOrgID", "o-1"], ["StringEquals", "aws:PrincipalOrgID", "o-2"]),
    edit: toOrg,
  },
  {
    name: "an operator whose keys the other one lacks",
    text: object(`{
        StringEquals = { "aws:SourceAccount" = "1"{+, "aws:PrincipalOrgID" = "o-1"+} }[-
        StringEqual  = { "aws:PrincipalOrgID" = "o-1" }-]
      }`),
    edit: toEquals,
  },
  {
    name: "an operator with other values of a key",
    text: object(`{
        StringEquals = { "aws:PrincipalOrgID" = "o-1" }
        StringEqual  = { "aws:PrincipalOrgID" = "o-2" }
      }`),
    edit: toEquals,
  },
]);
