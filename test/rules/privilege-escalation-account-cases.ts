// Policies that name the account of roles or users.
import type rule from "../../src/rules/privilege-escalation.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";

const filename = "policy.json";

function policy(statement: string): string {
  return `{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "dms:CreateEndpoint", "Resource": "*" },
  ${statement}
] }
`;
}

const passing = policy(
  `{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::210987654321:role/*",
    "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }`,
);
const changing = policy(
  '{ "Effect": "Allow", "Action": "iam:AttachUserPolicy", "Resource": "arn:aws:iam::210987654321:user/*" }',
);
const settings = { account: "123456789012" };

export const valid: readonly ValidCase[] = [
  { name: "roles of another account, which nobody can pass", filename, template: passing, settings },
  { name: "users of another account, which nobody can change", filename, template: changing, settings },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "roles of an account, which may be the own one",
    filename,
    template: passing,
    errors: [{ messageId: "passRole", ...at(passing, '"iam:PassRole"') }],
  },
  {
    name: "users of the own account",
    filename,
    template: changing,
    settings: { account: "210987654321" },
    errors: [{ messageId: "alone", ...at(changing, '"iam:AttachUserPolicy"') }],
  },
];
