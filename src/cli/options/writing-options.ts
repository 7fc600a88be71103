/** Options with which a run makes edits or changes the baseline. */
export const writingOptions: readonly string[] = [
  ...["fix", "fix-dry-run", "fix-suggestions"],
  ...["suppress-all", "suppress-rule", "prune-suppressions"],
];
