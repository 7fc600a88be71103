import { lint, type LintOutcome, type LintRun } from "../../../src/linter/index.js";
import type { Rule } from "../../../src/rule-kit/index.js";
import { loadWasm } from "../../../src/workspace/index.js";

/** A policy whose statements have a Sid each. */
export const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
    { "Sid": "B", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }
  ]
}
`;

export type EditOptions = Pick<LintRun, "fix" | "editProof">;

/** Lints one policy with rules under trial. */
export async function runRules(rules: readonly Rule[], how: EditOptions, text = policy): Promise<LintOutcome> {
  return lint({
    units: [
      {
        kind: "policy",
        path: "policy.json",
        files: ["policy.json"],
        rules: new Map(rules.map(({ name }) => [name, { severity: "warn", options: {} }])),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: () => text, list: () => [] },
    loadWasm,
    rules,
    ...how,
  });
}
