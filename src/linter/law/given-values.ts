import type { ProposedEdit } from "./violation.js";

/** Shorter values are not checked: they can be in a text by chance. */
const telling = 6;

/**
 * The name of a value of this run only (account, region, parameter or variable) that an edit writes into a file. There
 * it would apply to every deployment. The value itself may be secret.
 */
export function givenValueIn({ finding, proposal }: ProposedEdit): string | undefined {
  const { account, parameters, region, variables } = finding.unit.values;
  const edits = proposal.edits() ?? [];
  const isWritten = (value: unknown): boolean =>
    typeof value === "string" &&
    value.length >= telling &&
    edits.some(({ location, text }) => text.includes(value) && !location.file.text.includes(value));
  return Object.entries({ ...variables, ...parameters, region, account }).find(([, value]) => isWritten(value))?.[0];
}

/** Whether an edit would write a secret once more, and so show it: a value in `sensitive(…)` or a reference to one. */
export function copiesSecret({ proposal }: ProposedEdit): boolean {
  return (proposal.edits() ?? []).some(({ text }) => /\bsensitive\s*\(\s*["<[{]|\{\{resolve:(?!ssm:)/.test(text));
}
