import { escalations, type Escalation, type EscalationNeed } from "../../src/knowledge/index.js";
import rule from "../../src/rules/privilege-escalation.js";
import { policyCases, type PolicyCase } from "./policy-forms.js";

const reading = { Effect: "Allow", Action: "dms:DescribeEndpoints", Resource: "*" };
const myself = "arn:aws:iam::*:user/${aws:username}";

function allow(action: string | readonly string[], resource: string | readonly string[] = "*", test?: object): object {
  return { Effect: "Allow", Action: action, Resource: resource, ...(test && { Condition: test }) };
}

function deny(action: string, resource = "*"): object {
  return { Effect: "Deny", Action: action, Resource: resource };
}

function toService(name: string): object {
  return { StringEquals: { "iam:PassedToService": name } };
}

const creating = allow("dms:CreateEndpoint");
const toDms = toService("dms.amazonaws.com");
const passing = allow("iam:PassRole", "*", toDms);
const passRole = [["passRole", "iam:PassRole"]] as const;

/** Of each published combination the least that makes it. */
function granting({ oneOf, passedTo }: EscalationNeed): object {
  return allow(oneOf[0] ?? "", "*", passedTo === undefined ? undefined : toService(passedTo));
}

function messageOf({ needs: [first, second] }: Escalation): string {
  if (!second) return "alone";
  return first?.oneOf[0] === "iam:PassRole" ? "passRole" : "together";
}

const published = escalations().filter(({ needs }) => needs.every(({ on }) => on !== "own"));
const combinations = published.flatMap((escalation): readonly PolicyCase[] => {
  const statement = [reading, ...escalation.needs.map(granting)];
  const key = escalation.needs[0]?.oneOf[0] ?? "";
  const isToAnyone = escalation.needs.some(({ oneOf, passedTo }) => oneOf[0] === "iam:PassRole" && !passedTo);
  return [
    {
      name: escalation.id,
      statement,
      ...(!escalation.isRoleAdministration && !isToAnyone && { found: [[messageOf(escalation), key]] }),
    },
    { name: `less than ${escalation.id}`, statement: statement.slice(0, -1) },
  ];
});

const silent: readonly PolicyCase[] = [
  { name: "everything is no-full-access's", statement: [reading, creating, allow("*")] },
  { name: "everything in IAM is no-wildcard-action's", statement: [reading, creating, allow("iam:*")] },
  { name: "everything in Lambda", statement: [reading, allow("lambda:*")] },
  {
    name: "no action of DMS",
    statement: [allow("iam:PassRole"), allow(["lambda:CreateFunction", "lambda:InvokeFunction"])],
  },
  { name: "no action of DMS but by everything", statement: [allow("*", "arn:aws:dms:*:*:*"), passing] },
  { name: "roles that are named", statement: [creating, allow("iam:PassRole", "arn:aws:iam::*:role/landing")] },
  {
    name: "roles whose names begin alike, to Lambda",
    statement: [
      reading,
      allow("iam:PassRole", "arn:aws:iam::*:role/app-*"),
      allow(["lambda:CreateFunction", "lambda:InvokeFunction"]),
    ],
  },
  {
    name: "roles whose names begin alike, to DMS alone",
    statement: [
      creating,
      allow("iam:PassRole", "arn:aws:iam::123456789012:role/dms-*", toService("dms.amazonaws.com")),
    ],
  },
  {
    name: "every role to DMS alone, where it is handed none",
    statement: [reading, allow("iam:PassRole", "*", toService("dms.amazonaws.com"))],
  },
  {
    name: "to another service than the one that makes use of it",
    statement: [reading, allow("iam:PassRole", "*", toService("dms.amazonaws.com")), allow("ec2:RunInstances")],
  },
  {
    name: "the operation on what it is not for",
    statement: [allow("dms:CreateEndpoint", "arn:aws:dms:*:*:task:*"), passing],
  },
  {
    name: "a function that is named is run",
    statement: [
      reading,
      allow("iam:PassRole", "*", toService("lambda.amazonaws.com")),
      allow("lambda:CreateFunction"),
      allow("lambda:InvokeFunction", "arn:aws:lambda:*:*:function:report"),
    ],
  },
  {
    name: "a policy that is named",
    statement: [reading, allow("iam:CreatePolicyVersion", "arn:aws:iam::*:policy/app")],
  },
  { name: "own keys", statement: [reading, allow(["iam:CreateAccessKey", "iam:UpdateLoginProfile"], myself)] },
  { name: "denied", statement: [creating, passing, deny("iam:PassRole")] },
  { name: "the operation is denied", statement: [creating, passing, deny("dms:*")] },
  {
    name: "some roles are denied",
    statement: [creating, passing, deny("iam:PassRole", "arn:aws:iam::*:role/admin*")],
    skipped: 1,
  },
  {
    name: "users with a boundary",
    statement: [
      reading,
      allow(["iam:AttachUserPolicy", "iam:PutUserPolicy"], "*", {
        StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/limit" },
      }),
    ],
  },
  {
    name: "policies that are named",
    statement: [
      reading,
      allow("iam:AttachUserPolicy", "*", { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::123456789012:policy/app" } }),
    ],
  },
  {
    name: "under a condition that is not decided here",
    statement: [creating, allow("iam:PassRole", "*", { ...toDms, IpAddress: { "aws:SourceIp": "192.0.2.0/24" } })],
    skipped: 1,
  },
  { name: "not granted: IAM takes no such resource", statement: [creating, allow("iam:PassRole", "arn:aws:s3:::*")] },
];

/** `pass-role-scope` tells it, until somebody limits to whom the roles are passed. */
const toldElsewhere: readonly PolicyCase[] = Object.entries({
  "every role": allow("iam:PassRole"),
  "a pattern of actions": allow("iam:Pass*"),
  "all roles of an account": allow("iam:PassRole", "arn:aws:iam::123456789012:role/*"),
  "roles whose names begin alike": allow("iam:PassRole", "arn:aws:iam::123456789012:role/dms-*"),
}).map(([name, statement]) => ({
  name: `${name}, to whatever service`,
  statement: [creating, statement, allow(["ec2:RunInstances", "lambda:CreateFunction", "lambda:InvokeFunction"])],
}));

const told: readonly PolicyCase[] = [
  {
    name: "every role to DMS alone, which may still be any that DMS may assume",
    statement: [creating, allow("iam:PassRole", "*", toService("dms.amazonaws.com"))],
    found: passRole,
  },
  { name: "through dms:*", statement: [allow("dms:*"), passing], found: passRole },
  {
    name: "through a pattern",
    statement: [creating, allow("iam:Pass*", "*", toDms)],
    found: [["passRole", "iam:Pass*"]],
  },
  {
    name: "all roles of an account",
    statement: [creating, allow("iam:PassRole", "arn:aws:iam::123456789012:role/*", toDms)],
    found: passRole,
  },
  {
    name: "one combination at one place",
    statement: [creating, passing, allow(["ec2:RunInstances"])],
    found: passRole,
  },
  {
    name: "operations that are not excluded",
    statement: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }, reading, passing],
    found: passRole,
  },
  {
    name: "any policy, though under a condition",
    statement: [
      reading,
      allow("iam:AttachUserPolicy", "*", { ArnLike: { "iam:PolicyARN": "arn:aws:iam::aws:policy/*" } }),
    ],
    found: [["alone", "iam:AttachUserPolicy"]],
  },
  {
    name: "every policy is judged",
    statement: [allow("iam:PassRole"), allow(["ec2:RunInstances"])],
    options: { everyPolicy: true },
    found: passRole,
  },
  {
    name: "every policy is judged, and the administration of roles",
    statement: allow(["iam:AttachRolePolicy"]),
    options: { everyPolicy: true },
    found: [["alone", "iam:AttachRolePolicy"]],
  },
];

policyCases(
  rule,
  [...combinations, ...silent, ...toldElsewhere, ...told],
  [
    {
      name: "the role itself",
      path: "main.tf",
      text: `resource "aws_iam_role" "it" {
  name               = "it"
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "it" {
  role = aws_iam_role.it.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "dms:*", Resource = "*" },
      { Effect = "Allow", Action = "iam:Put*", Resource = aws_iam_role.it.arn },
    ]
  })
}
`,
      found: [["own", "iam:Put*"]],
    },
  ],
);
