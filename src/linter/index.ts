export { lint } from "./lint.js";
export { link, type LinkedRun } from "./linking/link.js";
export type * from "./result.js";
export type {
  Baseline,
  FindingIdentity,
  FixType,
  LintOutcome,
  LintRun,
  LintStats,
  LintUnit,
  RefusedEdit,
} from "./run.js";
export { noPart, type ThreadAnswer, type Order, type Threads } from "./threads/orders.js";
export { takePart } from "./threads/part.js";
export { actionDataDate } from "./linking/services.js";
export { directiveNames } from "./suppression/misspelt-directives.js";
export { wholeMessage } from "./results/whole-message.js";
export { rules } from "../rules/index.js";
export type { Plugin, Rule, Settings } from "../rule-kit/index.js";
export type { PolicyType } from "../model/index.js";
