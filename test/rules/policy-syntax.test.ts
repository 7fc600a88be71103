import { expect, it } from "vitest";
import rule from "../../src/rules/policy-syntax.js";
import { lintPolicy } from "./lint-policy.js";
import { allow, policyCases } from "./policy-forms.js";
import * as combinationCases from "./policy-syntax-combination-cases.js";
import * as dataTypeCases from "./policy-syntax-data-type-cases.js";
import * as resourceControlPolicyCases from "./policy-syntax-resource-control-policy-cases.js";
import * as templateCases from "./policy-syntax-template-cases.js";
import { bucketPolicy } from "./policy-syntax-texts.js";

const role = { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" };
const grant = { ...allow, Principal: { AWS: "123456789012" }, Resource: "arn:aws:s3:::it/*" };

const twice = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Effect": "Deny",
      "Resource": "*"
    }
  ]
}
`;

const inYaml = `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: !If [Open, Allow, Deny]
            Action: !If [Open, "s3:*", !Ref AWS::NoValue]
            Resource: !Split [",", !Ref Resources]
Conditions:
  Open: !Equals [!Ref AWS::Region, eu-west-1]
Parameters:
  Resources:
    Type: String
`;

const broken = `resource "aws_iam_policy" "it" {
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Action": "s3:GetObject" "Resource": "*" }
      ]
    }
  EOT
}
`;

policyCases(
  rule,
  [
    { name: "an identity policy", statement: [allow, { ...allow, Effect: "Deny", Sid: "No1" }] },
    { name: "one statement", statement: allow },
    { name: "a trust policy", type: "trust", statement: role },
    { name: "a bucket policy", type: "resource", statement: { ...grant, Sid: "for the account" } },
    {
      name: "the former version",
      policy: { Version: "2008-10-17", Id: "a", Statement: [allow] },
    },
    {
      name: "a repository's policy without resource",
      type: "resource",
      holder: "repository",
      statement: { Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" },
    },
    {
      name: "a version that does not exist",
      codes: ["INVALID_VERSION"],
      policy: { Version: "2012-10-18", Statement: [allow] },
      found: [["invalid-version", "2012-10-18"]],
    },
    {
      name: "no statement",
      codes: ["MISSING_STATEMENT"],
      policy: { Version: "2012-10-17" },
      found: [["missing-statement"]],
      without: ["json", "block"],
    },
    {
      name: "an effect that does not exist",
      codes: ["INVALID_EFFECT"],
      statement: { ...allow, Effect: "Permit" },
      found: [["invalid-effect", "Permit"]],
    },
    {
      name: "an effect in another case",
      codes: ["INVALID_EFFECT"],
      statement: { ...allow, Effect: "DENY" },
      found: [["effectCase", "DENY"]],
      says: /AWS rejects DENY in most policies\. Write Deny\.$/,
    },
    {
      name: "an effect that is empty",
      statement: { ...allow, Effect: "" },
      found: [["invalid-effect", ""]],
      says: /^An empty text is not/,
      // In a block, it is up to the provider what it means.
      without: ["block"],
    },
    {
      name: "no effect",
      codes: ["MISSING_EFFECT"],
      statement: [allow, { Action: "s3:GetObject", Resource: "*" }],
      found: [["missing-effect"]],
      without: ["block"],
    },
    {
      name: "no action",
      codes: ["MISSING_ACTION"],
      statement: { Effect: "Allow", Resource: "*" },
      found: [["missing-action"]],
    },
    {
      name: "no resource",
      codes: ["MISSING_RESOURCE"],
      statement: { Effect: "Allow", Action: "s3:GetObject" },
      found: [["missing-resource"]],
    },
    {
      name: "a bucket policy without resource",
      codes: ["MISSING_RESOURCE"],
      type: "resource",
      statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject" },
      found: [["missing-resource"]],
      // Whose policy a bare one is, is not known.
      without: ["json"],
    },
    {
      name: "action and what is no action",
      codes: ["UNSUPPORTED_ELEMENT_COMBINATION"],
      statement: { ...allow, NotAction: "s3:PutObject" },
      found: [["exclusive-elements"]],
    },
    {
      name: "resource and what is no resource",
      codes: ["UNSUPPORTED_ELEMENT_COMBINATION"],
      statement: { ...allow, NotResource: "arn:aws:s3:::it/*" },
      found: [["exclusive-elements"]],
    },
    {
      name: "an element that does not exist",
      codes: ["INVALID_POLICY_ELEMENT"],
      statement: [allow, { ...allow, Conditions: {} }],
      found: [["unknown-element", "Conditions"]],
      without: ["block"],
    },
    {
      name: "elements in another case: one finding each",
      codes: ["INVALID_POLICY_ELEMENT"],
      statement: [allow, { effect: "Allow", Actions: "s3:GetObject", Resource: "*" }],
      found: [
        ["unknown-element", "effect"],
        ["unknown-element", "Actions"],
      ],
      without: ["json", "block"],
    },
    {
      name: "an element of the document that does not exist",
      codes: ["INVALID_POLICY_ELEMENT"],
      policy: { Version: "2012-10-17", Name: "x", Statement: [allow] },
      found: [["unknown-element", "Name"]],
      // Not taken for a policy where it stands alone.
      without: ["json", "block"],
    },
    {
      name: "a condition key twice, in another case",
      codes: ["DUPLICATE_KEYS_WITH_DIFFERENT_CASE"],
      statement: {
        ...allow,
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1", "aws:principalorgid": "o-2" } },
      },
      found: [["duplicate-element", "aws:principalorgid"]],
    },
    {
      name: "a Sid with other signs",
      codes: ["UNSUPPORTED_SID"],
      statement: { ...allow, Sid: "read-all" },
      found: [["invalid-sid", "read-all"]],
    },
    {
      name: "a trust policy with a resource",
      codes: ["ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"],
      type: "trust",
      statement: { ...role, Resource: "*" },
      found: [["misplaced-element"]],
    },
    ...resourceControlPolicyCases.cases,
    ...dataTypeCases.cases,
  ],
  [
    { name: "elements that depend on conditions and parameters", path: "stack.yaml", text: inYaml },
    {
      name: "a condition that is a text with a reference",
      codes: ["DATA_TYPE_MISMATCH"],
      path: "stack.yaml",
      text: inYaml.replace("            Action:", '            Condition: !Sub "${AWS::Region}"\n            Action:'),
      found: [["condition-not-a-mapping", '!Sub "${AWS::Region}"']],
    },
    {
      name: "an element twice",
      codes: ["JSON_SYNTAX_ERROR"],
      path: "policy.json",
      text: twice,
      found: [["duplicate-element", "Effect"]],
    },
    {
      name: "a list of statements that is empty",
      codes: ["MISSING_STATEMENT"],
      path: "stack.template",
      text: bucketPolicy({ Version: "2012-10-17", Statement: [] }),
      found: [["missing-statement", "[]"]],
    },
    ...combinationCases.files,
    ...templateCases.files,
    {
      name: "a policy that is no JSON",
      codes: ["JSON_SYNTAX_ERROR"],
      path: "main.tf",
      text: broken,
      found: [["json-syntax", "Resource"]],
    },
    ...dataTypeCases.files,
  ],
);

it("shows of broken JSON what the file says", async () => {
  const text = broken.replace('"s3:GetObject" "Resource"', '"s3:GetObject", "Resource": "*" "${var.action}:it"');
  const { results } = await lintPolicy(rule, { path: "main.tf", text: `variable "action" {}\n${text}` }, "none");
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([
    'This policy is not valid JSON: Expected a comma or }, found "${var.action}:it". AWS rejects it.',
  ]);
});
