import type { ProposedEdit } from "./violation.js";

/** Shorter values are not checked: they can be in a text by chance. */
const telling = 6;

/**
 * A value of this run only (account, region, parameter or variable) that an edit writes into a file. There it would
 * apply to every deployment.
 */
export function givenValueIn({ finding, proposal }: ProposedEdit): string | undefined {
  const { account, parameters, region, variables } = finding.unit.values;
  const values = [account, region, ...Object.values(parameters), ...Object.values(variables)];
  const given = values.filter((value): value is string => typeof value === "string" && value.length >= telling);
  const edits = proposal.edits() ?? [];
  return given.find((value) =>
    edits.some(({ location, text }) => text.includes(value) && !location.file.text.includes(value)),
  );
}
