import { lint, type LintOutcome, type LintRun, type LintUnit, type PolicyType } from "../linter/index.js";
import type { IsTouched } from "./changed-files.js";
import type { Workspace } from "./workspace.js";
import { baselineOf } from "./suppressions.js";
import { loadWasm } from "./wasm.js";

export interface LintOptions {
  readonly fix: "none" | "fixes" | "suggestions";
  /** Which edits the results hold: none of them is proved where it is absent. */
  readonly editProof?: NonNullable<LintRun["editProof"]>;
  /** Whose fixes are wanted as one edit. */
  readonly isCombined?: NonNullable<LintRun["isCombined"]>;
  readonly policyType?: PolicyType;
  /** Leaves out the rules that only warn. */
  readonly errorsOnly: boolean;
  /** False: comments and metadata that disable rules are skipped. */
  readonly useDirectives: boolean;
  readonly reportUnusedDirectives: boolean;
  readonly onProgress?: NonNullable<LintRun["onProgress"]>;
  /** Of which units findings are wanted; of all where it is absent. */
  readonly isWanted?: IsTouched;
}

export function lintWorkspace(workspace: Workspace, options: LintOptions): Promise<LintOutcome> {
  const { reader, rules, suppressions, trees, units, unreadable } = workspace;
  const {
    errorsOnly,
    fix,
    isWanted,
    editProof,
    onProgress,
    policyType,
    reportUnusedDirectives,
    isCombined,
    useDirectives,
  } = options;
  return lint({
    units: errorsOnly ? units.map(withoutWarnings) : units,
    reader,
    loadWasm,
    rules,
    fix,
    trees,
    unreadable,
    baseline: baselineOf(suppressions),
    directives: { isOn: useDirectives, reportUnused: reportUnusedDirectives },
    ...(editProof && { editProof }),
    ...(isCombined && { isCombined }),
    ...(policyType && { policyType }),
    ...(isWanted && { isWanted }),
    ...(onProgress && { onProgress }),
  });
}

function withoutWarnings(unit: LintUnit): LintUnit {
  return { ...unit, rules: new Map([...unit.rules].filter(([, { severity }]) => severity === "error")) };
}
