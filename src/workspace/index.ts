export {
  lintFiles,
  lintFilesWithNotes,
  lintText,
  type LintFilesOptions,
  type LintTextOptions,
} from "./library/library.js";
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
export { advise, type Advice } from "./runs/advise.js";
export { callerKinds, leastPolicy, type LeastPolicyOptions, type PolicySourceText } from "./library/least-policy.js";
export { touchedSince } from "./files/changed-files.js";
export { configSchema } from "./config-files/config-schema.js";
export { placeForm } from "./config-files/place-forms.js";
export { configAbove } from "./config-files/config-above.js";
export { configIn, configNames } from "./config-files/config-file.js";
export { projectConfig } from "./config-files/project-config.js";
export { isNotRunIn, lintRunOf, lintWorkspace, type LintOptions } from "./runs/lint-workspace.js";
export { threadCount, withThreads } from "./runs/lint-threads.js";
export { linkWorkspace } from "./runs/link-workspace.js";
export { failingUnread } from "./units/unread-files.js";
export { unreadIn, type UnreadUnit } from "./units/unread-units.js";
export { linkProblem } from "./files/link-problem.js";
export { decode, type Decoded } from "./files/encoding.js";
export { changesOf, unwritableFiles, writeChanges } from "./runs/write-changes.js";
export { writeWhole } from "./files/write-files.js";
export { displayPath, gitTopLevel, isWithin, upward, withCeiling } from "./files/paths.js";
export { sizeLimits } from "./files/read-file.js";
export { availableRules } from "./config/available-rules.js";
export { shownPlugin } from "./plugins/plugin-place.js";
export { optionProblems } from "./config/rule-options.js";
export { resolvedConfig } from "./print-config.js";
export { settingsByPath, withSettings } from "./runs/unit-settings.js";
export { openWorkspace, type DocumentTarget, type LintTarget, type Workspace } from "./runs/workspace.js";
export type { ConfigChoice } from "./config/config-finder.js";
export type { SkippedPlugins } from "./plugins/skipped-plugins.js";
export type { ConfigOptions } from "./config/config-options.js";
export {
  type Suppressions,
  countOf,
  openBaseline,
  suppressionsName,
  withoutUnused,
  writeSuppressions,
} from "./runs/suppressions.js";
export { unitPathOf } from "./units/units.js";
export { isLintable } from "./units/is-lintable.js";
export { unitForms } from "../parsers/index.js";
export { loadWasm } from "./files/wasm.js";
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
