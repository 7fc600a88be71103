import rule from "../../src/rules/caller-permissions.js";
import * as ownRequirementCases from "./own-requirement-cases.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as guideCases from "./caller-permissions-guide-cases.js";
import { sharedKeyCase } from "./caller-permissions-shared-key-case.js";
import * as templatePolicyCases from "./caller-permissions-template-policy-cases.js";
import { beside, endpoint, every, json, key, named, ofEndpoints, written } from "./caller-permissions-texts.js";
import { filename, policy, statement } from "./pass-role-texts.js";
import { changed } from "./texts.js";

ruleTester.run(rule, {
  valid: [
    {
      name: "all that the endpoint takes",
      ...named,
      filename,
      template: policy(statement(json(ofEndpoints))),
      ...beside(endpoint()),
    },
    { name: "all of DMS", ...named, filename, template: policy(statement('"dms:*"')), ...beside(endpoint()) },
    { name: "everything", ...named, filename, template: policy(statement('"*"')), ...beside(endpoint()) },
    {
      name: "not the caller's policy",
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      ...beside(endpoint()),
    },
    {
      name: "an operator, who does not deploy",
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      ...beside(endpoint()),
      settings: { callerPolicies: [filename], caller: "operator" },
    },
    {
      name: "some endpoints, of which the new one may be one",
      ...named,
      filename,
      template: policy(
        statement(json(ofEndpoints), '"arn:aws:dms:eu-west-1:123456789012:endpoint:ORDERS"'),
        statement('"dms:DescribeEndpoints"'),
      ),
      ...beside(endpoint()),
      skipped: 1,
    },
    {
      name: "a condition that nobody can decide",
      ...named,
      filename,
      template: policy(
        statement('"dms:*"', '"*"', ', "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }'),
      ),
      ...beside(endpoint()),
      skipped: 1,
    },
    {
      name: "another policy of the caller has the rest",
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      files: { "rest.json": policy(statement('"dms:*"')), "stack.yaml": endpoint() },
      settings: { callerPolicies: [filename, "rest.json"] },
    },
    {
      name: "another policy of the caller is not here",
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      ...beside(endpoint()),
      settings: { callerPolicies: [filename, "rest.json"] },
      skipped: 1,
    },
    {
      name: "the policies of the caller are not here, so that no resource is judged",
      filename: "stack.yaml",
      template: endpoint("", key),
      settings: { callerPolicies: ["Resources.Deplyo", filename] },
      skipped: 2,
    },
    { name: "not those of an operator", template: endpoint(), settings: { callerPolicies: ["x"], caller: "operator" } },
    {
      name: "deleting is denied on purpose",
      ...named,
      filename,
      template: policy(statement('"dms:*"'), statement('"dms:DeleteEndpoint"', '"*"', "", "Deny")),
      ...beside(endpoint()),
    },
    {
      name: "a key that is not here, whose policy may let the caller",
      ...named,
      filename,
      template: policy(statement('"dms:*"')),
      ...beside(
        endpoint("      KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab\n"),
      ),
      skipped: 1,
    },
    {
      name: "a key that is a parameter",
      ...named,
      filename,
      template: policy(statement('"dms:*"')),
      ...beside(`Parameters: { Key: { Type: String } }\n${endpoint("      KmsKeyId: !Ref Key\n")}`),
      skipped: 1,
    },
    {
      name: "an endpoint that is never there",
      ...named,
      filename,
      template: policy(statement('"dms:CreateEndpoint"')),
      ...beside(
        `Conditions: { Never: !Equals [a, b] }\n${endpoint().replace("    Properties:", "    Condition: Never\n    Properties:")}`,
      ),
    },
    { name: "a bare policy that makes nothing", ...every, filename, template: policy(statement('"dms:Describe*"')) },
    ...templatePolicyCases.valid,
    ...guideCases.valid,
  ],
  invalid: [
    ownRequirementCases.deployed,
    sharedKeyCase,
    {
      name: "changing and deleting",
      ...named,
      filename,
      template: policy(statement('["dms:CreateEndpoint", "dms:DescribeEndpoints", "dms:ListTagsForResource"]')),
      ...beside(endpoint()),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 129, address: "Statement[0]" },
          message:
            "The caller is missing permissions to deploy endpoint Source: dms:ModifyEndpoint on arn:aws:dms:*:*:endpoint:* " +
            "(to update) and dms:DeleteEndpoint on arn:aws:dms:*:*:endpoint:* (to delete). AWS returns " +
            '"not authorized to perform: dms:ModifyEndpoint". See ' +
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-endpoint.html",
          related: [{ filename: "stack.yaml", line: 2, column: 3, message: "endpoint Source needs it" }],
          suggestions: [
            {
              messageId: "appendStatement",
              data: { actions: ["dms:ModifyEndpoint", "dms:DeleteEndpoint"] },
              output: policy(
                statement('["dms:CreateEndpoint", "dms:DescribeEndpoints", "dms:ListTagsForResource"]'),
                written(["dms:ModifyEndpoint", "dms:DeleteEndpoint"], ["arn:aws:dms:*:*:endpoint:*"]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "in two policies, told once",
      filename,
      template: policy(statement('"dms:Create*"')),
      files: {
        "rest.json": policy(statement('["dms:Describe*", "dms:Delete*", "dms:List*"]')),
        "stack.yaml": endpoint(),
      },
      settings: { callerPolicies: [filename, "rest.json"] },
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 68 },
          suggestions: [
            {
              messageId: "appendStatement",
              data: { actions: "dms:ModifyEndpoint" },
              output: policy(
                statement('"dms:Create*"'),
                written(["dms:ModifyEndpoint"], ["arn:aws:dms:*:*:endpoint:*"]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "no operation of the resource",
      ...named,
      filename,
      template: policy(statement('"dms:Describe*"'), statement('["dms:Delete*", "dms:List*", "dms:Modify*"]')),
      ...beside(endpoint()),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 70 },
          suggestions: [
            {
              messageId: "appendStatement",
              output: policy(
                statement('"dms:Describe*"'),
                statement('["dms:Delete*", "dms:List*", "dms:Modify*"]'),
                written(["dms:CreateEndpoint"], ["arn:aws:dms:*:*:endpoint:*"]),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "creating is denied",
      ...named,
      filename,
      template: policy(statement('"dms:*"'), statement('"dms:CreateEndpoint"', '"*"', "", "Deny")),
      ...beside(endpoint()),
      errors: [
        {
          ...{ messageId: "denied", line: 4, column: 5, endLine: 4, endColumn: 62 },
          message:
            "A policy denies the caller permissions to deploy endpoint Source: dms:CreateEndpoint on " +
            'arn:aws:dms:*:*:endpoint:* (to create). AWS returns "not authorized to perform: dms:CreateEndpoint … with an explicit deny". See ' +
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-endpoint.html",
          related: [
            { filename: "stack.yaml", line: 2, column: 3, message: "endpoint Source needs it" },
            { line: 5, column: 5, message: "the statement that denies it" },
          ],
        },
      ],
    },
    {
      name: "some of it on what only the stack has a name for: the rest is written",
      ...named,
      filename,
      template: policy(statement(json(["dms:CreateEndpoint", "dms:DescribeEndpoints", "dms:ListTagsForResource"]))),
      ...beside(changed(endpoint("", key), "      ServerName", "      KmsKeyId: !GetAtt Key.Arn\n      ServerName")),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 127 },
          suggestions: [
            {
              messageId: "appendStatement",
              isPartial: true,
              data: { actions: ["dms:ModifyEndpoint", "dms:DeleteEndpoint"] },
              output: policy(
                statement(json(["dms:CreateEndpoint", "dms:DescribeEndpoints", "dms:ListTagsForResource"])),
                written(["dms:ModifyEndpoint", "dms:DeleteEndpoint"], ["arn:aws:dms:*:*:endpoint:*"]),
              ),
            },
          ],
        },
      ],
    },
    ...templatePolicyCases.invalid,
    ...guideCases.invalid,
  ],
});
