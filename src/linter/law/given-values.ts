import type { ProposedEdit } from "./violation.js";

/** Shorter values may stand in a text for many reasons. */
const telling = 6;

/** A value that was given to the run alone and that an edit writes into a file, where it would hold for every deployment. */
export function givenValueIn({ finding, proposal }: ProposedEdit): string | undefined {
  const { account, parameters, region, variables } = finding.unit.values;
  const values = [account, region, ...Object.values(parameters), ...Object.values(variables)];
  const given = values.filter((value): value is string => typeof value === "string" && value.length >= telling);
  const edits = proposal.edits() ?? [];
  return given.find((value) =>
    edits.some(({ location, text }) => text.includes(value) && !location.file.text.includes(value)),
  );
}
