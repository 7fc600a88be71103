import { withinSteps } from "../../iam/index.js";
import { charactersOf, forgetUnit, type Template } from "../../model/index.js";
import type { Rule, RuleContext } from "../../rule-kit/index.js";
import { skipOf } from "./check-report.js";
import { findingOf } from "./finding-of-report.js";
import { fingerprintOf } from "./fingerprint.js";
import type { Finding, Skip } from "../finding.js";
import type { LinkedRun, LinkedUnit } from "../linking/link.js";
import { merge } from "./merge.js";
import { keepOwnedEdits, type UncheckedFinding } from "./owned-text.js";
import type { RuleSetting } from "../result.js";
import { judgingFailure, type RuleFailure } from "./rule-failure.js";
import type { LintRun, LintUnit } from "../run.js";
import { nodesIn, visitAll, type Nodes } from "./visits.js";

export interface Judgement {
  readonly units: readonly LinkedUnit[];
  readonly findings: readonly Finding[];
  readonly skips: readonly Skip[];
  readonly ruleTimes: Readonly<Record<string, number>>;
  /** Edits that could not be made because a rule or a fixer threw. The list grows when edits are made. */
  readonly editFailures: readonly RuleFailure[];
}

/** Runs every enabled rule on every unit. */
export function judge(run: LintRun, linked: LinkedRun): Judgement {
  const units = wantedUnits(run, linked);
  const editFailures: RuleFailure[] = [];
  const judged = units.map((one, index) => {
    run.onProgress?.("judge", index, units.length);
    return judgeUnit(one, { run, linked, editFailures });
  });
  return judgementOf(units, judged, editFailures);
}

/** The units whose findings are wanted, in the order of the run. */
export function wantedUnits({ isWanted }: LintRun, { units }: LinkedRun): readonly LinkedUnit[] {
  return units.filter(
    ({ template, unit }) => isWanted?.(unit, [...unit.files, ...template.files.map(({ path }) => path)]) ?? true,
  );
}

/** What the rules say about one unit. */
export interface UnitJudgement {
  readonly findings: readonly UncheckedFinding[];
  readonly skips: readonly Skip[];
  readonly ruleTimes: ReadonlyMap<string, number>;
}

export interface JudgeInput {
  readonly run: LintRun;
  readonly linked: LinkedRun;
  /** Takes the failures of edits, when these are made. */
  readonly editFailures: RuleFailure[];
}

/** Runs every enabled rule on one unit. */
export function judgeUnit(one: LinkedUnit, { run, linked, editFailures }: JudgeInput): UnitJudgement {
  const findings: UncheckedFinding[] = one.template.problems.map((problem) => syntaxFinding(one.unit, problem));
  const skips: Skip[] = (one.template.unread ?? []).map((unread) => ({ ruleId: null, ...unread }));
  const ruleTimes = new Map<string, number>();
  const nodes = nodesIn(one.template);
  // Of a broken file, readers keep what they can. What is missing or wrong there may only be cut off.
  const broken = new Set(one.template.problems.map(({ location }) => location.file));
  const isWhole = ({ location }: Pick<UncheckedFinding, "location">): boolean => !broken.has(location.file);
  const judged: JudgedUnit = { nodes, editFailures, ...one };
  const { clock } = run;
  const isDone = withinSteps(stepsFor(one.template), () => {
    for (const rule of run.rules) {
      const setting = one.unit.rules.get(rule.name);
      if (!setting || setting.severity === "off") continue;
      const start = clock?.();
      const said = callRule(rule, setting, judged, linked);
      if (clock && start !== undefined) ruleTimes.set(rule.name, clock() - start);
      for (const finding of said.findings) if (isWhole(finding)) findings.push(finding);
      skips.push(...said.skips);
    }
  });
  if (!isDone) skips.push(...tooLarge(one.template));
  forgetUnit(linked.project);
  return { findings, skips, ruleTimes };
}

/** What was said about the units of a run as one judgement, with those edits that their owners allow. */
export function judgementOf(
  units: readonly LinkedUnit[],
  judged: readonly UnitJudgement[],
  editFailures: readonly RuleFailure[],
): Judgement {
  const ruleTimes = new Map<string, number>();
  for (const one of judged) {
    for (const [name, time] of one.ruleTimes) ruleTimes.set(name, (ruleTimes.get(name) ?? 0) + time);
  }
  return {
    units,
    findings: merge(keepOwnedEdits(judged.flatMap(({ findings }) => findings))),
    skips: judged.flatMap(({ skips }) => skips),
    ruleTimes: Object.fromEntries(ruleTimes),
    editFailures,
  };
}

/**
 * How many steps the comparisons of a template's patterns may take: 10 million, which need less than a second, and more
 * for a long one. Templates of the field need up to 10 for each character.
 */
function stepsFor(template: Template): number {
  return 10_000_000 + 200 * charactersOf(template);
}

function tooLarge({ files }: Template): readonly Skip[] {
  const reason = "its patterns are too many and too long to compare all of them";
  return files.slice(0, 1).map((file) => ({ ruleId: null, address: "", reason, location: { file, start: 0, end: 0 } }));
}

function syntaxFinding(unit: LintUnit, problem: Template["problems"][number]): UncheckedFinding {
  return {
    unit,
    ruleId: null,
    severity: 2,
    message: problem.message,
    fatal: true,
    location: problem.location,
    addresses: [],
    fingerprint: fingerprintOf(null, "", "syntax", [problem.message]),
    baselineKeys: [],
    related: [],
    suggestions: [],
  };
}

interface JudgedUnit extends LinkedUnit {
  readonly nodes: Nodes;
  readonly editFailures: RuleFailure[];
}

/** Runs one rule on one template. If the rule throws, this becomes a finding, and the other rules still run. */
function callRule(
  rule: Rule,
  setting: RuleSetting,
  { unit, template, nodes, editFailures }: JudgedUnit,
  { project, services }: LinkedRun,
): { readonly findings: readonly UncheckedFinding[]; readonly skips: readonly Skip[] } {
  const findings: UncheckedFinding[] = [];
  const skips: Skip[] = [];
  const severity = setting.severity === "error" ? 2 : 1;
  const context: RuleContext = {
    template,
    project,
    services,
    settings: unit.settings,
    options: { ...rule.meta.defaultOptions, ...setting.options },
    report: (report) => findings.push(findingOf(report, rule, severity, { unit, template, project, editFailures })),
    skip: (node, reason) => skips.push(skipOf(node, reason, rule)),
  };
  try {
    visitAll(rule.create(context), template, nodes);
  } catch (error) {
    findings.push(judgingFailure(rule, error, unit, template));
  }
  return { findings, skips };
}
