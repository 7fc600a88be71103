import type { FileCase, PolicyCase } from "./policy-forms.js";

export const provider = "arn:aws:iam::123456789012:oidc-provider/";
export const web = (issuer: string, condition?: object) => ({
  Effect: "Allow",
  Principal: { Federated: `${provider}${issuer}` },
  Action: "sts:AssumeRoleWithWebIdentity",
  ...(condition && { Condition: condition }),
});
const assuming = (action: string | readonly string[], condition: object) => ({
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  Action: action,
  Condition: condition,
});
const byService = (name: string, action: string | readonly string[], condition: object) => ({
  Effect: "Allow",
  Principal: { Service: name },
  Action: action,
  Condition: condition,
});

export const eks = "oidc.eks.eu-west-1.amazonaws.com/id/";
export const gitHub = "token.actions.githubusercontent.com";

const saml = (attributes: Record<string, string>): Record<string, unknown> => ({
  Effect: "Allow",
  Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/Us" },
  Action: "sts:AssumeRoleWithSAML",
  Condition: { StringEquals: attributes },
});

export const cases: readonly PolicyCase[] = [
  {
    name: "attributes of SAML, two of which do not exist",
    type: "trust",
    statement: saml({ "SAML:aud": "it", "saml:eduPersonOrgDN": "it", "saml:surnam": "it", "saml:audience": "it" }),
    found: [
      ["unknownKey", "saml:surnam"],
      ["unknownKey", "saml:audience"],
    ],
    mended: saml({ "SAML:aud": "it", "saml:eduPersonOrgDN": "it", "saml:surname": "it", "saml:audience": "it" }),
  },
  {
    name: "keys of identity providers",
    type: "trust",
    statement: [
      web("server.example.com/a", { StringEquals: { "server.example.com/a:aud": "b" } }),
      web(gitHub, { StringLike: { [`${gitHub}:sub`]: "repo:us/it:*" } }),
      // No request of the provider has this key, so nobody can assume the role.
      web("cognito-identity-us-gov.amazonaws.com", { StringEquals: { "cognito-identity.amazonaws.com:aud": "b" } }),
      {
        ...web(""),
        Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/Us" },
        Action: "sts:AssumeRoleWithSAML",
      },
    ],
  },
  {
    name: "session tags and a source identity that nobody may give",
    codes: ["MISSING_ACTION_FOR_CONDITION_KEY"],
    type: "trust",
    statement: [
      assuming(["sts:AssumeRole"], { StringLike: { "aws:RequestTag/team": "*" } }),
      assuming(["sts:AssumeRole"], { Null: { "sts:SourceIdentity": "false" } }),
    ],
    found: [
      ["unset", "aws:RequestTag/team"],
      ["unset", "sts:SourceIdentity"],
    ],
    suggested: [
      assuming(["sts:AssumeRole", "sts:TagSession"], { StringLike: { "aws:RequestTag/team": "*" } }),
      assuming(["sts:AssumeRole", "sts:SetSourceIdentity"], { Null: { "sts:SourceIdentity": "false" } }),
    ],
  },
  {
    name: "transitive session tags that nobody may give",
    codes: ["MISSING_ACTION_FOR_CONDITION_KEY"],
    type: "trust",
    statement: assuming("sts:AssumeRole", { "ForAnyValue:StringEquals": { "sts:TransitiveTagKeys": ["team"] } }),
    found: [["unset", "sts:TransitiveTagKeys"]],
  },
  {
    name: "session tags that no statement lets give, for one excludes them and one is about another action",
    type: "trust",
    statement: [
      assuming("sts:AssumeRole", { StringLike: { "aws:RequestTag/team": "*" } }),
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
        NotAction: ["sts:TagSession"],
      },
    ],
    found: [["unset", "aws:RequestTag/team"]],
  },
  {
    name: "session tags that a statement of its own lets give, or that may be left out",
    type: "trust",
    statement: [
      assuming("sts:AssumeRole", { StringLike: { "aws:RequestTag/team": "*" } }),
      assuming("sts:TagSession", { StringEquals: { "aws:RequestTag/team": ["a", "b"], "sts:ExternalId": "it" } }),
      assuming("sts:AssumeRole", { StringEqualsIfExists: { "sts:SourceIdentity": "a" } }),
      assuming("sts:AssumeRole", { Null: { "sts:SourceIdentity": "true" } }),
      assuming("sts:AssumeRole", { StringNotEquals: { "sts:SourceIdentity": "a" } }),
    ],
  },
  {
    name: "tags with which a service opens a session",
    type: "trust",
    statement: [
      byService("rolesanywhere.amazonaws.com", ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"], {
        StringEquals: { "aws:PrincipalTag/x509Subject/CN": "it" },
      }),
      byService("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"], {
        StringEquals: { "aws:PrincipalTag/kubernetes-namespace": "it", "aws:RequestTag/kubernetes-namespace": "it" },
      }),
    ],
  },
  {
    name: "tags with which no service may open a session",
    codes: ["UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"],
    type: "trust",
    statement: [
      byService("ec2.amazonaws.com", "sts:AssumeRole", { StringEquals: { "aws:PrincipalTag/team": "it" } }),
      byService("rolesanywhere.amazonaws.com", "sts:AssumeRole", {
        StringEquals: { "aws:PrincipalTag/x509Issuer/CN": "it", "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      }),
    ],
    found: [
      ["notOfServices", "aws:PrincipalTag/team"],
      ["notOfServices", "aws:PrincipalOrgID"],
    ],
  },
  {
    name: "a provider without a condition on its keys",
    codes: ["MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"],
    type: "trust",
    statement: [
      web("server.example.com/a"),
      web("server.example.com/a", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }),
    ],
    found: [
      ["openProvider", `${provider}server.example.com/a`],
      ["openProvider", `${provider}server.example.com/a`],
    ],
  },
  {
    name: "GitHub without a repository",
    codes: ["MISSING_GITHUB_REPO_CONDITION_KEY"],
    type: "trust",
    statement: web(gitHub, { StringEquals: { [`${gitHub}:aud`]: "sts.amazonaws.com" } }),
    found: [["openGitHub", `${provider}${gitHub}`]],
  },
  {
    name: "all of GitHub but what a condition names",
    codes: ["MISSING_GITHUB_REPO_CONDITION_KEY"],
    type: "trust",
    statement: [
      web(gitHub, { StringNotEquals: { [`${gitHub}:sub`]: "repo:us/it:ref:refs/heads/main" } }),
      web(gitHub, { StringNotLikeIfExists: { [`${gitHub}:repository`]: "us/*" } }),
      web(gitHub, { Null: { [`${gitHub}:sub`]: "false" } }),
    ],
    found: [["negatedGitHub"], ["negatedGitHub"], ["openGitHub"]],
  },
  {
    name: "what a condition names, but for some",
    type: "trust",
    statement: web(gitHub, {
      StringLike: { [`${gitHub}:sub`]: "repo:us/it:*" },
      StringNotEquals: { [`${gitHub}:sub`]: "repo:us/it:pull_request" },
    }),
  },
  {
    name: "another sign than those of services and domains, where nobody fills anything in",
    type: "trust",
    statement: web(gitHub, { StringEquals: { "OIDC_PROVIDER:sub": "a" } }),
    found: [["openGitHub"], ["unknownService", "OIDC_PROVIDER:sub"]],
    without: ["json"],
  },
];

const forms = ["${OIDC_PROVIDER}", "<X>", "%{x}", "{{x}}", "$X", "OIDC_PROVIDER", "__X__", "@@x@@", "@x@", "#x#"];

export const files: readonly FileCase[] = [
  ...[gitHub, "OIDC_PROVIDER", "${OIDC_PROVIDER}"].map((issuer) => ({
    name: `a policy for ${issuer} with keys that are still to be filled in`,
    path: "policy.json",
    type: "trust" as const,
    text: JSON.stringify({
      Version: "2012-10-17",
      Statement: forms.map((form) => web(issuer, { StringEquals: { [`${form}:sub`]: "a", [form]: "a" } })),
    }),
  })),
  {
    name: "a policy for a custom resource with a key that is still to be filled in",
    path: "stack.yaml",
    text: `Resources:
  It:
    Type: Custom::It
    Properties:
      PolicyDocument: ${JSON.stringify({
        Version: "2012-10-17",
        Statement: { ...web(gitHub, { StringEquals: { "{provider}:sub": "a" } }), Resource: "*" },
      })}
`,
  },
  {
    name: "a key with the URL of an identity provider, which AWS keeps without https://",
    path: "main.tf",
    text: `resource "aws_iam_openid_connect_provider" "it" {
  url            = "https://${gitHub}"
  client_id_list = ["sts.amazonaws.com"]
}
resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.it.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = { "\${aws_iam_openid_connect_provider.it.url}:sub" = "repo:us/it:ref:refs/heads/main" } }
    }]
  })
}
`,
  },
  {
    name: "no form",
    path: "policy.json",
    type: "trust",
    text: JSON.stringify({
      Version: "2012-10-17",
      Statement: web(gitHub, { StringEquals: { "nothing:sub": "a", "aws:Nothing": "a" } }),
    }),
    found: [["openGitHub"], ["unknownService", "nothing:sub"], ["unknownGlobal", "aws:Nothing"]],
  },
];
