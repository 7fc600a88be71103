/** Options with which a run changes the baseline. */
export const baselineOptions: readonly string[] = ["suppress-all", "suppress-rule", "prune-suppressions"];

/** Options with which a run makes edits or changes the baseline. */
export const writingOptions: readonly string[] = [...["fix", "fix-dry-run", "fix-suggestions"], ...baselineOptions];
