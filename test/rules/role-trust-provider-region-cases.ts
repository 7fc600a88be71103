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

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
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
