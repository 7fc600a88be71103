import { today, untilDone } from "../../disk/index.js";
import { listed } from "../../source/index.js";
import { type Baseline, lint, type LintOutcome, type LintRun, type LintUnit } from "../../linter/index.js";
import type { Workspace } from "./workspace.js";
import { baselineOf } from "./suppressions.js";
import { firstFailing } from "../units/unread-files.js";
import { loadWasm } from "../files/wasm.js";

/** What of a run of the linter is not in the workspace. */
type OwnOfRun =
  | "clock"
  | "editProof"
  | "fix"
  | "fixTypes"
  | "isFixed"
  | "isWanted"
  | "namesConstructs"
  | "onProgress"
  | "policyType"
  | "threads";

export interface LintOptions extends Pick<LintRun, OwnOfRun> {
  /** Whether rules with the severity `warn` are not run. */
  readonly errorsOnly: boolean;
  /** False: comments and metadata that disable rules have no effect. */
  readonly useDirectives: boolean;
  readonly reportUnusedDirectives: boolean;
  /** In place of the one that was read for the workspace. */
  readonly baseline?: Baseline;
}

export function lintWorkspace(workspace: Workspace, options: LintOptions): Promise<LintOutcome> {
  const run = (): Promise<LintOutcome> => lint(lintRunOf(workspace, options));
  const plugins = pluginNames(workspace);
  return plugins.length === 0 ? run() : untilDone(`plugin ${listed(plugins, "or")}`, run);
}

/** The names of the plugins whose rules run, in quotes. */
function pluginNames({ rules }: Workspace): readonly string[] {
  const prefixes = rules.flatMap(({ name }) => (name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : []));
  return [...new Set(prefixes)].map((name) => `"${name}"`);
}

/** The run of the linter that lints a workspace. */
export function lintRunOf(workspace: Workspace, options: LintOptions): LintRun {
  const { accounts, reader, rules, suppressions, trees, units, unreadable } = workspace;
  const {
    baseline = baselineOf(suppressions),
    errorsOnly,
    reportUnusedDirectives: _,
    useDirectives: __,
    ...own
  } = options;
  return {
    ...own,
    units: errorsOnly ? units.map(withoutWarnings) : units,
    reader,
    isWritable: (path) => reader.decoded(path)?.isExact !== false,
    loadWasm,
    rules,
    trees,
    accounts,
    unreadable,
    baseline,
    directives: directivesOf(workspace, options),
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
