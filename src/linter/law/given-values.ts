import { textEditsOf, type ProposedEdit } from "./proposed-edit.js";

/** Shorter values are not checked: they can be in a text by chance. */
const shortestChecked = 6;

/**
 * The name of a value of this run only (account, region, parameter or variable) that an edit writes into a file. There
 * it would apply to every deployment. The value itself may be secret.
 */
export function givenValueIn(proposed: ProposedEdit): string | undefined {
  const { account, parameters, region, variables } = proposed.finding.unit.values;
  const edits = textEditsOf(proposed);
  const isWritten = (value: unknown): boolean =>
    typeof value === "string" &&
    value.length >= shortestChecked &&
    edits.some(({ location, text }) => text.includes(value) && !location.file.text.includes(value));
  return Object.entries({ ...variables, ...parameters, region, account }).find(([, value]) => isWritten(value))?.[0];
}

/** Whether an edit would write a secret once more, and so show it: a value in `sensitive(…)` or a reference to one. */
export function copiesSecret(proposed: ProposedEdit): boolean {
  return textEditsOf(proposed).some(({ text }) => /\bsensitive\s*\(\s*["<[{]|\{\{resolve:(?!ssm:)/.test(text));
}
