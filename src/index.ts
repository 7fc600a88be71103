export {
  leastPolicy,
  lintFiles,
  lintText,
  type LeastPolicyOptions,
  type LintFilesOptions,
  type LintTextOptions,
  type PolicySourceText,
} from "./workspace/index.js";
export type { EntryReason, Hole, PolicyEntry, PolicyJson, StatementJson, UndecidedEntry } from "./advice/index.js";
export type {
  FileEdit,
  LintMessage,
  LintResult,
  LintSuggestion,
  NotJudged,
  RelatedMessage,
  SuppressedMessage,
} from "./linter/index.js";
export {
  isGranted,
  type ContextValue,
  type Granted,
  type GrantReason,
  type GrantRequest,
  type PolicyDocuments,
  type PolicySource,
} from "./is-granted/index.js";
export { definePlugin, defineRule } from "./rule-kit/index.js";
export type {
  ContextOf,
  Fixer,
  IamEdit,
  Message,
  MessageData,
  Plugin,
  Report,
  Rule,
  RuleContext,
  RuleMeta,
  Settings,
  Suggestion,
  TypedRule,
  Visitor,
} from "./rule-kit/index.js";
