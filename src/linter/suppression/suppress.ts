import { directiveCover } from "./directive-cover.js";
import { remarkOn } from "./directive-remarks.js";
import { holds } from "./directive-days.js";
import { directivesOf, type Directive, type DirectiveOptions } from "./directives.js";
import type { Finding } from "../finding.js";
import type { LinkedUnit } from "../linking/link.js";

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
  const remarks = placed.flatMap(
    ({ directive, unit }) => remarkOn(directive, unit, used.get(directive) ?? new Set(), options) ?? [],
  );
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
