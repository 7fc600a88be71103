import { isDate } from "../../iam/index.js";
import { didYouMean } from "../../source/index.js";
import { directiveCover } from "./directive-cover.js";
import { directivesOf, type Directive } from "./directives.js";
import { fingerprintOf } from "../judging/fingerprint.js";
import type { Finding } from "../finding.js";
import type { LinkedUnit } from "../linking/link.js";
import type { Baseline } from "../run.js";

/** How a run handles directives. */
export interface DirectiveOptions {
  /** False: directives have no effect (`--no-inline-config`). */
  readonly isOn: boolean;
  readonly reportUnused: boolean;
  /** Tells the date that `until` is compared with: `2026-11-25`. It is asked for only if a directive has an `until`. */
  readonly today: () => string;
  /** The names of all rules. */
  readonly rules: readonly string[];
  /** Whether a name may be that of a rule that was not loaded. Absent: all rules were loaded. */
  readonly isSkipped?: (rule: string) => boolean;
}

export interface SuppressedFinding {
  readonly finding: Finding;
  /** All directives that cover the finding. Empty: the baseline suppresses it. */
  readonly directives: readonly Directive[];
}

export interface SuppressionResult {
  /** The findings that are not suppressed, and the problems of the directives themselves. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

interface PlacedDirective {
  readonly unit: Finding["unit"];
  readonly directive: Directive;
}

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

/** Suppresses the findings that directives disable. Syntax errors and failures of rules are never suppressed. */
export function suppress(
  findings: readonly Finding[],
  units: readonly LinkedUnit[],
  options: DirectiveOptions,
): SuppressionResult {
  if (!options.isOn) return { findings, suppressed: [] };
  const placed = allDirectives(units);
  const active = placed
    .map(({ directive }) => directive)
    .filter(({ mistake, until }) => mistake === undefined && holds(until, options.today));
  const coverOf = directiveCover(active);
  const suppressed: SuppressedFinding[] = [];
  const left: Finding[] = [];
  const used = new Map<Directive, Set<string>>();
  for (const finding of findings) {
    const directives = coverOf(finding);
    for (const directive of directives) {
      used.set(directive, (used.get(directive) ?? new Set()).add(finding.ruleId ?? ""));
    }
    if (directives.length > 0) suppressed.push({ finding, directives });
    else left.push(finding);
  }
  const remarks = placed.flatMap(({ directive, unit }) => {
    const words = remarkOn(directive, used.get(directive) ?? new Set(), options);
    return words ? [remark(unit, directive, words)] : [];
  });
  return { findings: [...left, ...remarks], suppressed };
}

/**
 * All directives of a run, each once. A file that belongs to several units (a module and its caller) has its directives
 * in each of them.
 */
function allDirectives(units: readonly LinkedUnit[]): readonly PlacedDirective[] {
  const known = new Map<string, PlacedDirective>();
  for (const { template, unit } of units) {
    for (const directive of directivesOf(template)) {
      const { file, start } = directive.location;
      const key = JSON.stringify([
        file.path,
        start,
        directive.rules,
        // A mistake is the same for all resources that one body makes.
        directive.mistake === undefined && "address" in directive.scope && directive.scope.address,
      ]);
      if (!known.has(key)) known.set(key, { unit, directive });
    }
  }
  return [...known.values()];
}

/**
 * Whether a directive has an effect today: it has no `until`, or that day is not over. With an invalid date it has no
 * effect.
 */
function holds(until: string | undefined, today: () => string): boolean {
  return until === undefined || (isDay(until) && today() <= until);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text);
}

interface Remark {
  readonly messageId: string;
  readonly severity: 1 | 2;
  readonly message: string;
}

function remarkOn(
  { kind, mistake, reason, rules, scope, until }: Directive,
  used: ReadonlySet<string>,
  { isSkipped, reportUnused, rules: all, today }: DirectiveOptions,
): Remark | undefined {
  if (mistake !== undefined) return { messageId: "directive-form", severity: 1, message: mistake };
  const unknown = rules.find((rule) => !all.includes(rule) && !isSkipped?.(rule));
  if (unknown !== undefined) {
    const verb = scope.kind === "enable" ? "enable" : "disable";
    const message = `There is no rule "${unknown}", so this directive does not ${verb} it.${didYouMean(unknown, all)}`;
    return { messageId: "directive-unknown-rule", severity: 1, message };
  }
  if (scope.kind === "enable" && until !== undefined) {
    const message = `"until" has no effect in a comment that enables. Put it into the one that disables.`;
    return { messageId: "directive-day", severity: 1, message };
  }
  if (scope.kind === "enable") return reportUnused ? idleRemark(rules, scope.ends) : undefined;
  const named = rules.length > 0 ? rules.join(", ") : "all rules";
  if (until !== undefined && !isDay(until)) {
    const message = `"${until}" is not a date, so this directive has no effect. Write it like ${today()}.`;
    return { messageId: "directive-day", severity: 1, message };
  }
  if (!holds(until, today)) {
    const message = `This directive expired after ${until ?? ""}. Fix the finding, or set a new date.`;
    return { messageId: "directive-expired", severity: 1, message };
  }
  const unused = unusedOf(rules, used, isSkipped);
  if (unused.length > 0 && reportUnused)
    return unusedRemark(`Nothing is reported here by ${unused.join(", ")}`, used.size === 0);
  if (reason !== "" || used.size === 0) return undefined;
  const where = kind === "metadata" ? 'as "reason"' : "after --";
  const message = `This directive disables ${named} without a reason. Add the reason ${where}.`;
  return { messageId: "directive-without-reason", severity: 1, message };
}

/** An error, as in ESLint: these are reported only if the user asks for them. */
function unusedRemark(words: string, isWhole: boolean): Remark {
  const advice = isWhole ? "remove this directive" : "remove the name from this directive";
  return { messageId: "directive-unused", severity: 2, message: `${words}: ${advice}.` };
}

/** A comment that enables what no comment above it disables. */
function idleRemark(rules: readonly string[], ends: ReadonlySet<string>): Remark | undefined {
  const idle = rules.filter((rule) => !ends.has(rule));
  const isWhole = ends.size === 0;
  if (!isWhole && idle.length === 0) return undefined;
  return unusedRemark(`No comment above disables ${idle.length > 0 ? idle.join(", ") : "a rule"}`, isWhole);
}

/** What a directive names in vain. It is not known whether a rule that was not loaded would report something. */
function unusedOf(
  rules: readonly string[],
  used: ReadonlySet<string>,
  isSkipped: DirectiveOptions["isSkipped"],
): readonly string[] {
  if (rules.length === 0) return used.size > 0 || isSkipped ? [] : ["any rule"];
  return rules.filter((rule) => !used.has(rule) && !isSkipped?.(rule));
}

function remark(unit: Finding["unit"], directive: Directive, { message, messageId, severity }: Remark): Finding {
  const address = directive.scope.kind === "address" ? directive.scope.address : "";
  return {
    unit,
    ruleId: null,
    severity,
    messageId,
    message,
    location: directive.location,
    addresses: [address],
    fingerprint: fingerprintOf(null, address, messageId, directive.rules),
    baselineKeys: [],
    related: [],
    suggestions: [],
  };
}
