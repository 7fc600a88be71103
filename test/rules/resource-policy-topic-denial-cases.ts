import type rule from "../../src/rules/resource-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { publishing, topic } from "./resource-policy-topic-cases.js";

function denying(condition: string): string {
  return `{ Effect: Deny, Principal: "*", Action: "sns:Publish", Resource: !Ref Topic, Condition: { ${condition} } }`;
}

const foreign = 'StringNotEquals: { "aws:PrincipalOrgID": o-a1b2c3d4e5 }';
const deniedToForeign = topic([publishing("dms.amazonaws.com"), denying(foreign)]);

export const valid: readonly ValidCase[] = [
  {
    name: "DMS may publish, and nobody without TLS",
    template: topic([publishing("dms.amazonaws.com"), denying('Bool: { "aws:SecureTransport": false }')]),
  },
  {
    name: "DMS may publish, and nobody outside of the organization but services",
    template: topic([
      publishing("dms.amazonaws.com"),
      denying(`${foreign}, BoolIfExists: { "aws:PrincipalIsAWSService": false }`),
    ]),
  },
  {
    name: "DMS may publish, but perhaps not for this account",
    template: topic([
      publishing("dms.amazonaws.com"),
      denying('StringNotEquals: { "aws:SourceOwner": "123456789012" }'),
    ]),
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "DMS may publish, but nobody outside of the organization, as all services are",
    template: deniedToForeign,
    errors: [
      {
        ...at(deniedToForeign, denying(foreign)),
        messageId: "publishingDenied",
        data: { target: "Topic", use: "event subscription Events" },
        related: [{ message: "event subscription Events sends to it" }],
      },
    ],
  },
];
