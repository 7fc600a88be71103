import type rule from "../../src/rules/trust-condition.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { dms, letting, under, yaml } from "./trust-condition-texts.js";

/** The role of an endpoint, whose trust policy has these statements. */
function used(...statements: readonly string[]): string {
  return `${yaml(statements)}  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;
}

function from(arn: string, operator = "ArnLike"): string {
  return under(`${operator}: { aws:SourceArn: "${arn}" }`);
}

const inWest = from("arn:aws:dms:us-west-2:123456789012:*");
const ofAccount = under('StringEquals: { aws:SourceAccount: "123456789012" }');

/** The same in Terraform, whose provider says its region. */
function terraform(region: string, provider = ""): string {
  return `provider "aws" {
  region = "${region}"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "dms.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:dms:us-west-2:123456789012:*" } }
    }]
  })
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
${provider}}
`;
}

const regions = { regions: ["eu-west-1"] };
const account = { account: "111122223333" };

export const valid: readonly ValidCase[] = [
  { name: "the region of the endpoint is not known", template: used(inWest) },
  { name: "the region of the endpoint", template: used(inWest), settings: { regions: ["us-west-2"] } },
  { name: "one of several regions", template: used(inWest), settings: { regions: ["us-west-2", "eu-west-1"] } },
  { name: "a pattern of regions", template: used(from("arn:aws:dms:us-*:123456789012:*")), settings: regions },
  {
    name: "one value for each of two regions",
    template: used(
      under(
        'ArnLike: { aws:SourceArn: ["arn:aws:dms:us-west-2:123456789012:*", "arn:aws:dms:eu-west-1:123456789012:*"] }',
      ),
    ),
    settings: regions,
  },
  {
    name: "every region but another one",
    template: used(from("arn:aws:dms:us-west-2:123456789012:*", "ArnNotLike")),
    settings: regions,
  },
  {
    name: "a statement for each region",
    template: used(inWest, from("arn:aws:dms:eu-west-1:123456789012:*")),
    settings: regions,
  },
  { name: "another statement without a condition", template: used(inWest, letting(dms)), settings: regions },
  {
    name: "another statement for a service that is not known",
    template: used(inWest, letting("{ Service: !Ref S }")).concat("Parameters:\n  S: { Type: String }\n"),
    settings: regions,
  },
  { name: "a role that no linted resource uses", template: yaml([inWest]), settings: regions },
  {
    name: "the region of the provider of an endpoint",
    filename: "main.tf",
    template: terraform("eu-west-1", "  provider = aws.west\n"),
  },
  { name: "the account of the settings", template: used(ofAccount), settings: { account: "123456789012" } },
  {
    name: "one of two accounts",
    template: used(under('StringEquals: { aws:SourceAccount: ["123456789012", "111122223333"] }')),
    settings: account,
  },
  { name: "the account of the deployment is not known", template: used(ofAccount) },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "another region than that of the settings",
    template: used(inWest),
    settings: regions,
    errors: [
      {
        messageId: "otherRegion",
        data: { role: "Role", region: ["us-west-2"], use: "endpoint Target", own: "eu-west-1" },
        ...at(used(inWest), 'aws:SourceArn: "arn:aws:dms:us-west-2:123456789012:*"'),
      },
    ],
  },
  {
    name: "another region than that of the provider",
    filename: "main.tf",
    template: terraform("eu-west-1"),
    errors: [
      {
        messageId: "otherRegion",
        data: {
          role: "aws_iam_role.dms",
          region: ["us-west-2"],
          use: "endpoint aws_dms_s3_endpoint.target",
          own: "eu-west-1",
        },
        ...at(terraform("eu-west-1"), '"aws:SourceArn" = "arn:aws:dms:us-west-2:123456789012:*"'),
      },
    ],
  },
  {
    name: "another account than that of the settings",
    template: used(ofAccount),
    settings: account,
    errors: [
      {
        messageId: "deployAccount",
        data: { role: "Role", key: "aws:SourceAccount", account: ["123456789012"], own: "111122223333" },
        ...at(used(ofAccount), 'aws:SourceAccount: "123456789012"'),
      },
    ],
  },
  {
    name: "another account in the ARN",
    template: used(from("arn:aws:dms:*:123456789012:*")),
    settings: account,
    errors: [
      {
        messageId: "deployAccount",
        data: { role: "Role", key: "aws:SourceArn", account: ["123456789012"], own: "111122223333" },
        ...at(used(from("arn:aws:dms:*:123456789012:*")), 'aws:SourceArn: "arn:aws:dms:*:123456789012:*"'),
      },
    ],
  },
];
