import type { LintMessage } from "../linter/index.js";

/** What suggestions say: those with edits, and those in words only, for a template that nobody edits. */
export function suggested({ advice = [], suggestions = [] }: LintMessage): readonly string[] {
  return [...suggestions.map(({ desc }) => desc), ...advice];
}
