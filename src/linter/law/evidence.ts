import type { Template } from "../../model/index.js";
import type { Rule } from "../../rule-kit/index.js";
import { rules as builtIn } from "../../rules/index.js";
import { groupBy } from "../../source/index.js";
import type { Finding } from "../finding.js";
import { judge } from "../judging/judge.js";
import { link, type LinkedRun } from "../linking/link.js";
import type { OpenRun } from "../linking/open-run.js";
import type { LintRun, LintUnit } from "../run.js";
import { flawsIn, type Flaws } from "./flaws.js";
import { statementHoldersIn, type StatementHolder } from "./holders.js";

/**
 * What is compared to prove an edit. It is gathered once for the texts before the edit and once for the texts after it.
 */
export interface EditEvidence {
  /** The findings of these rules and the errors of syntax. A rule judges when it is asked for first. */
  readonly findingsOf: (rules: ReadonlySet<string>) => readonly Finding[];
  readonly flaws: readonly Flaws[];
  readonly holders: ReadonlyMap<string, StatementHolder>;
}

/**
 * Rules whose findings are real errors, whatever severity a config gives them. An edit must not cause a new finding of
 * such a rule.
 */
const correctnessRules: readonly Rule[] = builtIn.filter(({ meta }) => meta.type === "problem");

export const correctnessNames: ReadonlySet<string> = new Set(correctnessRules.map(({ name }) => name));

/**
 * Whether `rule` names `other` in `meta.standsFor`. As long as `rule` reports a danger, `other` does not report it.
 * After an edit of `rule`, `other` may report what is left of it.
 */
export const standsFor = (rule: string | null, other: string | null): boolean =>
  other !== null && builtIn.some(({ meta, name }) => name === rule && meta.standsFor?.includes(other) === true);

export interface EvidenceInput {
  readonly run: OpenRun;
  /** The units whose texts the edit changes. The other units of the run are only context. */
  readonly changed: readonly LintUnit[];
  /** The templates that are known, by the path of the unit. They are not parsed again. */
  readonly known: ReadonlyMap<string, Template>;
  /** The units of the run, if they are linked already. */
  readonly linked?: LinkedRun;
}

/** Reads the units that an edit changes, so that they can be judged. */
export async function gatherEvidence(input: EvidenceInput): Promise<EditEvidence> {
  const { changed, run } = input;
  const enabled = new Set(run.rules.map(({ name }) => name));
  const rules = [...run.rules, ...correctnessRules.filter(({ name }) => !enabled.has(name))];
  const paths = new Set(changed.map(({ path }) => path));
  const units = run.units.map((unit) => (paths.has(unit.path) ? withCorrectness(unit) : unit));
  const { onProgress: _, ...quiet } = run;
  const trial: OpenRun = { ...quiet, units, rules, isWanted: (unit) => paths.has(unit.path) };
  const linked = input.linked ? withUnits(input.linked, units) : await link(trial, input.known);
  const templates = templatesOf(linked, paths);
  return {
    findingsOf: judgeOnDemand(trial, linked),
    flaws: templates.map((template) => flawsIn(template, run.trees)),
    holders: statementHoldersIn(linked.project, templates),
  };
}

/** Most rules are asked nothing before an edit: what they do not report after it, they need not have reported. */
function judgeOnDemand(trial: LintRun, linked: LinkedRun): EditEvidence["findingsOf"] {
  const asked = new Map<string | null, readonly Finding[]>();
  return (names) => {
    const rules = trial.rules.filter(({ name }) => names.has(name) && !asked.has(name));
    if (rules.length > 0) {
      const found = groupBy(judge({ ...trial, rules }, linked).findings, ({ ruleId }) => ruleId);
      for (const name of [null, ...rules.map((rule) => rule.name)]) asked.set(name, found.get(name) ?? []);
    }
    return [null, ...names].flatMap((name) => asked.get(name) ?? []);
  };
}

/** The same run with other settings of the units. */
function withUnits(linked: LinkedRun, units: readonly LintUnit[]): LinkedRun {
  const byPath = new Map(units.map((unit) => [unit.path, unit]));
  return { ...linked, units: linked.units.map((one) => ({ ...one, unit: byPath.get(one.unit.path) ?? one.unit })) };
}

function withCorrectness(unit: LintUnit): LintUnit {
  const on = [...unit.rules].filter(([, { severity }]) => severity !== "off");
  const all = correctnessRules.map(({ name }) => [name, { severity: "error", options: {} }] as const);
  return { ...unit, rules: new Map([...all, ...on]) };
}

function templatesOf({ units }: LinkedRun, paths: ReadonlySet<string>): readonly Template[] {
  return units.filter(({ unit }) => paths.has(unit.path)).map(({ template }) => template);
}
