import type rule from "../../src/rules/role-trust.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { trusts, yaml } from "./role-trust-texts.js";
import { changed, yamlS3Target as s3 } from "./texts.js";

const redshift = `  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
      ServerName: sales.c1example.eu-west-1.redshift.amazonaws.com
`;

const endpointRole = "RoleName: dms-access-for-endpoint\n      ";

const serverless = changed(redshift, "c1example.eu-west-1.redshift", "123456789012.eu-west-1.redshift-serverless");

export const valid: readonly ValidCase[] = [
  { name: "an account role without Redshift", template: yaml(trusts("dms.amazonaws.com"), "", endpointRole) },
  {
    name: "an account role with Redshift",
    template: yaml(trusts("[dms.amazonaws.com, redshift.amazonaws.com]"), redshift, endpointRole),
  },
  {
    name: "an account role without Redshift, beside a template with Redshift and a role of its own",
    template: yaml(trusts("dms.amazonaws.com"), "", endpointRole),
    files: { "other.yaml": yaml(trusts("[dms.amazonaws.com, redshift.amazonaws.com]"), redshift, endpointRole) },
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
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
];
