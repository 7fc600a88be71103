import type { PolicyCase } from "./policy-forms.js";

const when = (condition: object) => ({
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: condition,
});

const assumed = (condition: object, issuer = "gitlab.com") => ({
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: condition,
});

const issuerOf = (key: string) => key.slice(0, key.lastIndexOf(":"));

const org = { "aws:PrincipalOrgID": "o-a1b2c3d4e5" };

export const cases: readonly PolicyCase[] = [
  {
    name: "a key that AWS's guide compares without a set",
    statement: {
      ...when({ StringEquals: { "datapipeline:PipelineCreator": "${aws:userid}" } }),
      Action: "datapipeline:*",
      Resource: "*",
    },
  },
  {
    name: "one value compared as all",
    codes: ["FORALLVALUES_WITH_SINGLE_VALUED_KEY"],
    statement: when({ "ForAllValues:StringEquals": org }),
    found: [["allOfOne", "ForAllValues:StringEquals"]],
    suggested: when({ StringEquals: org }),
  },
  {
    name: "one value compared as all, for actions without it as well",
    codes: ["FORALLVALUES_WITH_SINGLE_VALUED_KEY"],
    options: { otherTypes: true },
    statement: {
      ...when({ "ForAllValues:StringEquals": { "iam:AWSServiceName": "elasticmapreduce.amazonaws.com" } }),
      ...{ Action: ["iam:CreateServiceLinkedRole", "iam:GetRole"], Resource: "*" },
    },
    found: [["allOfSome", "ForAllValues:StringEquals"]],
  },
  {
    name: "a tag compared as all",
    codes: ["FORALLVALUES_WITH_SINGLE_VALUED_KEY"],
    statement: when({ "ForAllValues:StringLike": { "aws:PrincipalTag/team": "a*" } }),
    found: [["allOfOne", "ForAllValues:StringLike"]],
    suggested: when({ StringLike: { "aws:PrincipalTag/team": "a*" } }),
  },
  {
    name: "a key of a service compared as all",
    codes: ["FORALLVALUES_WITH_SINGLE_VALUED_KEY"],
    options: { otherTypes: true },
    statement: {
      ...when({ "ForAllValues:StringEqualsIfExists": { "ec2:InstanceType": "t3.micro" } }),
      ...{ Action: "ec2:RunInstances", Resource: "*" },
    },
    found: [["allOfOne", "ForAllValues:StringEqualsIfExists"]],
    suggested: {
      ...when({ StringEqualsIfExists: { "ec2:InstanceType": "t3.micro" } }),
      ...{ Action: "ec2:RunInstances", Resource: "*" },
    },
  },
  ...[
    "gitlab.com:sub",
    "token.actions.githubusercontent.com:environment",
    "oidc.eks.eu-west-1.amazonaws.com/id/AB:sub",
  ].map((key): PolicyCase => ({
    name: `a claim compared as all: ${key}`,
    codes: ["FORALLVALUES_WITH_SINGLE_VALUED_KEY"],
    type: "trust",
    options: { otherTypes: true },
    statement: assumed({ "ForAllValues:StringLike": { [key]: "it*" } }, issuerOf(key)),
    found: [["allOfOne", "ForAllValues:StringLike"]],
    suggested: assumed({ StringLike: { [key]: "it*" } }, issuerOf(key)),
  })),
  {
    name: "a claim with several values, and one that nobody lists",
    type: "trust",
    options: { otherTypes: true },
    statement: assumed({
      "ForAllValues:StringEquals": {
        "cognito-identity.amazonaws.com:amr": "authenticated",
        "it.example.com:groups": "a",
      },
    }),
  },
  {
    name: "a subject compared as all, which must be present",
    type: "trust",
    options: { otherTypes: true },
    statement: assumed({
      "ForAllValues:StringEquals": { "gitlab.com:sub": "it" },
      Null: { "gitlab.com:sub": "false" },
    }),
  },
];
