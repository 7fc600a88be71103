import rule from "../../src/rules/no-open-trust.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { cases as strangerCases } from "./no-open-trust-stranger-cases.js";
import { at } from "./places.js";
import { policyCases } from "./policy-forms.js";
import { yamlS3Target as endpoint } from "./texts.js";

/** A role whose trust policy has these statements (flow mappings), named by an endpoint or not. */
function yaml(statements: readonly string[], rest = endpoint): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${statements.map((statement) => `          - ${statement}\n`).join("")}${rest}`;
}

function letting(principal: string, more = ""): string {
  return `{ Effect: Allow, Principal: ${principal}, Action: "sts:AssumeRole"${more} }`;
}

function terraform(principal: string, more = ""): string {
  return `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [${principal}]
    }
${more}  }
}

resource "aws_iam_role" "dms" {
  name               = "dms-landing"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
}
`;
}

const incompleteReason = yaml([letting('"*"')]);
const overTls = yaml([letting('"*"', ', Condition: { Bool: { "aws:SecureTransport": "true" } }')]);
const openToAws = yaml([letting('{ AWS: "*" }')]);
const besideDms = yaml([letting("{ Service: dms.amazonaws.com }"), letting('{ AWS: ["*"] }')], "");
const everyAction = yaml(['{ Effect: Allow, Principal: "*", Action: "sts:*" }']);
const accountRole = incompleteReason.replace("    Properties:\n", "    Properties:\n      RoleName: dms-vpc-role\n");
const notForDms = yaml([letting('"*"')], "");
const bare = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
});
const terraformOpen = terraform('"*"');

ruleTester.run(rule, {
  valid: [
    { name: "a service", template: yaml([letting("{ Service: dms.amazonaws.com }")]) },
    { name: "an account", template: yaml([letting('{ AWS: "123456789012" }')]) },
    {
      name: "everyone of an organization",
      template: yaml([letting('"*"', ", Condition: { StringEquals: { aws:PrincipalOrgID: o-example } }")]),
    },
    {
      name: "everyone but who is denied",
      template: yaml([
        letting('"*"'),
        '{ Effect: Deny, Principal: "*", Action: "sts:AssumeRole", Condition: { StringNotEquals: { aws:PrincipalOrgID: o-example } } }',
      ]),
    },
    {
      name: "everyone, for something else",
      template: yaml(['{ Effect: Allow, Principal: "*", Action: "sts:TagSession" }']),
    },
    {
      name: "everyone, refused",
      template: yaml([
        letting("{ Service: dms.amazonaws.com }"),
        '{ Effect: Deny, Principal: "*", Action: "sts:AssumeRole" }',
      ]),
    },
    {
      name: "everyone under a condition of the template",
      template: `Parameters: { Who: { Type: String } }
Conditions: { Open: !Equals [!Ref Who, all] }
${yaml([letting('{ AWS: !If [Open, "*", "123456789012"] }')])}`,
    },
    {
      name: "a principal that is not known",
      template: `Parameters: { Who: { Type: String } }\n${yaml([letting("{ AWS: !Ref Who }")])}`,
    },
    {
      name: "a federated provider",
      template: yaml([letting("{ Federated: cognito-identity.amazonaws.com }")]),
    },
    { name: "an account in Terraform", filename: "main.tf", template: terraform('"123456789012"') },
    {
      name: "a condition in Terraform",
      filename: "main.tf",
      template: terraform(
        '"*"',
        `    condition {
      test     = "ArnLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::123456789012:role/deploy-*"]
    }
`,
      ),
    },
  ],
  invalid: [
    {
      name: "everyone",
      template: incompleteReason,
      errors: [
        {
          messageId: "open",
          ...at(incompleteReason, '"*"'),
          address: "Resources.Role",
          message:
            "Everyone in any AWS account can assume role Role: the principal is a wildcard, and no condition " +
            "limits it. Name the service or account that needs the role.",
          related: [{ ...at(incompleteReason, "Role", 1), message: "the role" }],
        },
      ],
    },
    { name: "every AWS principal", template: openToAws, errors: [{ messageId: "open", ...at(openToAws, '"*"') }] },
    {
      name: "everyone beside DMS, without an endpoint",
      template: besideDms,
      errors: [{ messageId: "open", ...at(besideDms, '"*"') }],
    },
    { name: "every action of STS", template: everyAction, errors: [{ messageId: "open", ...at(everyAction, '"*"') }] },
    {
      name: "everyone, a role that is not for DMS",
      template: notForDms,
      errors: [{ messageId: "open", ...at(notForDms, '"*"'), address: "Resources.Role" }],
    },
    {
      name: "everyone, a trust policy by itself",
      filename: "trust.json",
      policyType: "trust",
      template: bare,
      errors: [{ messageId: "open", ...at(bare, '"*"'), address: "Statement[0]" }],
    },
    {
      name: "everyone who uses TLS",
      template: overTls,
      errors: [
        {
          messageId: "openToStrangers",
          ...at(overTls, '"*"'),
          address: "Resources.Role",
          message:
            "Strangers in other AWS accounts can assume role Role: the principal is a wildcard, and no condition or " +
            "Deny statement keeps them out. Name the service or account that needs the role.",
        },
      ],
    },
    { name: "an account role", template: accountRole, errors: [{ messageId: "open", ...at(accountRole, '"*"') }] },
    {
      name: "everyone in Terraform",
      filename: "main.tf",
      template: terraformOpen,
      errors: [{ messageId: "open", ...at(terraformOpen, '"*"'), address: "aws_iam_role.dms" }],
    },
  ],
});

policyCases(rule, strangerCases);
