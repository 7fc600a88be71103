import rule from "../../src/rules/pass-role-scope.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import {
  block,
  blockToDms,
  create,
  landing,
  policy,
  stack,
  statement,
  terraform,
  toDms,
  yamlCreate,
  yamlStatement,
  yamlToDms,
} from "./pass-role-texts.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

const filename = "policy.json";
const everyPattern = { everyPattern: true };

/** The condition as suggestions write it. */
const condition = ', "Condition": {"StringEquals": {"iam:PassedToService": "dms.amazonaws.com"}}';
const yamlCondition = ", Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } }";

/** The statement that is split off. */
function split(resource: string): string {
  return `{
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": ${resource},
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "dms.amazonaws.com"
        }
      }
    }`;
}

function withDefault(passing: string): string {
  return `Parameters: { Role: { Type: String, Default: "arn:aws:iam::123456789012:role/*" } }
${stack(yamlCreate, passing)}`;
}

/** A stack with another role, which trusts somebody. */
function withWorker(principal: string): string {
  return `${stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Worker.Arn"))}  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: ${principal} }
`;
}

/** At a resource that is `"*"`. */
const everyRole = (line: number, column: number) =>
  ({ messageId: "everyRole", line, column, endLine: line, endColumn: column + 3 }) as const;

const ofLambda = policy(statement('"lambda:CreateFunction"'), statement('"iam:PassRole"'));
const terraformOfLambda = `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:Pass*", Resource = "arn:aws:iam::123456789012:role/*" }]
  })
}
`;

ruleTester.run(rule, {
  valid: [
    { name: "a policy that has nothing to do with DMS, where it is not asked for", filename, template: ofLambda },
    {
      name: "roles of some name, for some service and all of IAM, in policies that have nothing to do with DMS",
      filename,
      options: { everyPolicy: true },
      template: policy(
        statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/lambda-*"'),
        statement('"iam:PassRole"', '"*"', condition.replace("dms.", "lambda.")),
        statement('"iam:*"'),
        statement('"iam:PassRole"', '"arn:aws:s3:::*"'),
      ),
    },
    { name: "named roles", filename, template: policy(create, statement('"iam:PassRole"', landing)) },
    {
      name: "named roles for DMS, in every pattern",
      filename,
      template: policy(create, statement('"iam:PassRole"', landing, toDms)),
      options: everyPattern,
    },
    { name: "every role, for DMS", filename, template: policy(create, statement('"iam:PassRole"', '"*"', toDms)) },
    {
      name: "a pattern for DMS, in every pattern",
      filename,
      template: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::*:role/dms-*"', toDms)),
      options: everyPattern,
    },
    {
      name: "any account, one name",
      filename,
      template: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::*:role/dms-landing"')),
    },
    {
      name: "any service like DMS",
      filename,
      template: policy(
        create,
        statement(
          '"iam:PassRole"',
          '"*"',
          ', "Condition": { "StringLike": { "IAM:passedtoservice": "dms*.amazonaws.com" } }',
        ),
      ),
    },
    {
      name: "roles with a tag",
      filename,
      template: policy(
        create,
        statement('"iam:PassRole"', '"*"', ', "Condition": { "StringEquals": { "aws:ResourceTag/for": "dms" } }'),
      ),
    },
    {
      name: "ARNs that are no roles",
      filename,
      template: policy(
        create,
        statement(
          '["iam:PassRole", "iam:Get*", "s3:GetObject"]',
          '["arn:aws:iam::*:user/*", "arn:aws:s3:::landing/*"]',
        ),
        statement('"iam:*"', '["arn:aws:iam::123456789012:policy/*", "arn:aws:iam::*:instance-profile/dms-*"]'),
      ),
    },
    {
      name: "ARNs that are no roles, in every pattern",
      filename,
      template: policy(create, statement('["iam:PassRole"]', '"arn:aws:iam::123456789012:user/one"')),
      options: everyPattern,
    },
    {
      name: "a role that is for another service, in every pattern",
      template: withWorker("{ Service: lambda.amazonaws.com }"),
      options: everyPattern,
    },
    {
      name: "a policy variable is no wildcard",
      filename,
      template: policy(
        create,
        statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/${aws:PrincipalTag/team}-dms"'),
      ),
    },
    { name: "denied", filename, template: policy(create, statement('"iam:PassRole"', '"*"', "", "Deny")) },
    { name: "everything is no-full-access's", filename, template: policy(create, statement('"*"')) },
    { name: "no action of DMS", filename, template: policy(statement('["ec2:RunInstances", "iam:PassRole"]')) },
    {
      name: "no other action of DMS than everything",
      filename,
      template: policy(statement('"*"'), statement('"iam:PassRole"')),
    },
    { name: "the role of the stack", template: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn")) },
    {
      name: "a role that is a parameter",
      template: `Parameters: { Role: { Type: String } }\n${stack(yamlCreate, yamlStatement("iam:PassRole", "!Ref Role"))}`,
      skipped: 1,
    },
    {
      name: "a condition whose key is not known",
      template: `Parameters: { Service: { Type: String } }\n${stack(yamlCreate, yamlStatement("iam:PassRole", '"*"', ", Condition: !Ref Service"))}`,
      skipped: 1,
    },
    {
      name: "Terraform",
      filename: "main.tf",
      template: terraform(block('["dms:*"]'), block('["iam:PassRole"]', "[aws_iam_role.writer.arn]")),
    },
  ],
  invalid: [
    {
      name: "every role, in a policy that has nothing to do with DMS",
      filename,
      options: { everyPolicy: true },
      template: ofLambda,
      errors: [{ messageId: "everyRoleOfAll", ...at(ofLambda, '"*"', 2) }],
    },
    {
      name: "every role of an account, in a policy that has nothing to do with DMS",
      filename: "main.tf",
      options: { everyPolicy: true },
      template: terraformOfLambda,
      errors: [{ messageId: "everyRoleOfAll", ...at(terraformOfLambda, '"arn:aws:iam::123456789012:role/*"') }],
    },
    {
      name: "every role",
      filename,
      template: policy(create, statement('"iam:PassRole"')),
      errors: [
        {
          ...everyRole(5, 64),
          address: "Statement[1]",
          message:
            "iam:PassRole on * allows passing roles that the policy does not name, even an administrator's " +
            "role, to any service. Name the roles that DMS uses, and add iam:PassedToService.",
          related: [{ line: 5, column: 36, message: "the action" }],
          suggestions: [
            { messageId: "onlyToDms", output: policy(create, statement('"iam:PassRole"', '"*"', condition)) },
          ],
        },
      ],
    },
    {
      name: "among other actions",
      filename,
      template: policy(create, statement('["iam:GetRole", "iam:PassRole"]')),
      errors: [
        {
          ...everyRole(5, 81),
          suggestions: [
            {
              messageId: "onlyToDms",
              output: policy(create, statement('["iam:GetRole"]'), split('"*"')),
            },
          ],
        },
      ],
    },
    {
      name: "a wildcard that covers other actions",
      filename,
      template: policy(create, statement('"iam:*"')),
      errors: [everyRole(5, 57)],
    },
    {
      name: "a wildcard among other actions",
      filename,
      template: policy(create, statement('["iam:GetRole", "iam:Pass*"]')),
      errors: [everyRole(5, 78)],
    },
    {
      name: "a pattern",
      filename,
      template: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/dms-*"')),
      errors: [
        {
          ...{ messageId: "everyRole", line: 5, column: 64, endLine: 5, endColumn: 102 },
          data: { resource: "arn:aws:iam::123456789012:role/dms-*", basis: "" },
          suggestions: [
            {
              messageId: "onlyToDms",
              output: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/dms-*"', condition)),
            },
          ],
        },
      ],
    },
    {
      name: "a pattern behind a named role",
      filename,
      template: policy(create, statement('"iam:PassRole"', `[${landing}, "arn:aws:iam::123456789012:*"]`)),
      errors: [
        {
          ...{ messageId: "everyRole", line: 5, column: 111, endLine: 5, endColumn: 140 },
          suggestions: [
            {
              messageId: "onlyToDms",
              output: policy(
                create,
                statement('"iam:PassRole"', `[${landing}, "arn:aws:iam::123456789012:*"]`, condition),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "among other actions under another condition, which a new statement would lose",
      filename,
      template: policy(
        create,
        statement(
          '["iam:PassRole", "iam:GetRole"]',
          '"*"',
          ', "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }',
        ),
      ),
      errors: [everyRole(5, 81)],
    },
    {
      name: "every role to DMS, in every pattern",
      filename,
      template: policy(create, statement('"iam:PassRole"', '"*"', toDms)),
      options: everyPattern,
      errors: [
        {
          ...everyRole(5, 64),
          messageId: "everyRoleToDms",
          message:
            "iam:PassRole on * allows passing every role to DMS, whatever the role allows. Name the roles that " +
            "the endpoints use.",
        },
      ],
    },
    {
      name: "named roles, in every pattern",
      filename,
      template: policy(create, statement('"iam:PassRole"', landing)),
      options: everyPattern,
      errors: [
        {
          ...{ messageId: "anyService", line: 5, column: 36, endLine: 5, endColumn: 50 },
          message:
            "iam:PassRole without iam:PassedToService allows passing " +
            "arn:aws:iam::123456789012:role/dms-landing to any service that uses roles. Limit it to " +
            "dms.amazonaws.com.",
          suggestions: [
            { messageId: "onlyToDms", output: policy(create, statement('"iam:PassRole"', landing, condition)) },
          ],
        },
      ],
    },
    {
      name: "named roles among other actions, in every pattern",
      filename,
      template: policy(create, statement('["iam:GetRole", "iam:PassRole"]', landing)),
      options: everyPattern,
      errors: [
        {
          ...{ messageId: "anyService", line: 5, column: 52, endLine: 5, endColumn: 66 },
          suggestions: [
            {
              messageId: "onlyToDms",
              output: policy(create, statement('["iam:GetRole"]', landing), split(landing)),
            },
          ],
        },
      ],
    },
    {
      name: "a role that DMS may assume, in every pattern",
      template: withWorker("{ Service: [lambda.amazonaws.com, dms.amazonaws.com] }"),
      options: everyPattern,
      errors: [
        {
          ...{ messageId: "anyService", line: 20, column: 42, endLine: 20, endColumn: 54 },
          suggestions: [
            {
              messageId: "onlyToDms",
              output: withWorker("{ Service: [lambda.amazonaws.com, dms.amazonaws.com] }").replace(
                "Resource: !GetAtt Worker.Arn",
                `Resource: !GetAtt Worker.Arn${yamlCondition}`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a role for another service beside one that is not known, in every pattern",
      template: withWorker("{ Service: lambda.amazonaws.com }").replace(
        "Resource: !GetAtt Worker.Arn",
        `Resource: [!GetAtt Worker.Arn, ${landing}]`,
      ),
      options: everyPattern,
      errors: [{ messageId: "anyService", line: 20, column: 42, endLine: 20, endColumn: 54 }],
    },
    {
      name: "in a policy that the settings call the caller's",
      filename,
      template: policy(statement('"iam:PassRole"')),
      files: { "dms.json": policy(create) },
      settings: { callerPolicies: [filename, "dms.json"] },
      errors: [
        {
          ...everyRole(4, 64),
          suggestions: [{ messageId: "onlyToDms", output: policy(statement('"iam:PassRole"', '"*"', condition)) }],
        },
      ],
    },
    {
      name: "every role, where the template passes one",
      template: stack(yamlCreate, yamlStatement("iam:PassRole")),
      errors: [
        {
          ...everyRole(20, 66),
          address: "Resources.Deployer",
          suggestions: [
            {
              messageId: "onlyTheseRolesToDms",
              data: { roles: "${Writer.Arn}" },
              output: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlCondition)),
            },
          ],
        },
      ],
    },
    {
      name: "everything in one statement",
      template: stack(yamlStatement('["dms:*", "iam:PassRole"]')),
      errors: [
        {
          ...everyRole(19, 79),
          suggestions: [
            {
              messageId: "onlyTheseRolesToDms",
              output: `${stack(yamlStatement('["dms:*"]'))}              - Effect: Allow
                Action: iam:PassRole
                Resource: !GetAtt Writer.Arn
                Condition:
                  StringEquals:
                    iam:PassedToService: dms.amazonaws.com
`,
            },
          ],
        },
      ],
    },
    {
      name: "every role to DMS where the template passes one, in every pattern",
      template: stack(yamlCreate, yamlStatement("iam:PassRole", '"*"', yamlToDms)),
      options: everyPattern,
      errors: [
        {
          ...everyRole(20, 66),
          messageId: "everyRoleToDms",
          suggestions: [
            {
              messageId: "onlyTheseRoles",
              output: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlToDms)),
            },
          ],
        },
      ],
    },
    {
      name: "by a default",
      template: withDefault(yamlStatement("iam:PassRole", "!Ref Role")),
      refused: 1,
      errors: [
        {
          ...{ messageId: "everyRole", line: 21, column: 66, endLine: 21, endColumn: 75 },
          data: { resource: "arn:aws:iam::123456789012:role/*", basis: " (by the default of Role)" },
        },
      ],
    },
    {
      name: "in Terraform",
      filename: "main.tf",
      template: terraform(block('["dms:*"]'), block('["iam:PassRole"]')),
      errors: [
        {
          ...everyRole(21, 18),
          address: "aws_iam_user_policy.deployer",
          suggestions: [
            {
              messageId: "onlyTheseRolesToDms",
              output: terraform(block('["dms:*"]'), block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockToDms)),
            },
          ],
        },
      ],
    },
    {
      name: "in one block of Terraform",
      filename: "main.tf",
      template: terraform(block('["dms:*", "iam:PassRole"]')),
      errors: [
        {
          ...everyRole(16, 18),
          suggestions: [
            {
              messageId: "onlyTheseRolesToDms",
              output: terraform(
                block('["dms:*"]'),
                changed(
                  block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockToDms),
                  "    actions ",
                  '    effect    = "Allow"\n    actions ',
                ),
              ),
            },
          ],
        },
      ],
    },
  ],
});
