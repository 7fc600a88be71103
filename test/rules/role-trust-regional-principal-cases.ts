import type rule from "../../src/rules/role-trust.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { failure, failureOfSecret, regional, secret, trusts, yaml } from "./role-trust-texts.js";
import { yamlS3Target as s3 } from "./texts.js";

const migration = `  Migration:
    Type: AWS::DMS::DataMigration
    Properties: { DataMigrationType: full-load, MigrationProjectIdentifier: x, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

const project = `  Project:
    Type: AWS::DMS::MigrationProject
    Properties:
      SchemaConversionApplicationAttributes: { S3BucketPath: "s3://reports", S3BucketRoleArn: !GetAtt Role.Arn }
`;

export const valid: readonly ValidCase[] = [
  { name: "DMS of the region, where no secret is", template: yaml(trusts(regional), s3) },
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
    name: "one of two principals of schema conversion",
    template: yaml(trusts("schema-conversion.dms.amazonaws.com"), project),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
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
    name: "a service of neither kind, for a schema conversion project, which has no connection test and no task",
    template: yaml(trusts("ec2.amazonaws.com"), project),
    errors: [
      {
        ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 54 },
        data: {
          use: "Migration project Project",
          role: "Role",
          services: ["schema-conversion.dms.amazonaws.com"],
          failure: 'Creating the project or using it fails: "… is not authorized to perform: sts:AssumeRole".',
        },
        suggestions: [
          {
            messageId: "addTrust",
            output: yaml(trusts("[ec2.amazonaws.com, schema-conversion.dms.amazonaws.com]"), project),
          },
        ],
      },
    ],
  },
  {
    name: "a service of neither kind, for an endpoint and a project",
    template: yaml(trusts("ec2.amazonaws.com"), s3 + project),
    errors: [
      {
        ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 54 },
        data: {
          use: ["Endpoint Target", "migration project Project"],
          role: "Role",
          services: ["dms.amazonaws.com", "schema-conversion.dms.amazonaws.com"],
          failure: 'Creating the resources or using them fails: "… is not authorized to perform: sts:AssumeRole".',
        },
        suggestions: [
          {
            messageId: "addTrust",
            output: yaml(
              trusts("[ec2.amazonaws.com, dms.amazonaws.com, schema-conversion.dms.amazonaws.com]"),
              s3 + project,
            ),
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
    name: "a homogeneous migration",
    template: yaml(trusts("dms.amazonaws.com"), migration),
    errors: [
      {
        ...{ messageId: "untrusted", line: 9, column: 24, endLine: 9, endColumn: 54 },
        data: {
          use: "Data migration Migration",
          failure:
            'Creating the data migration or starting it fails: "… is not authorized to perform: sts:AssumeRole".',
          role: "Role",
          services: ["dms-data-migrations.amazonaws.com", "dms.${AWS::Region}.amazonaws.com"],
        },
        suggestions: [
          {
            messageId: "addTrust",
            output: yaml(
              trusts('[dms.amazonaws.com, dms-data-migrations.amazonaws.com, !Sub "dms.${AWS::Region}.amazonaws.com"]'),
              migration,
            ),
          },
        ],
      },
    ],
  },
];
