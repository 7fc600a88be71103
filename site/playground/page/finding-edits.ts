import type { FileEdit, LintMessage } from "../../../src/linter/index.js";

/** An edit that a finding offers, named by what it does. */
export interface Offer {
  readonly label: string;
  readonly edits: readonly FileEdit[];
}

/** The fix of a finding and its suggestions. */
export function offersOf({ fixes, suggestions = [] }: LintMessage): readonly Offer[] {
  const fix = fixes && fixes.length > 0 ? [{ label: "Fix", edits: fixes }] : [];
  return [...fix, ...suggestions.map(({ desc, fixes: edits }) => ({ label: withoutPeriod(desc), edits }))];
}

function withoutPeriod(text: string): string {
  return text.endsWith(".") ? text.slice(0, -1) : text;
}
