import rule from "../../src/rules/no-inverted-element.js";
import { policyCases } from "./policy-forms.js";

const bucket = "arn:aws:s3:::it";
const user = "arn:aws:iam::123456789012:user/one";
const ofService = { Effect: "Allow", Action: "kms:Decrypt", NotResource: "arn:aws:kms:*:123456789012:key/*" };
const open = { Effect: "Allow", NotAction: "iam:*", Resource: "*" };

const stack = (rest: string): string => `Parameters:
  Which: { Type: String }
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            ${rest}
            Resource: "*"
`;

const module = (excepted: string): string => `variable "excepted" { type = any }

data "aws_iam_policy_document" "it" {
  statement {
    actions     = ["s3:GetObject"]
    not_actions = ${excepted}
    resources   = ["*"]
  }
}

resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

policyCases(
  rule,
  [
    {
      name: "what is meant, and all but what is listed denied",
      statement: [
        { Effect: "Allow", Action: "s3:*", Resource: "*" },
        { Effect: "Deny", NotAction: "iam:*", Resource: "*" },
        { Effect: "Deny", Action: "s3:*", NotResource: `${bucket}/*` },
      ],
    },
    {
      name: "every action but some",
      statement: { Effect: "Allow", NotAction: ["iam:*", "organizations:*"], Resource: "*" },
      found: [["notAction"]],
    },
    {
      name: "every action but some, under a condition",
      statement: { ...open, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
      found: [["notAction"]],
    },
    {
      name: "every resource but some",
      statement: { Effect: "Allow", Action: "s3:GetObject", NotResource: [`${bucket}/a/*`, `${bucket}/b/*`] },
      found: [["notResource"]],
    },
    {
      name: "the keys of other accounts that a service uses",
      statement: { ...ofService, Condition: { StringLike: { "kms:ViaService": ["sqs.eu-west-1.amazonaws.com"] } } },
    },
    {
      name: "other keys that somebody may use without a service, and other resources",
      statement: [
        { ...ofService, Condition: { StringLikeIfExists: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } } },
        { ...ofService, Condition: { StringNotLike: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } } },
        { ...ofService, Condition: { StringLike: { "aws:ResourceAccount": "123456789012" } } },
        {
          ...ofService,
          NotResource: `${bucket}/*`,
          Condition: { StringLike: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } },
        },
      ],
      found: [["notResource"], ["notResource"], ["notResource"], ["notResource"]],
    },
    {
      name: "both",
      statement: { Effect: "Allow", NotAction: "iam:*", NotResource: `${bucket}/*` },
      found: [["notAction"], ["notResource"]],
    },
    {
      name: "every resource but all",
      statement: { Effect: "Allow", Action: "s3:GetObject", NotResource: "*" },
      found: [["nothing"]],
    },
    {
      name: "everybody but one",
      codes: ["ALLOW_WITH_NOT_PRINCIPAL"],
      type: "resource",
      statement: { Effect: "Allow", NotPrincipal: { AWS: user }, Action: "s3:GetObject", Resource: `${bucket}/*` },
      found: [["notPrincipal"]],
    },
    {
      name: "everybody but everybody",
      type: "resource",
      statement: ["*", { AWS: "*" }].map((NotPrincipal) => ({
        Effect: "Allow",
        NotPrincipal,
        Action: "s3:GetObject",
        Resource: `${bucket}/*`,
      })),
      found: [["nothing"], ["nothing"]],
      says: /^NotPrincipal with \* excludes everything, so this statement allows nothing\./,
    },
    {
      name: "everybody but one denied",
      type: "resource",
      statement: { Effect: "Deny", NotPrincipal: { AWS: user }, Action: "s3:GetObject", Resource: `${bucket}/*` },
    },
    {
      name: "a trust policy, where it has no place",
      type: "trust",
      statement: { Effect: "Allow", NotPrincipal: { AWS: user }, Action: "sts:AssumeRole" },
    },
    { name: "what an organization allows at most", type: "scp", statement: open },
  ],
  [
    { name: "a boundary", path: "policy.json", type: "boundary", text: JSON.stringify({ Statement: [open] }) },
    {
      name: "a policy that is a boundary only",
      path: "stack.yaml",
      text: `${stack("NotAction: iam:*")}  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole } }
      PermissionsBoundary: !Ref It
`,
    },
    {
      name: "a policy that is a boundary and is attached too",
      path: "stack.yaml",
      text: `${stack("NotAction: iam:*")}  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole } }
      PermissionsBoundary: !Ref It
      ManagedPolicyArns: [!Ref It]
`,
      found: [["notAction", "NotAction"]],
    },
    {
      name: "one exception that is not known",
      path: "stack.yaml",
      text: stack("NotAction: [!Ref Which]"),
      found: [["notAction"]],
    },
    {
      name: "every action but all, or but some",
      path: "stack.yaml",
      text: `Conditions: { Off: !Equals [!Ref Which, off] }
${stack('NotAction: !If [Off, "*", "iam:*"]')}`,
      found: [["notAction"]],
      says: /allows every action except iam:\*,/,
    },
    { name: "exceptions that may be none", path: "main.tf", text: module("var.excepted") },
    { name: "a list of lists that may all be empty", path: "main.tf", text: module("flatten([var.excepted])") },
    {
      name: "exceptions that are none where the caller has none",
      path: "main.tf",
      text: module("var.excepted != null ? var.excepted : null"),
    },
    {
      name: "a choice of lists of exceptions",
      path: "main.tf",
      text: module('var.excepted == "x" ? [var.excepted] : [lower(var.excepted)]'),
      found: [["notAction"]],
    },
    {
      name: "one exception of a module that is not known",
      path: "main.tf",
      text: module("[var.excepted]"),
      found: [["notAction"]],
    },
  ],
);
