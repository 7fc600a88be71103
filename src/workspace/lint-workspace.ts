import { today } from "../disk/index.js";
import { lint, type LintOutcome, type LintRun, type LintUnit, type PolicyType } from "../linter/index.js";
import type { IsTouched } from "./changed-files.js";
import type { Workspace } from "./workspace.js";
import { baselineOf } from "./suppressions.js";
import { firstFailing } from "./unread-files.js";
import { loadWasm } from "./wasm.js";

export interface LintOptions {
  readonly fix: "none" | "fixes" | "suggestions";
  /** Which edits `fix` makes. By default, all. */
  readonly fixTypes?: NonNullable<LintRun["fixTypes"]>;
  /** Which edits in the results are proved. By default, none. */
  readonly editProof?: NonNullable<LintRun["editProof"]>;
  /** Selects the findings whose fixes are wanted as one edit. */
  readonly isCombined?: NonNullable<LintRun["isCombined"]>;
  readonly policyType?: PolicyType;
  /** Whether rules with the severity `warn` are not run. */
  readonly errorsOnly: boolean;
  /** False: comments and metadata that disable rules have no effect. */
  readonly useDirectives: boolean;
  readonly reportUnusedDirectives: boolean;
  readonly onProgress?: NonNullable<LintRun["onProgress"]>;
  /** For the stats. By default, no time is taken. */
  readonly clock?: NonNullable<LintRun["clock"]>;
  /** Selects the units whose findings are wanted. By default, all units. */
  readonly isWanted?: IsTouched;
  /** False: who shows a message names its construct. */
  readonly namesConstructs?: boolean;
  /** Other threads that have read the same workspace. */
  readonly threads?: NonNullable<LintRun["threads"]>;
}

export function lintWorkspace(workspace: Workspace, options: LintOptions): Promise<LintOutcome> {
  return lint(lintRunOf(workspace, options));
}

/** The run of the linter that lints a workspace. */
export function lintRunOf(workspace: Workspace, options: LintOptions): LintRun {
  const { accounts, reader, rules, suppressions, trees, units, unreadable } = workspace;
  const { errorsOnly, fix, fixTypes, isWanted, clock, editProof, onProgress, policyType, isCombined, threads } =
    options;
  const { namesConstructs } = options;
  return {
    units: errorsOnly ? units.map(withoutWarnings) : units,
    reader,
    isWritable: (path) => reader.decoded(path)?.isExact !== false,
    loadWasm,
    rules,
    fix,
    trees,
    accounts,
    unreadable,
    baseline: baselineOf(suppressions),
    directives: directivesOf(workspace, options),
    ...(fixTypes && { fixTypes }),
    ...(editProof && { editProof }),
    ...(isCombined && { isCombined }),
    ...(policyType && { policyType }),
    ...(isWanted && { isWanted }),
    ...(namesConstructs !== undefined && { namesConstructs }),
    ...(onProgress && { onProgress }),
    ...(threads && { threads }),
    ...(clock && { clock }),
  };
}

function directivesOf(
  workspace: Workspace,
  { reportUnusedDirectives, useDirectives }: LintOptions,
): NonNullable<LintRun["directives"]> {
  return {
    isOn: useDirectives,
    reportUnused: reportUnusedDirectives,
    today,
    ...(!workspace.hasAllRules && { isSkipped: isMissingIn(workspace) }),
  };
}

/** Whether a rule does not run. It may be one of a plugin that was skipped. */
function isMissingIn({ rules }: Workspace): (rule: string) => boolean {
  const loaded = new Set(rules.map(({ name }) => name));
  return (rule) => !loaded.has(rule);
}

/**
 * Whether a rule does not run on a unit, or not on all of it: it was not loaded, it is off there, or a file of the run could
 * not be read. A rule that does not exist is no such rule.
 */
export function isNotRunIn(workspace: Workspace): (unitPath: string, rule: string) => boolean {
  const { hasAllRules, units, unreadable } = workspace;
  if (firstFailing(unreadable)) return () => true;
  const isMissing = isMissingIn(workspace);
  const byPath = new Map(units.map(({ path, rules }) => [path, rules]));
  return (unitPath, rule) => {
    if (isMissing(rule)) return !hasAllRules;
    const rules = byPath.get(unitPath);
    return rules !== undefined && (rules.get(rule)?.severity ?? "off") === "off";
  };
}

function withoutWarnings(unit: LintUnit): LintUnit {
  return { ...unit, rules: new Map([...unit.rules].filter(([, { severity }]) => severity === "error")) };
}
