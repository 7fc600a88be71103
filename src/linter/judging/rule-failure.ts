import type { Template } from "../../model/index.js";
import type { Rule } from "../../rule-kit/index.js";
import { messageOf, stackOf, uniqueBy, type Location } from "../../source/index.js";
import type { Finding } from "../finding.js";
import { fingerprintOf } from "./fingerprint.js";
import type { LintUnit } from "../run.js";

/** The failure of a rule as a finding. It has no edits, and no baseline suppresses it. */
export type RuleFailure = Omit<Finding, "fix" | "suggestions"> & { readonly suggestions: readonly [] };

/** A rule threw while it judged a template. */
export function judgingFailure(rule: Rule, error: unknown, unit: LintUnit, template: Template): RuleFailure {
  const file = template.files[0] ?? { path: template.path, text: "" };
  const words = messageOf(error);
  return failureAt({ file, start: 0, end: 0 }, rule, unit, {
    error,
    kind: "failure",
    message: `Rule ${rule.name} failed on this template: ${words}. This is a bug in the rule, not an error in your template.`,
  });
}

/** A rule, or a fixer that it uses, threw while it made an edit for a finding at this place. */
export function editFailure(rule: Rule, error: unknown, unit: LintUnit, location: Location): RuleFailure {
  const words = messageOf(error);
  return failureAt(location, rule, unit, {
    error,
    kind: "edit-failure",
    message: `Rule ${rule.name} failed while it made an edit here: ${words}. Its finding has no such edit. This is a bug in the rule, not an error in your template.`,
  });
}

function failureAt(
  location: Location,
  { name }: Rule,
  unit: LintUnit,
  { error, kind, message }: { readonly error: unknown; readonly kind: string; readonly message: string },
): RuleFailure {
  return {
    unit,
    ruleId: name,
    severity: 2,
    message,
    stack: stackInRule(error),
    location,
    addresses: [],
    fingerprint: fingerprintOf(name, "", kind, []),
    baselineKeys: [],
    related: [],
    suggestions: [],
  };
}

/**
 * The stack of what a rule threw, as far as it is about the rule. What called the rule differs between the threads of a
 * run, and would make one failure look like several.
 */
function stackInRule(error: unknown): readonly string[] {
  const lines = stackOf(error);
  const caller = lines.findIndex((line) => /^ +at (?:callRule|renderedSafely)\d* /.test(line));
  return caller < 0 ? lines : lines.slice(0, caller);
}

/** The findings, and the failures of their edits. All edits are made for this. */
export function withEditFailures(findings: readonly Finding[], failures: readonly RuleFailure[]): readonly Finding[] {
  for (const { fix, suggestions } of findings) {
    fix?.edits();
    for (const { edits } of suggestions) edits();
  }
  const places = new Set(findings.map(placeOf));
  const own = failures.filter((failure) => places.has(placeOf(failure)));
  return [...findings, ...uniqueBy(own, (one) => `${placeOf(one)}\n${one.message}`)];
}

function placeOf({ location: { end, file, start }, ruleId, unit }: Omit<Finding, "suggestions">): string {
  return [unit.path, ruleId, file.path, start, end].join("\n");
}
