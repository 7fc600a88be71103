import rule from "../../src/rules/pass-role-condition.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import {
  block,
  create,
  landing,
  policy,
  stack,
  statement,
  terraform,
  yamlCreate,
  yamlStatement,
} from "./pass-role-texts.js";
import { policyCases } from "./policy-forms.js";

const filename = "policy.json";

/** A condition on the service that a role is passed to. */
function to(service: string, operator = "StringEquals"): string {
  return `, "Condition": { "${operator}": { "iam:PassedToService": ${service} } }`;
}

function yamlTo(service: string): string {
  return `, Condition: { StringEquals: { "iam:PassedToService": ${service} } }`;
}

function blockTo(service: string): string {
  return `
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["${service}"]
    }
`;
}

const inAccountBlock = `
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = ["123456789012"]
    }
`;

const pass = (condition: string, resource = landing): string => statement('"iam:PassRole"', resource, condition);
const accepted = [
  "dms.amazonaws.com",
  "dms.eu-west-1.amazonaws.com",
  "schema-conversion.dms.amazonaws.com",
  "dms.cn-north-1.amazonaws.com.cn",
  "dms.sc2s.sgov.gov",
];

ruleTester.run(rule, {
  valid: [
    ...accepted.map((service) => ({
      name: `to ${service}`,
      filename,
      template: policy(create, pass(to(`["lambda.amazonaws.com", "${service}"]`))),
    })),
    { name: "to a pattern", filename, template: policy(create, pass(to('"dms.*"', "StringLike"))) },
    { name: "to every service", filename, template: policy(create, pass(to('"*"', "StringLike"))) },
    {
      name: "to every service but one",
      filename,
      template: policy(create, pass(to('"ec2.amazonaws.com"', "StringNotEquals"))),
    },
    {
      name: "to DMS in capitals, where they do not matter",
      filename,
      template: policy(create, pass(to('"DMS.amazonaws.com"', "StringEqualsIgnoreCase"))),
    },
    {
      name: "a wildcard under an operator that takes none is condition-operator's",
      filename,
      template: policy(create, pass(to('"dms.*"'))),
    },
    {
      name: "to another service too",
      filename,
      template: policy(create, pass(to('"ec2.amazonaws.com"')), pass(to('"dms.amazonaws.com"'))),
    },
    {
      name: "to whatever a policy variable says",
      filename,
      template: policy(create, pass(to('"${aws:PrincipalTag/service}"'))),
    },
    {
      name: "no action of DMS",
      filename,
      template: policy(statement('"lambda:*"'), pass(to('"lambda.amazonaws.com"'))),
    },
    {
      name: "no operation of DMS that passes a role",
      filename,
      template: policy(statement('"dms:Describe*"'), pass(to('"lambda.amazonaws.com"'))),
    },
    {
      name: "for targets that take no role",
      filename,
      template: policy(create, pass(to('"lambda.amazonaws.com"'))),
      settings: { targets: ["kafka"] },
    },
    {
      name: "a part of what the caller has",
      filename,
      template: policy(create, pass(to('"lambda.amazonaws.com"'))),
      settings: { partialPolicies: [filename] },
      skipped: 1,
    },
    {
      name: "the stack passes another role",
      template: stack(
        yamlCreate,
        yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("dms.amazonaws.com")),
        yamlStatement("iam:PassRole", '"arn:aws:iam::123456789012:role/other"', yamlTo("lambda.amazonaws.com")),
      ),
    },
    {
      name: "a pattern that may be the generated name",
      template: stack(
        yamlCreate,
        yamlStatement("iam:PassRole", '"arn:aws:iam::*:role/landing-*"', yamlTo("lambda.amazonaws.com")),
      ),
    },
    {
      name: "the service is a parameter",
      template: `Parameters: { Service: { Type: String } }\n${stack(
        yamlCreate,
        yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("!Ref Service")),
      )}`,
    },
    {
      name: "the service has the suffix of the partition",
      template: stack(
        yamlCreate,
        yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("!Sub 'dms.${AWS::Region}.${AWS::URLSuffix}'")),
      ),
    },
  ],
  invalid: [
    {
      name: "to another service",
      filename,
      template: policy(create, pass(to('"lambda.amazonaws.com"'))),
      errors: [
        {
          ...{ messageId: "neverPresented", line: 5, column: 166, endLine: 5, endColumn: 188, address: "Statement[1]" },
          message:
            "This condition excludes DMS: it compares iam:PassedToService with lambda.amazonaws.com, but DMS " +
            'is dms.amazonaws.com. dms:CreateEndpoint with a role then fails: "not authorized to perform: ' +
            'iam:PassRole".',
          related: [{ line: 5, column: 5, message: "the statement that allows passing the role" }],
          suggestions: [
            {
              messageId: "nameDms",
              data: { service: "dms.amazonaws.com" },
              output: policy(create, pass(to('"dms.amazonaws.com"'))),
            },
          ],
        },
      ],
    },
    {
      name: "to a service that the caller works with",
      filename,
      template: policy(create, statement('"lambda:*"'), pass(to('"lambda.amazonaws.com"'))),
      errors: [{ messageId: "neverPresented", line: 6, column: 166, endLine: 6, endColumn: 188 }],
    },
    {
      name: "to DMS in capitals",
      filename,
      template: policy(create, pass(to('"DMS.amazonaws.com"'))),
      errors: [
        {
          ...{ messageId: "neverPresented", line: 5, column: 166, endLine: 5, endColumn: 185 },
          suggestions: [{ messageId: "nameDms", output: policy(create, pass(to('"dms.amazonaws.com"'))) }],
        },
      ],
    },
    {
      name: "to two other services",
      filename,
      template: policy(create, pass(to('["lambda.amazonaws.com", "dms"]'))),
      errors: [
        {
          ...{ messageId: "neverPresented", line: 5, column: 166, endLine: 5, endColumn: 197 },
          data: {
            service: "dms.amazonaws.com",
            values: ["lambda.amazonaws.com", "dms"],
            operation: "dms:CreateEndpoint",
          },
        },
      ],
    },
    {
      name: "to every service but DMS",
      filename,
      template: policy(create, pass(to('"dms.amazonaws.com"', "StringNotEquals"))),
      errors: [{ messageId: "neverPresented", line: 5, column: 169, endLine: 5, endColumn: 188 }],
    },
    {
      name: "to no service",
      filename,
      template: policy(create, pass(to('"true"', "Null"))),
      errors: [{ messageId: "neverPresented", line: 5, column: 158, endLine: 5, endColumn: 164 }],
    },
    {
      name: "the role of the stack",
      template: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("ec2.amazonaws.com"))),
      errors: [
        {
          ...{ messageId: "neverPresented", line: 20, column: 138, endLine: 20, endColumn: 155 },
          address: "Resources.Deployer",
          suggestions: [
            {
              messageId: "nameDms",
              output: stack(
                yamlCreate,
                yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("dms.amazonaws.com")),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "Terraform",
      filename: "main.tf",
      template: terraform(
        block('["dms:CreateEndpoint"]'),
        block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockTo("ec2.amazonaws.com")),
      ),
      errors: [
        {
          ...{ messageId: "neverPresented", line: 26, column: 19, endLine: 26, endColumn: 38 },
          address: "aws_iam_user_policy.deployer",
          suggestions: [
            {
              messageId: "nameDms",
              output: terraform(
                block('["dms:CreateEndpoint"]'),
                block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockTo("dms.amazonaws.com")),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "other actions beside iam:PassRole",
      template: stack(
        yamlCreate,
        yamlStatement("[iam:GetRole, iam:PassRole]", "!GetAtt Writer.Arn", yamlTo("dms.amazonaws.com")),
      ),
      errors: [
        {
          ...{ messageId: "switchesOff", line: 20, column: 130, endLine: 20, endColumn: 151 },
          message:
            "Only iam:PassRole has iam:PassedToService, so this statement never allows iam:GetRole: AWS " +
            "returns AccessDenied. Move everything except iam:PassRole to another statement.",
          related: [{ line: 20, column: 43, message: "this action is never allowed" }],
          suggestions: [
            {
              messageId: "splitActions",
              data: { actions: "iam:GetRole" },
              output:
                stack(yamlCreate, yamlStatement("[iam:PassRole]", "!GetAtt Writer.Arn", yamlTo("dms.amazonaws.com"))) +
                "              - Effect: Allow\n                Action: iam:GetRole\n                Resource: !GetAtt Writer.Arn\n",
            },
          ],
        },
      ],
    },
    {
      name: "other actions under another condition, Terraform",
      filename: "main.tf",
      template: terraform(
        block('["dms:CreateEndpoint"]'),
        block(
          '["iam:GetRole", "iam:PassRole", "iam:ListRoles"]',
          "[aws_iam_role.writer.arn]",
          blockTo("dms.amazonaws.com") + inAccountBlock,
        ),
      ),
      errors: [
        {
          ...{ messageId: "switchesOff", line: 25, column: 18, endLine: 25, endColumn: 39 },
          suggestions: [
            {
              messageId: "splitActions",
              data: { actions: ["iam:GetRole", "iam:ListRoles"] },
              output: terraform(
                block('["dms:CreateEndpoint"]'),
                block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockTo("dms.amazonaws.com") + inAccountBlock),
                block('["iam:GetRole", "iam:ListRoles"]', "[aws_iam_role.writer.arn]", inAccountBlock).replace(
                  "statement {",
                  'statement {\n    effect    = "Allow"',
                ),
              ),
            },
          ],
        },
      ],
    },
  ],
});

const arn = "arn:aws:iam::123456789012:role/dms-landing";
const key = "iam:PassedToService";

function on(action: string | readonly string[], condition?: object): object {
  return { Effect: "Allow", Action: action, Resource: arn, ...(condition && { Condition: condition }) };
}

const dms = { Effect: "Allow", Action: "dms:*", Resource: "*" };
const toDms = { StringEquals: { [key]: "dms.amazonaws.com" } };
const inAccount = { StringEquals: { [key]: "dms.amazonaws.com", "aws:PrincipalAccount": "123456789012" } };

policyCases(rule, [
  { name: "passing alone", statement: [dms, on(["iam:PassRole"], toDms), on("iam:GetRole")] },
  { name: "a pattern of passing alone", statement: [dms, on("iam:Pass*", toDms)] },
  {
    name: "a condition that is met without the key",
    statement: [dms, on(["iam:GetRole", "iam:PassRole"], { StringEqualsIfExists: toDms.StringEquals })],
  },
  { name: "a caller of something else", statement: [on(["iam:GetRole", "iam:PassRole"], toDms)] },
  { name: "a denial", statement: [dms, { ...on(["iam:PassRole", "iam:GetRole"], toDms), Effect: "Deny" }] },
  {
    name: "other actions, under another condition too",
    statement: [dms, on(["iam:GetRole", "iam:PassRole"], inAccount)],
    found: [["switchesOff", key]],
  },
  { name: "a pattern that covers passing", statement: [dms, on("iam:*", toDms)], found: [["switchesOff", key]] },
  {
    name: "a key that has to be there",
    statement: [dms, on(["iam:PassRole", "dms:CreateEndpoint"], { Null: { [key]: "false" } })],
    found: [["switchesOff", key]],
  },
  {
    name: "no passing at all",
    statement: [dms, on(["iam:GetRole"], toDms)],
    found: [["switchesOff", key]],
  },
  {
    name: "to another service",
    statement: [dms, on("iam:PassRole", { StringEquals: { [key]: "lambda.amazonaws.com" } })],
    found: [["neverPresented", "lambda.amazonaws.com"]],
    // The others may have more that is not seen.
    without: ["yaml", "jsonencode", "block"],
  },
]);
