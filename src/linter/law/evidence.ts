import type { Template } from "../../model/index.js";
import type { FileReader, FileTreeCache } from "../../parsers/index.js";
import type { Rule } from "../../rule-kit/index.js";
import { rules as builtIn } from "../../rules/index.js";
import type { Finding } from "../finding.js";
import { judge } from "../judge.js";
import { link, type LinkedRun } from "../link.js";
import type { LintRun, LintUnit } from "../run.js";
import { flawsIn, type Flaws } from "./flaws.js";
import { statementHoldersIn, type StatementHolder } from "./holders.js";

/** What an edit is judged by, of the texts before it or after it. */
export interface Evidence {
  /** Of the rules that are on, and of every rule of correctness. */
  readonly findings: readonly Finding[];
  readonly flaws: readonly Flaws[];
  readonly holders: ReadonlyMap<string, StatementHolder>;
}

/** Rules whose findings are errors, whatever a config makes of them: an edit may not bring one up. */
const correctnessRules: readonly Rule[] = builtIn.filter(({ meta }) => meta.type === "problem");

export const isCorrectnessRule = (name: string): boolean => correctnessRules.some((rule) => rule.name === name);

/** Whether a rule leaves it to another one to tell a danger, as long as there is a finding of that. */
export const standsFor = (rule: string | null, other: string | null): boolean =>
  other !== null && builtIn.some(({ meta, name }) => name === rule && meta.standsFor?.includes(other) === true);

export interface EvidenceInput {
  readonly run: LintRun;
  /** The units of the run whose texts an edit changes; the others are there to be seen. */
  readonly changed: readonly LintUnit[];
  /** What was parsed of the others, by unit. */
  readonly kept: ReadonlyMap<string, Template>;
  readonly reader: FileReader;
  readonly trees: FileTreeCache;
}

/** Reads and judges the units that an edit changes. */
export async function gatherEvidence({ changed, kept, reader, run, trees }: EvidenceInput): Promise<Evidence> {
  const known = new Set(run.rules.map(({ name }) => name));
  const rules = [...run.rules, ...correctnessRules.filter(({ name }) => !known.has(name))];
  const paths = new Set(changed.map(({ path }) => path));
  const units = run.units.map((unit) => (paths.has(unit.path) ? withCorrectness(unit) : unit));
  const { onProgress: _, ...quiet } = run;
  const trial: LintRun = { ...quiet, units, rules, reader, trees, isWanted: (unit) => paths.has(unit.path) };
  const linked = await link(trial, kept);
  const templates = templatesOf(linked, paths);
  return {
    findings: judge(trial, linked).findings,
    flaws: templates.map((template) => flawsIn(template, trees)),
    holders: statementHoldersIn(linked.project, templates),
  };
}

function withCorrectness(unit: LintUnit): LintUnit {
  const on = [...unit.rules].filter(([, { severity }]) => severity !== "off");
  const all = correctnessRules.map(({ name }) => [name, { severity: "error", options: {} }] as const);
  return { ...unit, rules: new Map([...all, ...on]) };
}

function templatesOf({ units }: LinkedRun, paths: ReadonlySet<string>): readonly Template[] {
  return units.filter(({ unit }) => paths.has(unit.path)).map(({ template }) => template);
}
