import type rule from "../../src/rules/role-present.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { endpoint, mysql } from "./role-present-texts.js";

const settings = { account: "123456789012" };

function target(role: string): string {
  return endpoint("s3", "target", `S3Settings: { BucketName: landing, ServiceAccessRoleArn: ${role} }`);
}

const elsewhere = target('"arn:aws:iam::111122223333:role/lake"');

const choice = (other: string): string => `Parameters: { Stage: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
${target(`!If [IsProd, "arn:aws:iam::111122223333:role/lake", ${other}]`)}`;

const terraform = (argument: string): string => `provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "lake"
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/deployer"
  }
}

variable "role" {
  default = "arn:aws:iam::111122223333:role/lake"
}

resource "aws_dms_s3_endpoint" "lake" {
  ${argument}
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = var.role
}
`;

export const valid: readonly ValidCase[] = [
  { name: "a role of the account", template: target('"arn:aws:iam::123456789012:role/lake"'), settings },
  {
    name: "a role of the account, whatever it is",
    template: target('!Sub "arn:aws:iam::${AWS::AccountId}:role/lake"'),
    settings,
  },
  { name: "a role of an account, where nobody says which is the own one", template: elsewhere },
  {
    name: "a role that may be of the account",
    template: choice('!Sub "arn:aws:iam::${AWS::AccountId}:role/lake"'),
    settings,
  },
  {
    name: "an endpoint in the account of the role, by a provider",
    filename: "main.tf",
    template: terraform("provider = aws.lake"),
    settings,
  },
];

const subject = { line: 7, column: 64, endLine: 7, endColumn: 101 };

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a role of another account",
    template: elsewhere,
    settings,
    errors: [
      {
        ...{ messageId: "otherAccount", ...subject },
        address: "Resources.Subject",
        message:
          "The endpoint Subject names a role of account 111122223333, but is deployed to account 123456789012. AWS rejects " +
          'it: "Cross-account pass role is not allowed". Name a role of account 123456789012.',
      },
    ],
  },
  {
    name: "roles of other accounts on both sides of a condition",
    template: choice('"arn:aws:iam::111122223333:role/pond"'),
    settings,
    errors: [{ messageId: "otherAccount", line: 9, column: 64, endLine: 9, endColumn: 154 }],
  },
  {
    name: "the role of a secret",
    template: mysql(
      'MySqlSettings: { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: "arn:aws:iam::111122223333:role/r" }',
    ),
    settings,
    errors: [{ messageId: "otherAccount", line: 7, column: 85, endLine: 7, endColumn: 119 }],
  },
  {
    name: "a default in Terraform",
    filename: "main.tf",
    template: terraform(""),
    settings,
    errors: [
      {
        ...{ messageId: "otherAccount", line: 22, column: 29, endLine: 22, endColumn: 37 },
        message:
          "The endpoint aws_dms_s3_endpoint.lake names a role of account 111122223333 (by the default of role), but is " +
          'deployed to account 123456789012. AWS rejects it: "Cross-account pass role is not allowed". Name a role of account ' +
          "123456789012.",
      },
    ],
  },
];
