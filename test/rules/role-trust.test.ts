import rule from "../../src/rules/role-trust.js";
import * as ownRequirementCases from "./own-requirement-cases.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as accountRoleCases from "./role-trust-account-role-cases.js";
import * as regionalPrincipalCases from "./role-trust-regional-principal-cases.js";
import * as providerRegionCases from "./role-trust-provider-region-cases.js";
import * as moduleCases from "./role-trust-module-cases.js";
import * as terraformCases from "./role-trust-terraform-cases.js";
import { regional, secret, trusts, yaml } from "./role-trust-texts.js";
import { changed, yamlS3Target as s3 } from "./texts.js";

const account = `          - { Effect: Allow, Principal: { AWS: !Ref "AWS::AccountId" }, Action: "sts:AssumeRole" }\n`;

function inJson(service: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": ${service} }, "Action": "sts:AssumeRole" }
          ]
        }
      }
    },
    "Target": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "kinesis",
        "KinesisSettings": {
          "StreamArn": "arn:aws:kinesis:eu-west-1:123456789012:stream/x",
          "ServiceAccessRoleArn": { "Fn::GetAtt": ["Role", "Arn"] }
        }
      }
    }
  }
}
`;
}

ruleTester.run(rule, {
  valid: [
    { name: "DMS", template: yaml(trusts("dms.amazonaws.com"), s3) },
    { name: "DMS among others", template: yaml(trusts("[glue.amazonaws.com, dms.amazonaws.com]"), s3) },
    { name: "both", template: yaml(trusts(`[dms.amazonaws.com, ${regional}]`), secret + s3) },
    {
      name: "everybody is no-open-trust's",
      template: yaml('          - { Effect: Allow, Principal: "*", Action: "sts:AssumeRole" }\n', s3),
    },
    {
      name: "an effect that AWS rejects",
      template: yaml(changed(trusts("dms.amazonaws.com"), "Allow", "allow"), s3),
      skipped: 1,
    },
    {
      name: "an engine that DMS does not have",
      template: yaml(trusts("ec2.amazonaws.com"), changed(s3, "EngineName: s3", "EngineName: s33")),
      skipped: 1,
    },
    {
      name: "an endpoint whose engine stands under another name",
      template: yaml(trusts("ec2.amazonaws.com"), changed(s3, "EngineName: s3", "Engine: s3")),
      skipped: 1,
    },
    {
      name: "an endpoint that is neither source nor target",
      template: yaml(trusts("ec2.amazonaws.com"), changed(s3, "EndpointType: target", "EndpointType: traget")),
      skipped: 1,
    },
    {
      name: "a service that is a parameter",
      template: `Parameters: { Service: { Type: String } }\n${yaml(trusts("!Ref Service"), s3)}`,
      skipped: 1,
    },
    {
      name: "a condition on who it acts for",
      template: yaml(
        `${trusts("dms.amazonaws.com")}            Condition: { StringEquals: { "aws:SourceAccount": !Ref "AWS::AccountId" } }\n`,
        s3,
      ),
    },
    {
      name: "another condition",
      template: yaml(
        `${trusts("dms.amazonaws.com")}            Condition: { StringEquals: { "aws:PrincipalOrgID": o-1 } }\n`,
        s3,
      ),
      skipped: 1,
    },
    {
      name: "a role that is not here",
      template: `Resources:\n${changed(s3, "!GetAtt Role.Arn", "arn:aws:iam::123456789012:role/x")}`,
      skipped: 1,
    },
    {
      name: "a role of another template",
      template: `Outputs: { Arn: { Value: !GetAtt Role.Arn, Export: { Name: role } } }\n${yaml(trusts("dms.amazonaws.com"), "")}`,
      files: { "b.yaml": `Resources:\n${changed(s3, "!GetAtt Role.Arn", "!ImportValue role")}` },
    },
    { name: "no use", template: yaml(trusts("ec2.amazonaws.com"), "") },
    {
      name: "a use that is never there",
      template: `Conditions: { Never: !Equals [a, b] }\n${yaml(trusts("ec2.amazonaws.com"), s3.replace("    Properties", "    Condition: Never\n    Properties"))}`,
    },
    {
      name: "a trust policy alone",
      filename: "trust.json",
      template:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}',
    },
    {
      name: "trust under the condition of the use",
      template: `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
${yaml(trusts("!If [IsProd, dms.amazonaws.com, ec2.amazonaws.com]"), s3.replace("    Properties", "    Condition: IsProd\n    Properties"))}`,
    },
    ...regionalPrincipalCases.valid,
    ...accountRoleCases.valid,
    ...providerRegionCases.valid,
    ...terraformCases.valid,
    ...moduleCases.valid,
  ],
  invalid: [
    ownRequirementCases.trusted,
    {
      name: "another service",
      template: yaml(trusts("ec2.amazonaws.com"), s3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 54, address: "Resources.Role" },
          message:
            "Endpoint Target cannot use role Role: its trust policy does not let dms.amazonaws.com assume it. " +
            'Creating the resource, the connection test or the task fails: "… is not authorized to perform: ' +
            'sts:AssumeRole".',
          related: [{ line: 11, column: 3, message: "endpoint Target uses it" }],
          suggestions: [
            {
              messageId: "addTrust",
              data: { services: "dms.amazonaws.com", role: "Role" },
              output: yaml(trusts("[ec2.amazonaws.com, dms.amazonaws.com]"), s3),
            },
          ],
        },
      ],
    },
    {
      name: "a list of other services",
      template: yaml(trusts("[ec2.amazonaws.com, glue.amazonaws.com]"), s3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 76 },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(trusts("[ec2.amazonaws.com, glue.amazonaws.com, dms.amazonaws.com]"), s3),
            },
          ],
        },
      ],
    },
    {
      name: "the account alone",
      template: yaml(account, s3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 8, column: 41, endLine: 8, endColumn: 71 },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(
                changed(account, '"AWS::AccountId" }', '"AWS::AccountId", Service: dms.amazonaws.com }'),
                s3,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "another action",
      template: yaml(changed(trusts("dms.amazonaws.com"), "sts:AssumeRole", "sts:TagSession"), s3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 54 },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(
                changed(trusts("dms.amazonaws.com"), "sts:AssumeRole", "[sts:TagSession, sts:AssumeRole]"),
                s3,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "several statements: at the one for services",
      template: yaml(account + trusts("ec2.amazonaws.com"), s3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 10, column: 24, endLine: 10, endColumn: 54 },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(account + trusts("[ec2.amazonaws.com, dms.amazonaws.com]"), s3),
            },
          ],
        },
      ],
    },
    {
      name: "a denial, which no further principal lifts",
      template: yaml(trusts("dms.amazonaws.com") + changed(trusts("dms.amazonaws.com"), "Allow", "Deny"), s3),
      errors: [{ messageId: "untrusted", line: 12, column: 24, endLine: 12, endColumn: 54 }],
    },
    {
      name: "no trust policy",
      template: `Resources:\n  Role: { Type: "AWS::IAM::Role", Properties: { Path: / } }\n${s3}`,
      errors: [{ messageId: "untrusted", line: 2, column: 3, endLine: 2, endColumn: 7 }],
    },
    {
      name: "in JSON",
      filename: "stack.json",
      template: inJson('"lambda.amazonaws.com"'),
      errors: [
        {
          ...{ messageId: "untrusted", line: 9, column: 47, endLine: 9, endColumn: 84 },
          suggestions: [{ messageId: "addTrust", output: inJson('["lambda.amazonaws.com", "dms.amazonaws.com"]') }],
        },
      ],
    },
    ...regionalPrincipalCases.invalid,
    ...accountRoleCases.invalid,
    ...providerRegionCases.invalid,
    ...terraformCases.invalid,
    ...moduleCases.invalid,
  ],
});
