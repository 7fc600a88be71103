import { allow, type PolicyCase } from "./policy-forms.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "a resource control policy",
    type: "rcp",
    statement: {
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:*", "sts:AssumeRole"],
      Resource: "*",
    },
  },
  {
    name: "a resource control policy that allows",
    codes: ["RCP_SYNTAX_ERROR_ALLOW"],
    type: "rcp",
    statement: { ...allow, Principal: "*" },
    found: [["controlAllow"]],
  },
  {
    name: "a resource control policy with NotAction",
    codes: ["RCP_SYNTAX_ERROR_NOTACTION"],
    type: "rcp",
    statement: { Effect: "Deny", Principal: "*", NotAction: "s3:*", Resource: "*" },
    found: [["misplaced-element"]],
  },
  {
    name: "a resource control policy for a service that it does not reach",
    codes: ["RCP_SYNTAX_ERROR_ACTION"],
    type: "rcp",
    statement: { Effect: "Deny", Principal: "*", Action: ["s3:*", "dms:*"], Resource: "*" },
    found: [["controlAction", "dms:*"]],
  },
  {
    name: "a resource control policy for every action",
    codes: ["RCP_SYNTAX_ERROR_ACTION"],
    type: "rcp",
    statement: { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" },
    found: [["controlEveryAction", "*"]],
  },
];
