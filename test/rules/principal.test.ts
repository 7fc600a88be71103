import rule from "../../src/rules/principal.js";
import { policyCases } from "./policy-forms.js";
import * as actionCases from "./principal-action-cases.js";
import * as providerCases from "./principal-provider-cases.js";
import * as referenceCases from "./principal-reference-cases.js";
import * as serviceCases from "./principal-service-cases.js";
import * as slipCases from "./principal-slip-cases.js";
import { account, assume, trust } from "./principal-texts.js";

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::it/*" };
const canonical = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

const aws = (...names: readonly string[]) => ({ ...read, Principal: { AWS: names } });

const definedApi = (principal: string): string => `Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      DefinitionBody:
        openapi: 3.0.1
        paths: {}
        x-amazon-apigateway-policy:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Action: execute-api:Invoke
              Resource: execute-api:/*
              ${principal}
`;

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
        // Identities of CloudFront have longer ones.
        { ...read, Principal: { CanonicalUser: canonical + canonical.slice(0, 32) } },
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
      suggested: { ...assume, Principal: { Service: "dms.amazonaws.com" } },
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
      name: "the same in the policy of a bucket",
      type: "resource",
      statement: aws("arn:aws-gov:iam::123456789012:root"),
      found: [["unknownPartition", "arn:aws-gov:iam::123456789012:root"]],
    },
    ...serviceCases.cases,
    ...providerCases.cases,
    ...actionCases.cases,
    ...slipCases.cases,
  ],
  [
    {
      name: "a form that a custom resource fills in",
      path: "stack.yaml",
      text: `Resources:
  It:
    Type: Custom::It
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Principal: { AWS: "arn:aws:iam::{account}:root" }
          Action: s3:GetObject
          Resource: arn:aws:s3:::it/*
`,
    },
    {
      name: "the policy in the definition of an API, without a principal",
      path: "stack.yaml",
      text: definedApi(""),
      found: [["missing"]],
    },
    { name: "the same with a principal", path: "stack.yaml", text: definedApi('Principal: "*"') },
    {
      name: "a form",
      path: "policy.json",
      text: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": ["arn:aws:iam::<account>:root", "the account of the vendor", "DEPLOYER_ARN"] },
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::it/*"
    }
  ]
}
`,
      type: "resource",
    },
    ...providerCases.files,
    ...referenceCases.files,
  ],
);
