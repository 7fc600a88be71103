import type rule from "../../src/rules/role-trust.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { encoded, failureOfSecret, terraform, terraformSecret } from "./role-trust-texts.js";

/** A secret for an endpoint in another region than that of the settings. */
function secretElsewhere(argument: string, provider: string): string {
  const endpoint = terraformSecret.replace("  endpoint_id ", `  ${argument}\n  endpoint_id `);
  return provider + terraform(encoded('"dms.us-west-2.amazonaws.com"'), endpoint);
}

function ofProvider(service: string): string {
  return `provider "aws" {
  region = "eu-west-1"
}
${terraform(encoded(service), terraformSecret)}`;
}

export const valid: readonly ValidCase[] = [
  ...[
    { argument: 'region = "us-west-2"', provider: "" },
    { argument: "provider = aws.west", provider: 'provider "aws" {\n  alias = "west"\n  region = "us-west-2"\n}\n' },
  ].map(({ argument, provider }) => ({
    name: `DMS in the region of the endpoint: ${argument}`,
    filename: "main.tf",
    template: secretElsewhere(argument, provider),
    settings: { regions: ["eu-west-1"] },
  })),
];

/** An endpoint whose region is said by an expression, and the same with a trust in that region. */
function withExpression(region: string, services: string): string {
  const endpoint = terraformSecret.replace("  endpoint_id ", `  region = ${region}\n  endpoint_id `);
  return `variable "region" {
  default = "us-west-2"
}
data "aws_region" "current" {}
${terraform(encoded(services), endpoint)}`;
}

/** A module that is deployed in the regions of two providers. */
const inTwoRegions = `provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
module "east" {
  source = "./orders"
}
module "west" {
  source    = "./orders"
  providers = { aws = aws.west }
}
`;

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a module with another provider reads its own region",
    filename: "main.tf",
    template: inTwoRegions,
    files: { "orders/main.tf": terraform(encoded('"dms.amazonaws.com"'), terraformSecret) },
    errors: ["eu-west-1", "us-west-2"].map((region) => ({
      ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52, filename: "orders/main.tf" },
      data: {
        use: "Endpoint aws_dms_endpoint.source",
        role: "aws_iam_role.dms",
        services: `dms.${region}.amazonaws.com`,
        failure: failureOfSecret,
      },
      suggestions: [
        {
          messageId: "addTrust",
          outputs: {
            "orders/main.tf": `${terraform(
              encoded('["dms.amazonaws.com", "dms.${data.aws_region.current.name}.amazonaws.com"]'),
              terraformSecret,
            )}
data "aws_region" "current" {}
`,
          },
        },
      ],
    })),
  },
  ...[
    { expression: "var.region", service: "dms.us-west-2.amazonaws.com" },
    { expression: "data.aws_region.current.name", service: "dms.eu-west-1.amazonaws.com" },
  ].map(({ expression, service }): InvalidCase<keyof typeof rule.meta.messages> => ({
    name: `a region that an expression gives is written as that expression: ${expression}`,
    filename: "main.tf",
    template: withExpression(expression, '"dms.us-east-1.amazonaws.com"'),
    settings: { regions: ["eu-west-1"] },
    errors: [
      {
        ...{ messageId: "untrusted", line: 11, column: 19, endLine: 11, endColumn: 62 },
        data: {
          use: "Endpoint aws_dms_endpoint.source",
          role: "aws_iam_role.dms",
          services: service,
          failure: failureOfSecret,
        },
        suggestions: [
          {
            messageId: "addTrust",
            output: withExpression(
              expression,
              `["dms.us-east-1.amazonaws.com", "dms.\${${expression}}.amazonaws.com"]`,
            ),
          },
        ],
      },
    ],
  })),
  {
    name: "a secret in the region of the provider",
    filename: "main.tf",
    template: ofProvider('"dms.us-east-1.amazonaws.com"'),
    settings: { regions: ["us-east-1"] },
    errors: [
      {
        ...{ messageId: "untrusted", line: 10, column: 19, endLine: 10, endColumn: 62 },
        data: {
          use: "Endpoint aws_dms_endpoint.source",
          role: "aws_iam_role.dms",
          services: "dms.eu-west-1.amazonaws.com",
          failure: failureOfSecret,
        },
        suggestions: [
          {
            messageId: "addTrust",
            output: `${ofProvider('["dms.us-east-1.amazonaws.com", "dms.${data.aws_region.current.name}.amazonaws.com"]')}
data "aws_region" "current" {}
`,
          },
        ],
      },
    ],
  },
];
