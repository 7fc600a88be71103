import type rule from "../../src/rules/account-role-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { redshiftPolicy, vpcPolicy, withActions, yaml } from "./account-role-policy-texts.js";
import { terraformAttachment, terraformRole, yamlS3Target as endpoint } from "./texts.js";

function warehouse(bucket: string): string {
  return `  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
      ServerName: sales.c1example.eu-west-1.redshift.amazonaws.com
      RedshiftSettings: { BucketName: ${bucket} }
`;
}

const isTest = `Conditions: { IsTest: !Equals [!Ref "AWS::AccountId", "123456789012"] }\n`;

/** What a role needs on a staging bucket of one's own. */
function forStaging(indent: number): string {
  return `- Effect: Allow
  Action:
    - s3:ListBucket
    - s3:GetBucketLocation
    - s3:GetBucketPolicy
    - s3:GetBucketAcl
    - s3:GetBucketVersioning
    - s3:GetLifecycleConfiguration
  Resource: !Sub arn:\${AWS::Partition}:s3:::staging
- Effect: Allow
  Action:
    - s3:GetObject
    - s3:PutObject
    - s3:DeleteObject
  Resource: !Sub arn:\${AWS::Partition}:s3:::staging/*
`.replace(/^(?=.)/gm, " ".repeat(indent));
}

export const valid: readonly ValidCase[] = [
  {
    name: "a staging bucket that the managed policy covers",
    template: yaml("dms-access-for-endpoint", redshiftPolicy) + warehouse("dms-staging"),
  },
  {
    name: "a staging bucket that a policy of its own covers",
    template:
      withActions("dms-access-for-endpoint", ["s3:*"], "arn:aws:s3:::staging*").replace(
        "      Policies:",
        `      ManagedPolicyArns: [arn:aws:iam::aws:policy/${redshiftPolicy}]\n      Policies:`,
      ) + warehouse("staging"),
  },
  {
    name: "a policy for the folder of the staging bucket",
    template:
      withActions("dms-access-for-endpoint", ["s3:*"], "[arn:aws:s3:::staging, arn:aws:s3:::staging/loads/*]") +
      warehouse("staging, BucketFolder: loads"),
  },
  {
    name: "a policy for the two folders of which a condition chooses",
    template:
      withActions("dms-access-for-endpoint", ["s3:*"], "[arn:aws:s3:::staging, arn:aws:s3:::staging/loads/*]") +
      warehouse("staging, BucketFolder: !If [IsTest, loads/test, loads/live]") +
      isTest,
  },
  {
    name: "a policy for the staging bucket alone",
    template: withActions("dms-access-for-endpoint", ["s3:*"], "arn:aws:s3:::staging*") + warehouse("staging"),
  },
  {
    name: "a staging bucket whose name is generated",
    template: `${yaml("dms-access-for-endpoint", redshiftPolicy)}${warehouse("!Ref Staging")}  Staging: { Type: "AWS::S3::Bucket" }\n`,
    skipped: 1,
  },
  {
    name: "the name of the Redshift role on a role that an S3 endpoint uses",
    template: withActions("dms-access-for-endpoint", ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]) + endpoint,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a staging bucket beside the managed policy",
    template: yaml("dms-access-for-endpoint", redshiftPolicy) + warehouse("staging"),
    errors: [
      {
        ...{ messageId: "bucket", line: 20, column: 39, endLine: 20, endColumn: 46 },
        address: "Resources.Warehouse",
        message:
          "Role Role (dms-access-for-endpoint) cannot write to the staging bucket staging of endpoint " +
          "Warehouse: AmazonDMSRedshiftS3Role allows only buckets with names that begin with dms-. Loading " +
          "into Redshift fails with AccessDenied.",
        related: [{ line: 2, column: 3, message: "the role" }],
        suggestions: [
          {
            messageId: "appendStatement",
            output: `${yaml("dms-access-for-endpoint", redshiftPolicy)}      Policies:
        - PolicyName: endpoint-redshift-target-role
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${forStaging(14)}${warehouse("staging")}`,
          },
        ],
      },
    ],
  },
  {
    name: "a folder of a staging bucket beside the managed policy",
    template: yaml("dms-access-for-endpoint", redshiftPolicy) + warehouse("staging, BucketFolder: /loads/"),
    errors: [
      {
        ...{ messageId: "bucket", line: 20, column: 39, endLine: 20, endColumn: 46 },
        suggestions: [
          {
            messageId: "appendStatement",
            output: `${yaml("dms-access-for-endpoint", redshiftPolicy)}      Policies:
        - PolicyName: endpoint-redshift-target-role
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${forStaging(14).replace("staging/*", "staging/loads/*")}${warehouse("staging, BucketFolder: /loads/")}`,
          },
        ],
      },
    ],
  },
  {
    name: "a bucket that the managed policy would cover, and another managed policy",
    template: yaml("dms-access-for-endpoint", vpcPolicy) + warehouse("dms-staging"),
    errors: [
      {
        ...{ messageId: "noPolicyForBucket", line: 20, column: 39, endLine: 20, endColumn: 50 },
        message:
          "Role Role (dms-access-for-endpoint) cannot write to the staging bucket dms-staging of endpoint Warehouse: it has " +
          "neither AmazonDMSRedshiftS3Role nor another policy for it. Loading into Redshift fails with AccessDenied.",
        suggestions: [
          {
            messageId: "attach",
            output: `${yaml("dms-access-for-endpoint", vpcPolicy)}        - !Sub arn:\${AWS::Partition}:iam::aws:policy/${redshiftPolicy}\n${warehouse("dms-staging")}`,
          },
        ],
      },
    ],
  },
  {
    name: "a policy for another bucket",
    template: withActions("dms-access-for-endpoint", ["s3:*"], "arn:aws:s3:::other*") + warehouse("staging"),
    errors: [
      {
        ...{ messageId: "bucket", line: 26, column: 39, endLine: 26, endColumn: 46 },
        suggestions: [
          {
            messageId: "appendStatement",
            output:
              withActions("dms-access-for-endpoint", ["s3:*"], "arn:aws:s3:::other*") +
              forStaging(14).replace(
                /Action:\n +- s3:GetObject\n.*\n.*\n/,
                "Action: [s3:GetObject, s3:PutObject, s3:DeleteObject]\n",
              ) +
              warehouse("staging"),
          },
        ],
      },
    ],
  },
  {
    name: "a staging bucket in Terraform, and the role in another module",
    filename: "main.tf",
    template: `resource "aws_dms_endpoint" "warehouse" {
  endpoint_id   = "warehouse"
  endpoint_type = "target"
  engine_name   = "redshift"
  server_name   = "sales.c1example.eu-west-1.redshift.amazonaws.com"

  redshift_settings {
    bucket_name = "staging"
  }
}
`,
    files: {
      "roles/main.tf":
        terraformRole("dms", 'name = "dms-access-for-endpoint"') + terraformAttachment("dms", redshiftPolicy),
    },
    errors: [
      {
        ...{ messageId: "bucket", line: 8, column: 19, endLine: 8, endColumn: 28 },
        address: "aws_dms_endpoint.warehouse",
        related: [{ filename: "roles/main.tf", line: 1, column: 1 }],
      },
    ],
  },
];
