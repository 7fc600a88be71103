import rule from "../../src/rules/pass-role.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as accountCases from "./pass-role-account-cases.js";
import * as barePolicyCases from "./pass-role-bare-policy-cases.js";
import * as deniedCases from "./pass-role-denied-cases.js";
import * as policyResourceCases from "./pass-role-policy-resource-cases.js";
import * as samCases from "./pass-role-sam-cases.js";
import * as terraformCases from "./pass-role-terraform-cases.js";
import { stack, yamlCreate, yamlStatement, yamlToDms } from "./pass-role-texts.js";
import { changed } from "./texts.js";

/** What the suggestion adds behind the last statement of the stack. */
function added(resource: string): string {
  return `              - { Effect: Allow, Action: iam:PassRole, Resource: ${resource}, Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } } }
`;
}

/** The stack with a second endpoint and a second role. */
function twoRoles(...statements: readonly string[]): string {
  return changed(
    stack(...statements),
    "  Deployer:",
    `  Reader:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: {} }
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings: { SecretsManagerSecretId: x, SecretsManagerAccessRoleArn: !GetAtt Reader.Arn }
  Deployer:`,
  );
}

/** The stack with an endpoint that takes no role. */
function toKafka(...statements: readonly string[]): string {
  const settings = "S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Writer.Arn }";
  const text = changed(stack(...statements), settings, "ServerName: kafka.example.com");
  return changed(text, "EngineName: s3", "EngineName: kafka");
}

ruleTester.run(rule, {
  valid: [
    {
      name: "the role of the stack may be passed",
      template: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlToDms)),
    },
    { name: "the role of the stack in one statement", template: stack(yamlStatement('["dms:*", "iam:PassRole"]')) },
    {
      name: "another value of iam:PassedToService is pass-role-condition's",
      template: stack(
        yamlCreate,
        yamlStatement(
          "iam:PassRole",
          "!GetAtt Writer.Arn",
          ', Condition: { StringEquals: { "iam:PassedToService": ec2.amazonaws.com } }',
        ),
      ),
    },
    {
      name: "a denial for other services",
      template: stack(
        yamlStatement('["dms:*", "iam:PassRole"]'),
        yamlStatement(
          "iam:PassRole",
          '"*"',
          ', Condition: { StringNotEquals: { "iam:PassedToService": dms.amazonaws.com } }',
          "Deny",
        ),
      ),
    },
    {
      name: "a pattern that may be the generated name",
      template: stack(yamlCreate, yamlStatement("iam:PassRole", '"arn:aws:iam::*:role/landing-*"')),
      skipped: 1,
    },
    {
      name: "a name that may be the generated one",
      template: stack(yamlCreate, yamlStatement("iam:PassRole", '"arn:aws:iam::123456789012:role/other"', yamlToDms)),
      skipped: 1,
    },
    {
      name: "endpoints without a role",
      template: toKafka(yamlCreate),
    },
    {
      name: "endpoints without a role, and a wildcard beside the operation",
      template: toKafka(yamlStatement('["dms:*", "DMS:modifyEndpoint"]')),
    },
    {
      name: "statements of one condition",
      template: `Parameters: { Env: { Type: String } }
Conditions: { IsDev: !Equals [!Ref Env, dev] }
${stack(`!If [IsDev, ${yamlCreate}, !Ref "AWS::NoValue"]`, `!If [IsDev, ${yamlStatement("iam:PassRole", "!GetAtt Writer.Arn")}, !Ref "AWS::NoValue"]`)}`,
    },
    {
      name: "an endpoint that is not there together with the statement",
      template: `Parameters: { Env: { Type: String } }
Conditions:
  IsDev: !Equals [!Ref Env, dev]
  IsNotDev: !Not [!Condition IsDev]
${changed(stack(`!If [IsDev, ${yamlCreate}, !Ref "AWS::NoValue"]`), "    Type: AWS::DMS::Endpoint", "    Type: AWS::DMS::Endpoint\n    Condition: IsNotDev")}`,
    },
    ...accountCases.valid,
    ...barePolicyCases.valid,
    ...deniedCases.valid,
    ...policyResourceCases.valid,
    ...samCases.valid,
    ...terraformCases.valid,
  ],
  invalid: [
    {
      name: "the role of the stack",
      template: stack(yamlCreate),
      errors: [
        {
          ...{ messageId: "missingForRole", line: 19, column: 17, endLine: 19, endColumn: 102 },
          address: "Resources.Deployer",
          message:
            "This allows dms:CreateEndpoint, but iam:PassRole on ${Writer.Arn} is missing (for endpoint " +
            'Target). Allow it, or the request fails: "not authorized to perform: iam:PassRole".',
          related: [{ line: 10, column: 64, message: "endpoint Target uses the role" }],
          suggestions: [
            {
              messageId: "allowPassing",
              data: { roles: "${Writer.Arn}" },
              output: stack(yamlCreate) + added("!GetAtt Writer.Arn"),
            },
          ],
        },
      ],
    },
    {
      name: "all roles of the stack in one finding",
      template: twoRoles(yamlCreate),
      errors: [
        {
          ...{ messageId: "missingForRole", line: 28, column: 17, endLine: 28, endColumn: 102 },
          data: {
            operation: "dms:CreateEndpoint",
            roles: ["${Writer.Arn}", "${Reader.Arn}"],
            users: ["endpoint Target", "endpoint Source"],
          },
          suggestions: [
            {
              messageId: "allowPassing",
              output: twoRoles(yamlCreate) + added("[!GetAtt Writer.Arn, !GetAtt Reader.Arn]"),
            },
          ],
        },
      ],
    },
    {
      name: "one of the roles of the stack",
      template: twoRoles(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlToDms)),
      errors: [
        {
          ...{ messageId: "missingForRole", line: 28, column: 17, endLine: 28, endColumn: 102 },
          data: { operation: "dms:CreateEndpoint", roles: "${Reader.Arn}", users: "endpoint Source" },
          suggestions: [
            {
              messageId: "allowPassing",
              output:
                twoRoles(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlToDms)) +
                added("!GetAtt Reader.Arn").replace("iam:PassedToService", '"$&"'),
            },
          ],
        },
      ],
    },
    {
      name: "endpoints without a role, and the operation by a wildcard alone",
      template: toKafka(yamlStatement('"dms:*"')),
      errors: [
        {
          ...{ messageId: "missing", line: 19, column: 17, endLine: 19, endColumn: 66 },
          address: "Resources.Deployer",
          data: { operation: "dms:CreateEndpoint" },
        },
      ],
    },
    {
      name: "denied",
      template: stack(yamlStatement('["dms:*", "iam:PassRole"]'), yamlStatement("iam:PassRole", '"*"', "", "Deny")),
      errors: [
        {
          ...{ messageId: "denied", line: 19, column: 17, endLine: 19, endColumn: 84 },
          message:
            "This allows dms:CreateEndpoint, but another statement denies iam:PassRole on ${Writer.Arn} (for " +
            'endpoint Target). The request fails: "not authorized to perform: iam:PassRole … with an ' +
            'explicit deny".',
        },
      ],
    },
    ...accountCases.invalid,
    ...barePolicyCases.invalid,
    ...deniedCases.invalid,
    ...policyResourceCases.invalid,
    ...samCases.invalid,
    ...terraformCases.invalid,
  ],
});
