import { writeFileSync } from "node:fs";
import {
  lint,
  type LintOutcome,
  type LintResult,
  type LintRun,
  type LintUnit,
  type PolicyType,
} from "../linter/index.js";
import { failure, isFailure, type Failure } from "../source/index.js";
import type { IsTouched } from "./changed-files.js";
import { encode } from "./encoding.js";
import { displayPath } from "./paths.js";
import type { Workspace } from "./workspace.js";
import { isSystemError } from "./reader.js";
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
  const { reader, rules, suppressions, trees, units } = workspace;
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

/** A file that fixing changed: its text before and after. */
export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export function changesOf(results: readonly LintResult[], workspace: Workspace): readonly FileChange[] {
  return results.flatMap(({ filePath, output }) => {
    const before = workspace.reader.read(filePath);
    return output === undefined || before === undefined ? [] : [{ path: filePath, before, after: output }];
  });
}

/** Writes the changed files in the encoding they were read in; none of them where one of them cannot be encoded. */
export function writeChanges(changes: readonly FileChange[], workspace: Workspace, cwd: string): Failure | undefined {
  const writes: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  for (const { after, path } of changes) {
    const original = workspace.reader.decoded(path);
    if (!original?.isExact) {
      const name = displayPath(path, cwd);
      return failure(
        `"${name}" cannot be fixed: it contains bytes that are neither UTF-8 nor UTF-16. Save it as UTF-8 first.`,
      );
    }
    writes.push({ path, bytes: encode(after, original.encoding) });
  }
  for (const { bytes, path } of writes) {
    const problem = write(path, bytes, cwd);
    if (isFailure(problem)) return problem;
  }
  return undefined;
}

function write(path: string, bytes: Uint8Array, cwd: string): Failure | undefined {
  try {
    writeFileSync(path, bytes);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failure(`"${displayPath(path, cwd)}" cannot be written: ${error.message}.`);
  }
}
