import rule from "../../src/rules/principal.js";
import { policyCases } from "./policy-forms.js";

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::it/*" };
const assume = { Effect: "Allow", Action: "sts:AssumeRole" };
const account = "arn:aws:iam::123456789012";
const canonical = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

const aws = (...names: readonly string[]) => ({ ...read, Principal: { AWS: names } });
const trust = (principal: object, action: string | readonly string[] = "sts:AssumeRole") => ({
  ...assume,
  Principal: principal,
  Action: action,
});

const gitHub = { Federated: `${account}:oidc-provider/token.actions.githubusercontent.com` };
const ofOneRepository = {
  StringEquals: { "token.actions.githubusercontent.com:sub": "repo:us/it:ref:refs/heads/main" },
};

policyCases(
  rule,
  [
    { name: "an identity policy", statement: { ...read } },
    {
      name: "principals of a bucket policy",
      type: "resource",
      statement: [
        aws("123456789012", `${account}:root`, `${account}:role/a/b`, `${account}:user/c`),
        aws("arn:aws:sts::123456789012:assumed-role/a/b", "arn:aws-cn:sts::123456789012:federated-user/b"),
        aws("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E15MNIMTCFKK4C", canonical),
        { ...read, Principal: { CanonicalUser: canonical, Service: "delivery.logs.amazonaws.com" } },
        { ...read, Effect: "Deny", NotPrincipal: { AWS: `${account}:root` } },
        { ...read, Principal: "*" },
      ],
    },
    {
      name: "principals of a trust policy",
      type: "trust",
      statement: [
        trust({ Service: ["dms.amazonaws.com", "dms.eu-west-1.amazonaws.com", "ec2.amazonaws.com.cn"] }),
        trust({ AWS: "*" }),
        trust({ Federated: "cognito-identity.amazonaws.com" }, "sts:AssumeRoleWithWebIdentity"),
        trust({ Federated: `${account}:saml-provider/Us` }, ["sts:AssumeRoleWithSAML", "sts:TagSession"]),
        trust({ Federated: `${account}:oidc-provider/token.actions.githubusercontent.com` }, "sts:*"),
        trust({ Service: "rolesanywhere.amazonaws.com" }, [
          "sts:AssumeRole",
          "sts:TagSession",
          "sts:SetSourceIdentity",
        ]),
      ],
    },
    {
      name: "a bucket policy without principal",
      codes: ["MISSING_PRINCIPAL"],
      type: "resource",
      statement: read,
      found: [["missing"]],
    },
    {
      name: "a trust policy without principal",
      codes: ["MISSING_PRINCIPAL"],
      type: "trust",
      statement: assume,
      found: [["missing"]],
    },
    {
      name: "an identity policy with a principal",
      codes: ["UNSUPPORTED_PRINCIPAL"],
      statement: aws("*"),
      found: [["misplaced"]],
    },
    {
      name: "a service control policy with a principal",
      codes: ["SCP_SYNTAX_ERROR_PRINCIPAL"],
      type: "scp",
      statement: { ...read, NotPrincipal: { AWS: "*" } },
      found: [["misplaced"]],
    },
    {
      name: "a resource control policy with a principal",
      codes: ["RCP_SYNTAX_ERROR_PRINCIPAL"],
      type: "rcp",
      statement: [aws("*"), aws("123456789012")],
      found: [["onlyEveryone"]],
    },
    {
      name: "a trust policy with NotPrincipal",
      codes: ["ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"],
      type: "trust",
      statement: { ...assume, Effect: "Deny", NotPrincipal: { AWS: "123456789012" } },
      found: [["notPrincipal"]],
    },
    {
      name: "a principal that is a text",
      codes: ["INVALID_PRINCIPAL_FORMAT"],
      type: "resource",
      statement: { ...read, Principal: `${account}:root` },
      found: [["notAMapping", `${account}:root`]],
      without: ["block"],
    },
    {
      name: "a kind that does not exist",
      codes: ["INVALID_PRINCIPAL_KEY"],
      type: "trust",
      statement: { ...assume, Principal: { Services: "dms.amazonaws.com" } },
      found: [["unknownKind", "Services"]],
    },
    {
      name: "no principal at all",
      type: "resource",
      statement: aws("12345678901", "arn:aws:s3:::it", `${account}:role`, "administrators"),
      found: [
        ["malformed", "12345678901"],
        ["malformed", "arn:aws:s3:::it"],
        ["malformed", `${account}:role`],
        ["malformed", "administrators"],
      ],
    },
    {
      name: "a wildcard within a principal",
      codes: ["UNSUPPORTED_WILDCARD_IN_PRINCIPAL"],
      type: "trust",
      statement: [trust({ AWS: `${account}:role/dms-*` }), trust({ Service: "*.amazonaws.com" })],
      found: [
        ["wildcard", `${account}:role/dms-*`],
        ["wildcard", "*.amazonaws.com"],
      ],
    },
    {
      name: "a group",
      type: "resource",
      statement: aws(`${account}:group/all`),
      found: [["group", `${account}:group/all`]],
    },
    {
      name: "a role that was deleted",
      codes: ["INVALID_ROLE_REFERENCE"],
      type: "resource",
      statement: aws("AROAIOSFODNN7EXAMPLE1"),
      found: [["deletedRole", "AROAIOSFODNN7EXAMPLE1"]],
    },
    {
      name: "a user that was deleted",
      codes: ["INVALID_USER_REFERENCE"],
      type: "resource",
      statement: aws("AIDAIOSFODNN7EXAMPLE1"),
      found: [["deletedUser", "AIDAIOSFODNN7EXAMPLE1"]],
    },
    {
      name: "a service under AWS",
      codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
      type: "trust",
      statement: trust({ AWS: "dms.amazonaws.com" }),
      found: [["serviceAsAccount", "dms.amazonaws.com"]],
    },
    {
      name: "a service by its prefix",
      codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
      type: "trust",
      statement: trust({ Service: "dms" }),
      found: [["malformedService", "dms"]],
      suggested: trust({ Service: "dms.amazonaws.com" }),
    },
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
      name: "a canonical user id that is none",
      type: "resource",
      statement: { ...read, Principal: { CanonicalUser: "79a59df900b949e55d96a1e6" } },
      found: [["malformedCanonical", "79a59df900b949e55d96a1e6"]],
    },
    {
      name: "a canonical user id in a trust policy",
      type: "trust",
      statement: trust({ CanonicalUser: canonical }),
      found: [["canonicalInTrust", canonical]],
    },
    {
      name: "a web identity that assumes as a service does",
      codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
      type: "trust",
      statement: { ...trust(gitHub), Condition: ofOneRepository },
      found: [["wrongAction", "sts:AssumeRole"]],
      suggested: { ...trust(gitHub, "sts:AssumeRoleWithWebIdentity"), Condition: ofOneRepository },
    },
    {
      name: "a service that assumes as a web identity does",
      codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
      type: "trust",
      statement: trust({ Service: "dms.amazonaws.com" }, "sts:AssumeRoleWithWebIdentity"),
      found: [["wrongAction", "sts:AssumeRoleWithWebIdentity"]],
      suggested: trust({ Service: "dms.amazonaws.com" }),
    },
    {
      name: "an action beside the right one by which nobody here assumes",
      codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
      type: "trust",
      statement: trust({ AWS: `${account}:root` }, ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:TagSession"]),
      found: [["wrongAction", "sts:AssumeRoleWithSAML"]],
      suggested: trust({ AWS: `${account}:root` }, ["sts:AssumeRole", "sts:TagSession"]),
    },
    {
      name: "a SAML provider that assumes as a web identity does",
      codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
      type: "trust",
      statement: trust({ Federated: `${account}:saml-provider/Us` }, "sts:AssumeRoleWithWebIdentity"),
      found: [["wrongAction", "sts:AssumeRoleWithWebIdentity"]],
      suggested: trust({ Federated: `${account}:saml-provider/Us` }, "sts:AssumeRoleWithSAML"),
    },
    {
      name: "one of several principals that no action lets in",
      codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
      type: "trust",
      statement: trust({ AWS: `${account}:root`, Federated: `${account}:saml-provider/Us` }),
      found: [["shutOut", `${account}:saml-provider/Us`]],
    },
    {
      name: "principals that the actions let in one by one",
      type: "trust",
      statement: [
        trust({ Service: "ec2.amazonaws.com", Federated: `${account}:saml-provider/Us` }, [
          "sts:AssumeRole",
          "sts:AssumeRoleWithSAML",
        ]),
        trust({ AWS: `${account}:root`, Federated: `${account}:saml-provider/Us` }, "sts:TagSession"),
        trust({ AWS: `${account}:root`, Federated: `${account}:saml-provider/Us` }, "sts:AssumeRole"),
      ],
    },
    {
      name: "actions that do not assume a role",
      type: "trust",
      statement: trust({ Service: "dms.amazonaws.com" }, [
        "sts:AssumeRole",
        "sts:GetCallerIdentity",
        "s3:GetObject",
        "dms:*",
        "sts:SetContext",
        "sts:Tag*",
      ]),
      found: [
        ["foreignAction", "sts:GetCallerIdentity"],
        ["foreignAction", "s3:GetObject"],
        ["foreignAction", "dms:*"],
      ],
    },
    {
      name: "a partition that does not exist",
      type: "trust",
      statement: [
        trust({ AWS: "arn:awz:iam::123456789012:root" }),
        trust({ Federated: "arn:awss:iam::123456789012:saml-provider/Us" }, "sts:AssumeRoleWithSAML"),
      ],
      found: [
        ["unknownPartition", "arn:awz:iam::123456789012:root"],
        ["unknownPartition", "arn:awss:iam::123456789012:saml-provider/Us"],
      ],
      suggested: [
        trust({ AWS: "arn:aws:iam::123456789012:root" }),
        trust({ Federated: "arn:aws:iam::123456789012:saml-provider/Us" }, "sts:AssumeRoleWithSAML"),
      ],
    },
    {
      name: "a service in a region that does not exist",
      type: "trust",
      statement: trust({ Service: ["dms.us-esat-1.amazonaws.com", "dms.eu-west-9.amazonaws.com"] }),
      found: [["unknownRegion", "dms.us-esat-1.amazonaws.com"]],
      suggested: trust({ Service: ["dms.us-east-1.amazonaws.com", "dms.eu-west-9.amazonaws.com"] }),
    },
    {
      name: "the same in the policy of a bucket",
      type: "resource",
      statement: aws("arn:aws-gov:iam::123456789012:root"),
      found: [["unknownPartition", "arn:aws-gov:iam::123456789012:root"]],
    },
    {
      name: "Roles Anywhere with one action",
      codes: ["MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY"],
      type: "trust",
      statement: trust({ Service: "rolesanywhere.amazonaws.com" }),
      found: [["rolesAnywhere", "rolesanywhere.amazonaws.com"]],
    },
  ],
  [
    {
      name: "principals that a reference gives",
      path: "stack.yaml",
      text: `Parameters:
  Who:
    Type: String
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              AWS: [!Ref AWS::AccountId, !Ref Who, !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root"]
              Service: !Sub "dms.\${AWS::Region}.\${AWS::URLSuffix}"
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: it
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::it/*
            Principal:
              AWS: !GetAtt Reader.Arn
`,
    },
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
      name: "a role by its name, and by a pattern",
      path: "stack.yaml",
      text: `Resources:
  Reader:
    Type: AWS::IAM::Role
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: it
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::it/*
            Principal:
              AWS:
                - !Ref Reader
                - !Sub "arn:aws:iam::\${AWS::AccountId}:role/*"
`,
      found: [
        ["malformed", "!Ref Reader"],
        ["wildcard", '!Sub "arn:aws:iam::${AWS::AccountId}:role/*"'],
      ],
    },
    {
      name: "a form",
      path: "policy.json",
      text: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": ["arn:aws:iam::<account>:root", "the account of the vendor"] },
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::it/*"
    }
  ]
}
`,
      type: "resource",
    },
  ],
);
