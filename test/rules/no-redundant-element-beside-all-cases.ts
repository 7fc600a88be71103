import { allow, bucket, type PolicyCase } from "./policy-forms.js";

/** Resources that are named beside `*`. */
export const cases: readonly PolicyCase[] = [
  {
    name: "a resource beside everything: either may be meant",
    codes: ["REDUNDANT_RESOURCE"],
    statement: { ...allow, Action: "s3:GetObject", Resource: [`${bucket}/*`, "*"] },
    found: [["covered", `${bucket}/*`]],
    suggested: null,
  },
  {
    name: "a resource that is denied beside everything",
    statement: { ...allow, Effect: "Deny", Action: "s3:GetObject", Resource: [`${bucket}/*`, "*"] },
    found: [["covered", `${bucket}/*`]],
    mended: { ...allow, Effect: "Deny", Action: "s3:GetObject", Resource: ["*"] },
  },
];
