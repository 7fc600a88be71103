import { lint, type LintOutcome, type LintRun, type LintUnit, type PolicyType } from "../linter/index.js";
import type { IsTouched } from "./changed-files.js";
import type { Project } from "./workspace.js";
import { baselineOf } from "./suppressions.js";
import { loadWasm } from "./wasm.js";

export interface LintOptions {
  readonly fix: "none" | "fixes" | "suggestions";
  /** Which edits the results hold: none of them is proved where it is absent. */
  readonly offers?: NonNullable<LintRun["offers"]>;
  /** Whose fixes are wanted as one edit. */
  readonly together?: NonNullable<LintRun["together"]>;
  readonly policyType?: PolicyType;
  /** Leaves out the rules that only warn. */
  readonly errorsOnly: boolean;
  /** False: comments and metadata that switch rules off are passed over. */
  readonly useDirectives: boolean;
  readonly reportUnusedDirectives: boolean;
  readonly onProgress?: NonNullable<LintRun["onProgress"]>;
  /** Of which units findings are wanted; of all where it is absent. */
  readonly isWanted?: IsTouched;
}

export function lintProject(project: Project, options: LintOptions): Promise<LintOutcome> {
  const { reader, rules, suppressions, trees, units, unreadable } = project;
  const { errorsOnly, fix, isWanted, offers, onProgress, policyType, reportUnusedDirectives, together, useDirectives } =
    options;
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
    ...(offers && { offers }),
    ...(together && { together }),
    ...(policyType && { policyType }),
    ...(isWanted && { isWanted }),
    ...(onProgress && { onProgress }),
  });
}

function withoutWarnings(unit: LintUnit): LintUnit {
  return { ...unit, rules: new Map([...unit.rules].filter(([, { severity }]) => severity === "error")) };
}
