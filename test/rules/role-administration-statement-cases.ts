import type { PolicyCase } from "./policy-forms.js";

const dms = { Effect: "Allow", Action: "dms:*", Resource: "*" };
const both = ["iam:CreateRole", "iam:AttachRolePolicy"];

const accountRoles = ["dms-vpc-role", "dms-cloudwatch-logs-role", "dms-access-for-endpoint"].map(
  (name) => `arn:aws:iam::123456789012:role/${name}`,
);

const made = {
  ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole" },
};

function allow(action: string | readonly string[], resource: string | readonly string[] = "*", test?: object): object {
  return { Effect: "Allow", Action: action, Resource: resource, ...(test && { Condition: test }) };
}

export const cases: readonly PolicyCase[] = [
  {
    name: "the roles and the policies of DMS",
    statement: [dms, allow("iam:CreateRole", accountRoles), allow("iam:AttachRolePolicy", accountRoles, made)],
  },
  {
    name: "what begins with dms, without attaching",
    statement: [dms, allow(["iam:CreateRole", "iam:PutRolePolicy"], "arn:aws:iam::*:role/dms-*")],
  },
  { name: "roles that are named", statement: [dms, allow(both, "arn:aws:iam::123456789012:role/landing-writer")] },
  {
    name: "roles whose names begin alike, without rights",
    statement: [dms, allow("iam:CreateRole", "arn:aws:iam::*:role/app-*")],
  },
  {
    name: "only reading, and taking away",
    statement: [dms, allow(["iam:GetRole", "iam:DetachRolePolicy", "iam:DeleteRole"])],
  },
  { name: "other principals", statement: [dms, allow(both, "arn:aws:iam::*:user/*")] },
  {
    name: "roles with a boundary",
    statement: [
      dms,
      allow(["iam:CreateRole", "iam:PutRolePolicy"], "*", {
        StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/limit" },
      }),
    ],
  },
  {
    name: "the service-linked role of Fleet Advisor",
    statement: [
      dms,
      allow(
        ["iam:AttachRolePolicy", "iam:PutRolePolicy"],
        "arn:aws:iam::*:role/aws-service-role/dms-fleet-advisor.amazonaws.com/AWSServiceRoleForDMSFleetAdvisor*",
      ),
    ],
  },
  {
    name: "all other policies are denied",
    statement: [
      dms,
      allow("iam:AttachRolePolicy"),
      {
        Effect: "Deny",
        Action: "iam:AttachRolePolicy",
        Resource: "*",
        Condition: {
          ArnNotEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole" },
        },
      },
    ],
  },
  { name: "denied", statement: [dms, { ...allow(both), Effect: "Deny" }] },
  { name: "everything is no-full-access's", statement: [dms, allow("*")] },
  { name: "no action of DMS", statement: [allow(both)] },
  { name: "nothing of DMS, roles that begin otherwise", statement: [allow(both, "arn:aws:iam::*:role/app-*")] },
  {
    name: "under a condition that is not decided here",
    statement: [dms, allow(both, "*", { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } })],
    skipped: 1,
  },
  { name: "every role", statement: [dms, allow(both)], found: [["anyRight", "iam:CreateRole"]] },
  {
    name: "every role of an account",
    statement: [dms, allow(["iam:GetRole", "iam:PutRolePolicy"], "arn:aws:iam::123456789012:role/*")],
    found: [["anyRight", "iam:PutRolePolicy"]],
  },
  { name: "making alone", statement: [dms, allow("iam:CreateRole")], found: [["anyName", "iam:CreateRole"]] },
  { name: "by a pattern", statement: [dms, allow("iam:*Role*")], found: [["anyRight", "iam:*Role*"]] },
  { name: "by everything in IAM", statement: [dms, allow("iam:*")], found: [["anyRight", "iam:*"]] },
  {
    name: "trust of roles whose names begin alike",
    statement: [dms, allow("iam:UpdateAssumeRolePolicy", "arn:aws:iam::*:role/app-*")],
    found: [["anyRight", "iam:UpdateAssumeRolePolicy"]],
  },
  {
    name: "any policy for the roles of DMS",
    statement: [dms, allow(both, accountRoles)],
    found: [["anyPolicy", "iam:AttachRolePolicy"]],
  },
  {
    name: "any policy of AWS",
    statement: [
      dms,
      allow("iam:AttachRolePolicy", "arn:aws:iam::*:role/dms-*", {
        ArnLike: { "iam:PolicyARN": "arn:aws:iam::aws:policy/*" },
      }),
    ],
    found: [["anyPolicy", "iam:AttachRolePolicy"]],
  },
  {
    name: "nothing of DMS but its roles",
    statement: [allow(both, "arn:aws:iam::*:role/dms*")],
    found: [["anyPolicy", "iam:AttachRolePolicy"]],
  },
  {
    name: "who needs roles for other services too: no edit takes them away",
    statement: [{ ...dms, Action: ["dms:*", "ec2:*"] }, allow(both)],
    found: [["anyRight", "iam:CreateRole"]],
    suggested: null,
  },
];
