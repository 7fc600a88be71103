import { lint, type LintMessage, type LintRun } from "../../src/linter/index.js";
import type { PolicyType } from "../../src/model/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import type { Rule } from "../../src/rule-kit/index.js";

/** A file that holds a policy. */
export interface PolicyFile {
  /** `stack.yaml`, `main.tf`, `policy.json`. */
  readonly path: string;
  readonly text: string;
  /** Of a bare policy; `identity` when absent. */
  readonly type?: PolicyType;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Lints a file by itself with one rule. */
export function lintPolicy(rule: Rule, { path, text, type, options }: PolicyFile, fix: NonNullable<LintRun["fix"]>) {
  const isBare = path.endsWith(".json");
  const isTerraform = path.endsWith(".tf");
  return lint({
    units: [
      {
        kind: isBare ? "policy" : isTerraform ? "terraform" : "cloudformation",
        path: isTerraform ? "." : path,
        files: [path],
        rules: new Map([[rule.name, { severity: "error", options: options ?? {} } as const]]),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: (folder) => (folder === "." ? [path] : []) },
    loadWasm,
    rules: [rule],
    fix,
    ...(isBare && { policyType: type ?? "identity" }),
  });
}

/** The text a finding stands at, without the quotes around it. */
export function textAt(text: string, { line, column, endLine, endColumn }: LintMessage): string {
  const lines = text.split("\n");
  const offset = (atLine: number, atColumn: number): number =>
    lines.slice(0, atLine - 1).reduce((sum, { length }) => sum + length + 1, 0) + atColumn - 1;
  return text
    .slice(offset(line, column), offset(endLine, endColumn))
    .trim()
    .replace(/^(["'])(.*)\1$/s, "$2");
}
