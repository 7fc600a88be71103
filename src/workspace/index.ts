export { lintFiles, lintFilesWithNotes, lintText, type LintFilesOptions, type LintTextOptions } from "./library.js";
export {
  differenceEntries,
  differenceText,
  explainPolicies,
  insertedPolicy,
  policyDifference,
  policySyntaxes,
  writePolicies,
  type CallerKind,
  type LeastPolicy,
  type PolicySyntax,
} from "../advice/index.js";
export { advise, type Advice } from "./advise.js";
export { callerKinds, leastPolicy, type LeastPolicyOptions, type PolicySourceText } from "./least-policy.js";
export { touchedSince } from "./changed-files.js";
export { configSchema } from "./config-schema.js";
export { placeForm } from "./place-forms.js";
export { configAbove } from "./config-above.js";
export { configIn, configNames } from "./config-file.js";
export { projectConfig } from "./project-config.js";
export { isNotRunIn, lintRunOf, lintWorkspace, type LintOptions } from "./lint-workspace.js";
export { threadCount, withThreads } from "./lint-threads.js";
export { linkWorkspace } from "./link-workspace.js";
export { failingUnread } from "./unread-files.js";
export { unreadIn, type UnreadUnit } from "./unread-units.js";
export { linkProblem } from "./link-problem.js";
export { decode, type Decoded } from "./encoding.js";
export { changesOf, unwritableFiles, writeChanges } from "./write-changes.js";
export { writeWhole } from "./write-files.js";
export { displayPath, gitTopLevel, isWithin, slashed, upward } from "./paths.js";
export { sizeLimits } from "./read-file.js";
export { availableRules } from "./available-rules.js";
export { shownPlugin } from "./plugin-place.js";
export { optionProblems } from "./rule-options.js";
export { resolvedConfig } from "./print-config.js";
export { openWorkspace, type DocumentTarget, type LintTarget, type Workspace } from "./workspace.js";
export type { ConfigChoice } from "./config-finder.js";
export type { SkippedPlugins } from "./skipped-plugins.js";
export type { ConfigOptions } from "./config-options.js";
export { type Suppressions, countOf, withFindings, withoutUnused, writeSuppressions } from "./suppressions.js";
export { unitPathOf } from "./units.js";
export { unitForms } from "../parsers/index.js";
export { loadWasm } from "./wasm.js";
export {
  actionDataDate,
  rules,
  type FixType,
  type LintOutcome,
  type LintResult,
  type LintStats,
  type Rule,
} from "../linter/index.js";
export { presetNames, presetRules, presets, type PresetName } from "../presets/index.js";
