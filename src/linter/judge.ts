import { renderEdits } from "../fixers/index.js";
import { walk, type ModelNode, type Template } from "../model/index.js";
import {
  fillMessage,
  fixer,
  keyOf,
  type Report,
  type Rule,
  type RuleContext,
  type Suggestion,
  type Visitor,
} from "../rule-kit/index.js";
import type { Location, TextEdit } from "../source/index.js";
import { defaultsOf, placesOf, restingOn } from "./defaults.js";
import { fingerprintOf, partsOf } from "./fingerprint.js";
import type { Linked, LinkedUnit } from "./link.js";
import { merge } from "./merge.js";
import type { RuleSetting } from "./result.js";
import type { LintRun, LintUnit } from "./run.js";

/** A report with its sentence, its place and its edits as text. */
export interface Finding {
  readonly unit: LintUnit;
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly messageId?: string;
  readonly message: string;
  readonly fatal?: true;
  readonly location: Location;
  readonly addresses: readonly string[];
  readonly fingerprint: string;
  /** What a baseline knows it by; it is suppressed when all are there. */
  readonly parts: readonly string[];
  readonly related: NonNullable<Report["related"]>;
  readonly fix?: readonly TextEdit[];
  readonly suggestions: readonly FindingSuggestion[];
}

export interface FindingSuggestion {
  readonly messageId: string;
  readonly message: string;
  readonly edits: readonly TextEdit[];
}

/** Something that could not be judged. */
export interface Skip {
  readonly ruleId: string;
  readonly address: string;
  readonly reason: string;
  readonly location: Location;
}

export interface Judgement {
  readonly units: readonly LinkedUnit[];
  readonly findings: readonly Finding[];
  readonly skips: readonly Skip[];
  readonly ruleTimes: Readonly<Record<string, number>>;
}

/** Calls every rule that is on for every unit. */
export function judge(run: LintRun, linked: Linked): Judgement {
  const findings: Finding[] = [];
  const skips: Skip[] = [];
  const ruleTimes: Record<string, number> = {};
  const units = linked.units.filter(
    ({ template, unit }) => run.isWanted?.(unit, [...unit.files, ...template.files.map(({ path }) => path)]) ?? true,
  );
  for (const [index, one] of units.entries()) {
    run.onProgress?.("judge", index, units.length);
    findings.push(...one.template.problems.map((problem) => syntaxFinding(one.unit, problem)));
    const nodes = nodesIn(one.template);
    for (const rule of run.rules) {
      const setting = one.unit.rules.get(rule.name);
      if (!setting || setting.severity === "off") continue;
      const start = performance.now();
      const said = callRule(rule, setting, { ...one, nodes }, linked);
      ruleTimes[rule.name] = (ruleTimes[rule.name] ?? 0) + performance.now() - start;
      findings.push(...said.findings);
      skips.push(...said.skips);
    }
  }
  return { units, findings: merge(findings), skips, ruleTimes };
}

function syntaxFinding(unit: LintUnit, problem: Template["problems"][number]): Finding {
  return {
    unit,
    ruleId: null,
    severity: 2,
    message: problem.message,
    fatal: true,
    location: problem.location,
    addresses: [],
    fingerprint: fingerprintOf(null, "", "syntax", [problem.message]),
    parts: [],
    related: [],
    suggestions: [],
  };
}

/** One rule over one template; a rule that throws becomes a finding and the others go on. */
function callRule(
  rule: Rule,
  setting: RuleSetting,
  { unit, template, nodes }: LinkedUnit & { readonly nodes: Nodes },
  { project, services }: Linked,
): { readonly findings: readonly Finding[]; readonly skips: readonly Skip[] } {
  const findings: Finding[] = [];
  const skips: Skip[] = [];
  const severity = setting.severity === "error" ? 2 : 1;
  const context: RuleContext = {
    template,
    project,
    services,
    settings: unit.settings,
    options: { ...rule.meta.defaultOptions, ...setting.options },
    report: (report) => findings.push(findingOf(report, rule, severity, unit, template)),
    skip: (node, reason) =>
      skips.push({ ruleId: rule.name, address: node.address ?? "", reason, location: node.location }),
  };
  try {
    visitAll(rule.create(context), template, nodes);
  } catch (error) {
    findings.push(failure(rule, error, unit, template));
  }
  return { findings, skips };
}

/** What rules visit: they share one walk. */
interface Nodes {
  /** In the order of visits. */
  readonly all: readonly ModelNode[];
  readonly byKind: ReadonlyMap<string, readonly ModelNode[]>;
}

function nodesIn(template: Template): Nodes {
  const all: ModelNode[] = [];
  const byKind = new Map<string, ModelNode[]>();
  walk(template, (node) => {
    all.push(node);
    const alike = byKind.get(node.kind);
    if (alike) alike.push(node);
    else byKind.set(node.kind, [node]);
  });
  return { all, byKind };
}

function visitAll(visitor: Visitor, template: Template, { all, byKind }: Nodes): void {
  const [kind = "", ...others] = Object.keys(visitor);
  const hasOne = kind !== "" && others.length === 0;
  for (const node of hasOne ? (byKind.get(kind) ?? []) : all) {
    // Each handler takes the node kind it is named for.
    const handler = visitor[node.kind] as ((node: ModelNode) => void) | undefined;
    handler?.(node);
  }
  visitor["Template:exit"]?.(template);
}

function failure(rule: Rule, error: unknown, unit: LintUnit, template: Template): Finding {
  const words = error instanceof Error ? error.message : String(error);
  const file = template.files[0];
  const nowhere = { path: template.path, text: "", lineStarts: [0] };
  return {
    unit,
    ruleId: rule.name,
    severity: 2,
    message: `Rule ${rule.name} failed on this template: ${words}. This is a mistake in the rule, not in your template.`,
    location: { file: file ?? nowhere, start: 0, end: 0 },
    addresses: [],
    fingerprint: fingerprintOf(rule.name, "", "failure", []),
    parts: [],
    related: [],
    suggestions: [],
  };
}

function findingOf(report: Report, rule: Rule, severity: 1 | 2, unit: LintUnit, template: Template): Finding {
  const data = report.data ?? {};
  const fields = (rule.meta.keys?.[report.messageId] ?? []).flatMap((key) => {
    const field = data[key];
    return field === undefined ? [] : [keyOf(field)];
  });
  const defaults = defaultsOf(report.node);
  const fix = report.fix && render(report.fix, unit, template);
  return {
    unit,
    ruleId: rule.name,
    severity,
    messageId: report.messageId,
    message: restingOn(fillMessage(rule.meta.messages[report.messageId] ?? report.messageId, data), defaults),
    location: report.node.location,
    addresses: [report.address],
    fingerprint: fingerprintOf(rule.name, report.address, report.messageId, fields),
    parts: partsOf(rule.name, report.address, report.messageId, fields),
    related: [...(report.related ?? []), ...placesOf(defaults, report.node)],
    ...(fix && { fix }),
    suggestions: (report.suggest ?? []).flatMap((suggestion) => {
      const edits = render(suggestion.fix, unit, template);
      if (!edits) return [];
      const message = fillMessage(rule.meta.messages[suggestion.messageId] ?? "", suggestion.data ?? data);
      return [{ messageId: suggestion.messageId, message, edits }];
    }),
  };
}

/** The text of a fix; `undefined` where what it edits is generated, or the syntax cannot say it. */
function render(fix: Suggestion["fix"], unit: LintUnit, template: Template): readonly TextEdit[] | undefined {
  if (!template.isEditable) return undefined;
  const found = renderEdits([fix(fixer)].flat(), template);
  // A plan is read with the module it was made from: that one is edited, the plan never.
  return unit.kind === "plan" && found?.some(({ location }) => location.file.path === unit.path) ? undefined : found;
}
