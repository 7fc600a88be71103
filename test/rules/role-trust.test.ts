import rule from "../../src/rules/role-trust.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import {
  account,
  document,
  encoded,
  endpointRole,
  heredoc,
  inJson,
  migration,
  ofDocument,
  output,
  redshift,
  regional,
  s3,
  secret,
  serverless,
  terraform,
  terraformS3,
  terraformSecret,
  trusts,
  yaml,
} from "./role-trust-texts.js";
import { changed } from "./texts.js";

const failure =
  "Creating the resource, the connection test or the task fails: " +
  '"… is not authorized to perform: sts:AssumeRole".';

const failureOfSecret =
  'Creating the resource fails: "The IAM Role … should have the DMS Regional Service Principal … as ' +
  'trusted entity".';

const regionRead = `${terraform(
  encoded('["dms.amazonaws.com", "dms.${data.aws_region.current.name}.amazonaws.com"]'),
  terraformSecret,
).trimEnd()}\n\ndata "aws_region" "current" {}\n`;

ruleTester.run(rule, {
  valid: [
    { name: "DMS", template: yaml(trusts("dms.amazonaws.com"), s3) },
    { name: "DMS among others", template: yaml(trusts("[glue.amazonaws.com, dms.amazonaws.com]"), s3) },
    { name: "DMS of the region, where no secret is", template: yaml(trusts(regional), s3) },
    { name: "both", template: yaml(trusts(`[dms.amazonaws.com, ${regional}]`), secret + s3) },
    { name: "the region, for a secret", template: yaml(trusts(regional), secret) },
    {
      name: "a literal region that is the one",
      template: yaml(trusts("dms.eu-west-1.amazonaws.com"), secret),
      settings: { regions: ["eu-west-1"] },
    },
    {
      name: "a literal region that may be the one",
      template: yaml(trusts("dms.eu-west-1.amazonaws.com"), secret),
      skipped: 1,
    },
    {
      name: "everybody is no-open-trust's",
      template: yaml('          - { Effect: Allow, Principal: "*", Action: "sts:AssumeRole" }\n', s3),
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
    { name: "an account role without Redshift", template: yaml(trusts("dms.amazonaws.com"), "", endpointRole) },
    {
      name: "an account role with Redshift",
      template: yaml(trusts("[dms.amazonaws.com, redshift.amazonaws.com]"), redshift, endpointRole),
    },
    {
      name: "one of two principals of schema conversion",
      template: yaml(
        trusts("schema-conversion.dms.amazonaws.com"),
        `  Project:
    Type: AWS::DMS::MigrationProject
    Properties:
      SchemaConversionApplicationAttributes: { S3BucketPath: "s3://reports", S3BucketRoleArn: !GetAtt Role.Arn }
`,
      ),
    },
    { name: "Terraform", filename: "main.tf", template: terraform(encoded('"dms.amazonaws.com"'), terraformS3) },
    {
      name: "Terraform, a document",
      filename: "main.tf",
      template: document('["dms.amazonaws.com"]') + terraform(ofDocument, terraformS3),
    },
    {
      name: "Terraform, the region",
      filename: "main.tf",
      template: `data "aws_region" "current" {}\n${terraform(encoded('"dms.${data.aws_region.current.name}.amazonaws.com"'), terraformSecret)}`,
    },
    {
      name: "Terraform, a variable",
      filename: "main.tf",
      template: `variable "trust" {}\n${terraform("  assume_role_policy = var.trust\n", terraformS3)}`,
      skipped: 1,
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
  ],
  invalid: [
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
      name: "the global principal alone, for a secret",
      template: yaml(trusts("dms.amazonaws.com"), secret),
      errors: [
        {
          ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 54 },
          data: {
            use: "Endpoint Source",
            role: "Role",
            services: "dms.${AWS::Region}.amazonaws.com",
            failure: failureOfSecret,
          },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(trusts('[dms.amazonaws.com, !Sub "dms.${AWS::Region}.amazonaws.com"]'), secret),
            },
          ],
        },
      ],
    },
    {
      name: "another region than the one of the settings, for a secret",
      template: yaml(trusts("dms.us-east-1.amazonaws.com"), secret),
      settings: { regions: ["eu-west-1"] },
      errors: [
        {
          ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 64 },
          data: {
            use: "Endpoint Source",
            role: "Role",
            services: "dms.eu-west-1.amazonaws.com",
            failure: failureOfSecret,
          },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(trusts('[dms.us-east-1.amazonaws.com, !Sub "dms.${AWS::Region}.amazonaws.com"]'), secret),
            },
          ],
        },
      ],
    },
    {
      name: "one finding for all uses of a role",
      template: yaml(trusts("ec2.amazonaws.com"), secret + s3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 54 },
          data: {
            use: "Endpoint Source and endpoint Target",
            failure,
            role: "Role",
            services: ["dms.${AWS::Region}.amazonaws.com", "dms.amazonaws.com"],
          },
          related: [{ message: "endpoint Source uses it" }, { message: "endpoint Target uses it" }],
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(
                trusts('[ec2.amazonaws.com, !Sub "dms.${AWS::Region}.amazonaws.com", dms.amazonaws.com]'),
                secret + s3,
              ),
            },
          ],
        },
      ],
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
    {
      name: "a homogeneous migration",
      template: yaml(trusts("dms.amazonaws.com"), migration),
      errors: [
        {
          ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 54 },
          data: {
            use: "Data migration Migration",
            failure,
            role: "Role",
            services: ["dms-data-migrations.amazonaws.com", "dms.${AWS::Region}.amazonaws.com"],
          },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(
                trusts(
                  '[dms.amazonaws.com, dms-data-migrations.amazonaws.com, !Sub "dms.${AWS::Region}.amazonaws.com"]',
                ),
                migration,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "an account role",
      template: yaml(trusts("ec2.amazonaws.com"), "", "RoleName: dms-vpc-role\n      "),
      errors: [
        {
          ...{ messageId: "untrustedAccountRole", line: 10, column: 24, endLine: 10, endColumn: 54 },
          message:
            "DMS cannot use role Role: its trust policy does not let dms.amazonaws.com assume it. Creating a " +
            'subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured ' +
            'properly".',
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(trusts("[ec2.amazonaws.com, dms.amazonaws.com]"), "", "RoleName: dms-vpc-role\n      "),
            },
          ],
        },
      ],
    },
    {
      name: "an account role for Redshift",
      template: yaml(trusts("dms.amazonaws.com"), redshift, endpointRole),
      errors: [
        {
          ...{ messageId: "untrustedAccountRole", line: 10, column: 24, endLine: 10, endColumn: 54 },
          message:
            "DMS cannot use role Role: its trust policy does not let redshift.amazonaws.com assume it. Loading " +
            'into Redshift fails: "Not authorized to get credentials of role …:role/dms-access-for-endpoint".',
          related: [{ line: 12, column: 3, message: "endpoint Warehouse uses it" }],
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(trusts("[dms.amazonaws.com, redshift.amazonaws.com]"), redshift, endpointRole),
            },
          ],
        },
      ],
    },
    {
      name: "an account role for Redshift Serverless",
      template: yaml(trusts("[dms.amazonaws.com, redshift.amazonaws.com]"), serverless, endpointRole),
      errors: [
        {
          ...{ messageId: "untrustedAccountRole", line: 10, column: 24, endLine: 10, endColumn: 80 },
          suggestions: [
            {
              messageId: "addTrust",
              data: { services: "redshift-serverless.amazonaws.com", role: "Role" },
              output: yaml(
                trusts("[dms.amazonaws.com, redshift.amazonaws.com, redshift-serverless.amazonaws.com]"),
                serverless,
                endpointRole,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "an account role for Redshift in another template",
      template: yaml(trusts("dms.amazonaws.com"), "", endpointRole),
      files: { "b.yaml": `Resources:\n${redshift}` },
      errors: [
        {
          ...{ messageId: "untrustedAccountRole", line: 10, column: 24, endLine: 10, endColumn: 54 },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(trusts("[dms.amazonaws.com, redshift.amazonaws.com]"), "", endpointRole),
            },
          ],
        },
      ],
    },
    {
      name: "an account role that an endpoint names is told of once",
      template: yaml(trusts("ec2.amazonaws.com"), s3, endpointRole),
      errors: [
        {
          ...{ messageId: "untrustedAccountRole", line: 10, column: 24, endLine: 10, endColumn: 54 },
          suggestions: [
            {
              messageId: "addTrust",
              output: yaml(trusts("[ec2.amazonaws.com, dms.amazonaws.com]"), s3, endpointRole),
            },
          ],
        },
      ],
    },
    {
      name: "in Terraform",
      filename: "main.tf",
      template: terraform(encoded('"ec2.amazonaws.com"'), terraformS3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52, address: "aws_iam_role.dms" },
          data: {
            use: "Endpoint aws_dms_s3_endpoint.target",
            failure,
            role: "aws_iam_role.dms",
            services: "dms.amazonaws.com",
          },
          related: [{ line: 13, column: 1, message: "endpoint aws_dms_s3_endpoint.target uses it" }],
          suggestions: [
            {
              messageId: "addTrust",
              output: terraform(encoded('["ec2.amazonaws.com", "dms.amazonaws.com"]'), terraformS3),
            },
          ],
        },
      ],
    },
    {
      name: "in a document of Terraform",
      filename: "main.tf",
      template: document('["ec2.amazonaws.com"]') + terraform(ofDocument, terraformS3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 5, column: 5, endLine: 8, endColumn: 6 },
          suggestions: [
            {
              messageId: "addTrust",
              output: document('["ec2.amazonaws.com", "dms.amazonaws.com"]') + terraform(ofDocument, terraformS3),
            },
          ],
        },
      ],
    },
    {
      name: "in a heredoc of Terraform",
      filename: "main.tf",
      template: terraform(heredoc('"ec2.amazonaws.com"'), terraformS3),
      errors: [
        {
          ...{ messageId: "untrusted", line: 6, column: 55, endLine: 6, endColumn: 89 },
          suggestions: [
            {
              messageId: "addTrust",
              output: terraform(heredoc('["ec2.amazonaws.com", "dms.amazonaws.com"]'), terraformS3),
            },
          ],
        },
      ],
    },
    {
      name: "a secret in Terraform, where nothing tells the region",
      filename: "main.tf",
      template: terraform(encoded('"dms.amazonaws.com"'), terraformSecret),
      errors: [
        {
          ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52 },
          suggestions: [{ messageId: "addTrust", output: regionRead }],
        },
      ],
    },
    {
      name: "a secret in Terraform, where the region is read",
      filename: "main.tf",
      template: `data "aws_region" "here" {}\n${terraform(encoded('["dms.amazonaws.com"]'), terraformSecret)}`,
      errors: [
        {
          ...{ messageId: "untrusted", line: 8, column: 19, endLine: 8, endColumn: 54 },
          suggestions: [
            {
              messageId: "addTrust",
              output: `data "aws_region" "here" {}\n${terraform(
                encoded('["dms.amazonaws.com", "dms.${data.aws_region.here.name}.amazonaws.com"]'),
                terraformSecret,
              )}`,
            },
          ],
        },
      ],
    },
    {
      name: "a secret in Terraform, in a region that the settings name",
      filename: "main.tf",
      template: terraform(encoded('"dms.amazonaws.com"'), terraformSecret),
      settings: { regions: ["eu-west-1"] },
      errors: [
        {
          ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52 },
          suggestions: [{ messageId: "addTrust", output: regionRead }],
        },
      ],
    },
    {
      name: "a role in a module",
      filename: "main.tf",
      template: `module "role" {\n  source = "./role"\n}\n${changed(terraformS3, "aws_iam_role.dms.arn", "module.role.arn")}`,
      files: { "role/main.tf": terraform(encoded('"ec2.amazonaws.com"'), output) },
      errors: [
        {
          ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52, filename: "role/main.tf" },
          address: "module.role.aws_iam_role.dms",
          related: [{ filename: "main.tf", line: 5, column: 1 }],
          suggestions: [
            {
              messageId: "addTrust",
              outputs: {
                "role/main.tf": terraform(encoded('["ec2.amazonaws.com", "dms.amazonaws.com"]'), output),
              },
            },
          ],
        },
      ],
    },
  ],
});
