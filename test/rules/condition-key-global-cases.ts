import type { PolicyCase } from "./policy-forms.js";

const when = (condition: object, action: string | readonly string[]) => ({
  Effect: "Allow",
  Action: action,
  Resource: "*",
  Condition: condition,
});
const equals = (key: string, action: string | readonly string[]) => when({ StringEquals: { [key]: "a" } }, action);

/** Global keys that do not exist, where another key is likely meant. */
export const cases: readonly PolicyCase[] = [
  {
    name: "a global key that is like another one",
    codes: ["INVALID_GLOBAL_CONDITION_KEY"],
    statement: equals("aws:PrincpalOrgIdx", "s3:GetObject"),
    found: [["unknownGlobal", "aws:PrincpalOrgIdx"]],
    suggested: equals("aws:PrincipalOrgID", "s3:GetObject"),
  },
  {
    name: "a key of the service as a global one",
    codes: ["INVALID_GLOBAL_CONDITION_KEY"],
    statement: [
      when({ StringEquals: { "aws:ViaService": "s3.eu-west-1.amazonaws.com" } }, "kms:Decrypt"),
      when({ NumericLessThan: { "aws:TLSVersion": "1.2" } }, "s3:*"),
    ],
    found: [
      ["unknownGlobal", "aws:ViaService"],
      ["unknownGlobal", "aws:TLSVersion"],
    ],
    suggested: [
      when({ StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }, "kms:Decrypt"),
      when({ NumericLessThan: { "s3:TlsVersion": "1.2" } }, "s3:*"),
    ],
  },
  {
    name: "a key of none or of several services of the statement as a global one",
    codes: ["INVALID_GLOBAL_CONDITION_KEY"],
    statement: [
      equals("aws:TLSVersion", "*"),
      equals("aws:TLSVersion", ["s3:GetObject", "s3-object-lambda:GetObject"]),
    ],
    found: [
      ["unknownGlobal", "aws:TLSVersion"],
      ["unknownGlobal", "aws:TLSVersion"],
    ],
    suggested: null,
  },
];
