export { lint } from "./lint.js";
export * from "./result.js";
export type { LintOutcome, LintRun, LintStats, LintUnit } from "./run.js";
export { rules } from "../rules/index.js";
export type { Plugin, Rule, Settings } from "../rule-kit/index.js";
export type { PolicyType } from "../model/index.js";
