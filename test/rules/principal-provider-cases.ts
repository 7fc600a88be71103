import type { FileCase, PolicyCase } from "./policy-forms.js";
import { account, trust } from "./principal-texts.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "an identity provider in a bucket policy",
    codes: ["FEDERATED_PRINCIPAL_NOT_SUPPORTED"],
    type: "resource",
    statement: {
      Effect: "Allow",
      Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/Us" },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::it/*",
    },
    found: [["federatedElsewhere", "arn:aws:iam::123456789012:saml-provider/Us"]],
  },
  {
    name: "a provider that is none",
    codes: ["INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY"],
    type: "trust",
    statement: trust({ Federated: "github" }, "sts:AssumeRoleWithWebIdentity"),
    found: [["malformedProvider", "github"]],
  },
  {
    name: "a provider of an account with too few digits",
    type: "trust",
    statement: trust({ Federated: "arn:aws:iam::1234567890:saml-provider/Us" }, "sts:AssumeRoleWithSAML"),
    found: [["malformedAccount", "arn:aws:iam::1234567890:saml-provider/Us"]],
  },
  {
    name: "a role of such an account, and what is no principal in any account",
    type: "trust",
    statement: trust({ AWS: ["arn:aws:iam::1234567890:role/us", "arn:aws:iam::1234567890:policy/us"] }),
    found: [
      ["malformedAccount", "arn:aws:iam::1234567890:role/us"],
      ["malformed", "arn:aws:iam::1234567890:policy/us"],
    ],
  },
  {
    name: "a space after a provider",
    type: "trust",
    statement: trust({ Federated: `${account}:saml-provider/Us ` }, "sts:AssumeRoleWithSAML"),
    found: [["malformedProvider"]],
  },
  {
    name: "a provider with the scheme of its address",
    type: "trust",
    statement: trust({ Federated: `${account}:oidc-provider/https://oidc.us.net/it` }, "sts:AssumeRoleWithWebIdentity"),
    found: [["schemeInProvider", `${account}:oidc-provider/https://oidc.us.net/it`]],
    suggested: trust({ Federated: `${account}:oidc-provider/oidc.us.net/it` }, "sts:AssumeRoleWithWebIdentity"),
  },
  {
    name: "a provider under the wrong kind",
    type: "trust",
    statement: trust({ AWS: `${account}:saml-provider/Us` }, "sts:AssumeRoleWithSAML"),
    found: [["malformed", `${account}:saml-provider/Us`]],
  },
];

export const files: readonly FileCase[] = [
  {
    name: "providers by reference",
    path: "main.tf",
    text: `resource "aws_iam_saml_provider" "us" {
  name                   = "us"
  saml_metadata_document = "<xml/>"
}
resource "aws_iam_openid_connect_provider" "hub" {
  url = "https://token.actions.githubusercontent.com"
}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithSAML"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_saml_provider.us.arn]
    }
  }
  statement {
    actions = ["sts:AssumeRoleWithSAML"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.hub.arn]
    }
  }
}
resource "aws_iam_role" "it" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`,
    found: [["wrongAction", "sts:AssumeRoleWithSAML"]],
  },
  {
    name: "blocks of principals that the caller of a module decides",
    path: "main.tf",
    text: `variable "any" {}

data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    dynamic "principals" {
      for_each = var.any.principals
      content {
        type        = principals.key
        identifiers = principals.value
      }
    }
  }
}

data "aws_iam_policy_document" "trust" {
  dynamic "statement" {
    for_each = flatten([jsondecode(var.any.trust)["Statement"]])
    content {
      actions = ["sts:AssumeRole"]
      dynamic "not_principals" {
        for_each = lookup(statement.value, "NotPrincipal", {})
        content {
          type        = not_principals.key
          identifiers = not_principals.value
        }
      }
    }
  }
}

resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}

resource "aws_iam_role" "it" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`,
  },
];
