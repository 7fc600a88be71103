import rule from "../../src/rules/role-administration.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { block, filename, policy, stack, statement, terraform, withManaged, yamlStatement } from "./pass-role-texts.js";
import { policyCases } from "./policy-forms.js";
import * as statementCases from "./role-administration-statement-cases.js";

policyCases(rule, statementCases.cases);

const dmsAll = statement('"dms:*"');
const quoted = (name: string): string => `"arn:aws:iam::*:role/${name}"`;
const names = ["dms-vpc-role", "dms-cloudwatch-logs-role", "dms-access-for-endpoint"];
const policies = ["AmazonDMSVPCManagementRole", "AmazonDMSCloudWatchLogsRole", "AmazonDMSRedshiftS3Role"];
const policyArns = policies.map((name) => `"arn:aws:iam::aws:policy/service-role/${name}"`);

/** The statement that is split off. */
const split = `{
      "Effect": "Allow",
      "Action": ["iam:CreateRole", "iam:AttachRolePolicy"],
      "Resource": [
        ${names.map(quoted).join(",\n        ")}
      ],
      "Condition": {
        "ArnEqualsIfExists": {
          "iam:PolicyARN": [
            ${policyArns.join(",\n            ")}
          ]
        }
      }
    }`;

/** A role that is allowed this and nothing of DMS. */
const helper = (rest: string) => `Resources:
  Helper:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: roles
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: iam:AttachRolePolicy
                Resource: !Sub arn:aws:iam::\${AWS::AccountId}:role/dms*
${rest}`;

const jsonStack = (resource: string) => `{
  "Resources": {
    "Operators": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "dms:*", "Resource": "*" },
            { "Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": ${resource} }
          ]
        }
      }
    }
  }
}
`;

const yamlCondition = `                Condition:
                  ArnEquals:
                    iam:PolicyARN:
${policies
  .map((name) => `                      - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/${name}\n`)
  .join("")}`;

const blockAfter = `
  statement {
    actions = ["iam:CreateRole"]
    resources = [
      ${names.map(quoted).join(",\n      ")},
    ]
  }
`;

ruleTester.run(rule, {
  valid: [
    {
      name: "roles of another account, which nobody can change",
      filename,
      settings: { account: "123456789012" },
      template: policy(dmsAll, statement('"iam:PutRolePolicy"', '"arn:aws:iam::210987654321:role/*"')),
    },
    {
      name: "who may read everything, and so DMS",
      template: withManaged("ReadOnlyAccess"),
    },
    {
      name: "a boundary that leaves IAM out",
      template: `Resources:
  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Version: "2012-10-17", Statement: [${yamlStatement("dms:*")}] } }
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      PermissionsBoundary: !Ref Limit
      Policies:
        - PolicyName: deploy
          PolicyDocument: { Version: "2012-10-17", Statement: [${yamlStatement("[dms:*, iam:PutRolePolicy]")}] }
`,
    },
    {
      name: "a role that is a parameter",
      template: `Parameters: { Role: { Type: String } }\n${stack(yamlStatement("dms:*"), yamlStatement("iam:AttachRolePolicy", "!Ref Role"))}`,
      skipped: 1,
    },
    {
      name: "the role of the stack",
      template: stack(yamlStatement("dms:*"), yamlStatement("iam:AttachRolePolicy", "!GetAtt Writer.Arn")),
    },
    {
      name: "a role of the module",
      filename: "main.tf",
      template: terraform(block('["dms:*"]'), block('["iam:AttachRolePolicy"]', "[aws_iam_role.writer.arn]")),
    },
  ],
  invalid: [
    {
      name: "who gets what AWS offers for work with DMS",
      template: withManaged("DBModProvisioningAndMigration"),
      errors: [
        {
          messageId: "anyRight",
          ...{ line: 8, column: 89, endLine: 8, endColumn: 106 },
          suggestions: [
            {
              messageId: "nameAccountRoles",
              output: withManaged(
                "DBModProvisioningAndMigration",
                `[${names.map((name) => `!Sub "arn:\${AWS::Partition}:iam::*:role/${name}"`).join(", ")}]`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "the policy of the console",
      filename,
      template: policy(dmsAll, statement('["iam:GetRole", "iam:CreateRole", "iam:AttachRolePolicy"]')),
      errors: [
        {
          messageId: "anyRight",
          ...{ line: 5, column: 52, endLine: 5, endColumn: 68 },
          address: "Statement[1]",
          message:
            "With iam:CreateRole and iam:AttachRolePolicy on *, the principal can make one of these roles an " +
            "administrator and use it. Name the roles that the principal needs, and limit the policies with " +
            "iam:PolicyARN.",
          related: [{ line: 5, column: 70, message: "allows iam:AttachRolePolicy" }],
          suggestions: [
            {
              messageId: "nameAccountRoles",
              output: policy(dmsAll, statement('["iam:GetRole"]'), split),
            },
          ],
        },
      ],
    },
    {
      name: "making alone",
      filename,
      template: policy(dmsAll, statement('"iam:CreateRole"')),
      errors: [
        {
          messageId: "anyName",
          ...{ line: 5, column: 36, endLine: 5, endColumn: 52 },
          message:
            "With iam:CreateRole on *, the principal can create roles of any name that trust anyone. Name the roles " +
            "that it needs.",
          suggestions: [
            {
              messageId: "nameAccountRoles",
              output: policy(dmsAll, statement('"iam:CreateRole"', `[${names.map(quoted).join(", ")}]`)),
            },
          ],
        },
      ],
    },
    {
      name: "roles whose names begin alike",
      filename,
      template: policy(dmsAll, statement('"iam:AttachRolePolicy"', '"arn:aws:iam::*:role/app-*"')),
      errors: [{ messageId: "anyRight", ...{ line: 5, column: 36, endLine: 5, endColumn: 58 } }],
    },
    {
      name: "nothing of DMS but its roles",
      template: helper(""),
      errors: [
        {
          messageId: "anyPolicy",
          ...{ line: 11, column: 25, endLine: 11, endColumn: 45 },
          address: "Resources.Helper",
          message:
            "With iam:AttachRolePolicy on arn:aws:iam::${AWS::AccountId}:role/dms*, the principal can attach " +
            "any policy to a DMS role, even AdministratorAccess. Limit it with iam:PolicyARN to the policies " +
            "of these roles.",
          suggestions: [{ messageId: "addPolicies", output: helper(yamlCondition) }],
        },
      ],
    },
    {
      name: "in a stack in JSON",
      filename: "stack.json",
      template: jsonStack('"*"'),
      errors: [
        {
          messageId: "anyRight",
          ...{ line: 10, column: 44, endLine: 10, endColumn: 63 },
          address: "Resources.Operators",
          suggestions: [
            {
              messageId: "nameAccountRoles",
              output: jsonStack(
                `[${names.map((name) => `{ "Fn::Sub": "arn:\${AWS::Partition}:iam::*:role/${name}" }`).join(", ")}]`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "in Terraform",
      filename: "main.tf",
      template: terraform(block('["dms:*"]'), block('["iam:GetRole", "iam:CreateRole"]')),
      errors: [
        {
          messageId: "anyName",
          ...{ line: 20, column: 33, endLine: 20, endColumn: 49 },
          address: "aws_iam_user_policy.deployer",
          suggestions: [
            {
              messageId: "nameAccountRoles",
              output: terraform(block('["dms:*"]'), block('["iam:GetRole"]'), blockAfter.slice(1)),
            },
          ],
        },
      ],
    },
  ],
});
