import type { Finding } from "../finding.js";
import type { Baseline } from "../run.js";
import type { SuppressionResult } from "./suppress.js";

/** Suppresses the findings that the baseline has. Syntax errors and failures of rules are never suppressed. */
export function withoutBaseline(findings: readonly Finding[], baseline: Baseline | undefined): SuppressionResult {
  if (!baseline) return { findings, suppressed: [] };
  const isKnown = ({ baselineKeys, ruleId, unit }: Finding): boolean =>
    ruleId !== null && baselineKeys.length > 0 && baselineKeys.every((part) => baseline.has(unit.path, ruleId, part));
  const known = new Set(findings.filter(isKnown));
  return {
    findings: findings.filter((finding) => !known.has(finding)),
    suppressed: [...known].map((finding) => ({ finding, directives: [] })),
  };
}
