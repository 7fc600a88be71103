import { charactersOf, unitForms, type Template } from "../../model/index.js";
import { createFileTreeCache, type FileReader, type FileTreeCache } from "../../parsers/index.js";
import { applyEdits, groupBy, onceIn, oncePer, unitedEdits, type TextEdit } from "../../source/index.js";
import type { LinkedRun, LinkedUnit } from "../linking/link.js";
import type { OpenRun } from "../linking/open-run.js";
import { concernedUnits } from "./concerned-units.js";
import type { SizeOf } from "./proof-budget.js";
import { textEditsOf, type ProposedEdit } from "./proposed-edit.js";
import { rulesOf, violationOf, type Violation } from "./violation.js";
import { gatherEvidence, type EditEvidence, type EvidenceInput } from "./evidence.js";

/** Tries edits of a run in memory. */
export interface Prover {
  /**
   * A Terraform module is read wholly, with all that it calls and each instance of its resources. A text that many units
   * are made of is read with each of them.
   */
  readonly sizeOf: SizeOf;
  /**
   * Why the law of edits forbids these edits when they are made together. `undefined`: it allows them. The edits must
   * not overlap.
   */
  violation(proposed: readonly ProposedEdit[], stage?: ProofStage): Promise<Violation | undefined>;
}

/** What is allowed in the first proof is proved again, together with what else would be made. */
export type ProofStage = "first" | "last";

export interface ProverInput {
  readonly run: OpenRun;
  /** The run with the texts before the edits. */
  readonly linked: LinkedRun;
  /** Whether the edits are only offered, not written. */
  readonly isForOffer?: boolean;
}

/** In a run with more units than this, judging the whole run again for every single edit takes too long. */
const fewUnits = 40;

export function proverOf(input: ProverInput): Prover {
  const before = evidenceByScope();
  const after = evidenceByScope();
  const untouched = (scope: Scope): Promise<EditEvidence> => before(scope, [], () => evidenceBefore(scope, input));
  return {
    sizeOf: sizeIn(input.linked),
    async violation(proposed, stage = "last") {
      const edits = proposed.flatMap(textEditsOf);
      const texts = textsAfter(edits);
      const changed = concernedUnits(input.linked, proposed, texts.keys());
      const isAmongMany = input.linked.units.length > fewUnits && (input.isForOffer === true || stage === "first");
      const scope = await scopeOf(proposed, { changed, isAmongMany }, input, untouched);
      const edited = after(scope, [...texts].flat(), () => evidenceAfter(scope, input, texts));
      return violationOf(await untouched(scope), await edited, proposed);
    },
  };
}

/**
 * Keeps the last evidence of each kind of scope. That is enough: edits come unit by unit, and those that several findings
 * ask for one after the other.
 */
function evidenceByScope(): (
  scope: Scope,
  texts: readonly string[],
  gather: () => Promise<EditEvidence>,
) => Promise<EditEvidence> {
  const last = new Map<boolean, { readonly key: readonly string[]; readonly evidence: Promise<EditEvidence> }>();
  return ({ changed, isWhole }, texts, gather) => {
    const key = [...changed.map(({ unit }) => unit.path), ...texts];
    const known = last.get(isWhole);
    const isKnown = known?.key.length === key.length && key.every((text, at) => text === known.key[at]);
    const asked = isKnown ? known : { key, evidence: gather() };
    last.set(isWhole, asked);
    return asked.evidence;
  };
}

const sizeIn = oncePer((linked: LinkedRun): SizeOf => {
  const sizes = new Map<string, number>();
  return (proposed) => {
    const paths = new Set(textEditsOf(proposed).map(({ location }) => location.file.path));
    return onceIn(sizes, [proposed.finding.unit.path, ...paths].join("\n"), () =>
      concernedUnits(linked, [proposed], paths).reduce((sum, { template }) => sum + sizeOfTemplate(template), 0),
    );
  };
});

/** As much text as a resource has that is written out: `for_each` makes hundreds of one text, and each is judged. */
const charactersOfResource = 300;

function sizeOfTemplate(template: Template): number {
  return Math.max(charactersOf(template), template.resources.size * charactersOfResource);
}

/** Which units are read and judged to prove edits: only those that the edits concern, or the whole run. */
interface Scope {
  readonly changed: readonly LinkedUnit[];
  readonly isWhole: boolean;
}

/**
 * If an edit takes no permission away, no other unit can lose one. Then the changed units are enough, provided that the
 * findings also exist without the other units. In a run of many units, the same is assumed for an edit that is only
 * offered, and for one that is proved again before it is written (`isAmongMany`).
 */
async function scopeOf(
  proposed: readonly ProposedEdit[],
  { changed, isAmongMany }: { readonly changed: readonly LinkedUnit[]; readonly isAmongMany: boolean },
  { linked: { units } }: ProverInput,
  before: (scope: Scope) => Promise<EditEvidence>,
): Promise<Scope> {
  const whole = { changed, isWhole: true };
  const takes = proposed.some(({ proposal }) => proposal.direction === "narrows" || proposal.direction === "renames");
  const isInReach = !takes || isAmongMany;
  const isOfOneUnit = new Set(proposed.map(({ finding }) => finding.unit)).size === 1;
  if (!isInReach || !isOfOneUnit || changed.length === units.length) return whole;
  const alone = { changed, isWhole: false };
  const findings = (await before(alone)).findingsOf(rulesOf(proposed));
  const stands = proposed.every(({ finding }) =>
    findings.some(({ fingerprint, ruleId }) => ruleId === finding.ruleId && fingerprint === finding.fingerprint),
  );
  return stands ? alone : whole;
}

/** Stacks that are judged alone are parsed alone too: in the run, they may take values from other stacks. */
function evidenceBefore(scope: Scope, { linked, run }: ProverInput): Promise<EditEvidence> {
  const known = scope.changed.filter(({ unit }) => !unitForms[unit.kind].isStack);
  return gatherEvidence({
    ...runIn(scope, run),
    known: templatesOf(known),
    ...(scope.isWhole && { linked }),
  });
}

function evidenceAfter(
  scope: Scope,
  { linked, run }: ProverInput,
  texts: ReadonlyMap<string, string>,
): Promise<EditEvidence> {
  const { changed, isWhole } = scope;
  const concerned = new Set(changed);
  const edited = { ...run, reader: readerOver(run.reader, texts), trees: treesOver(run.trees, texts) };
  return gatherEvidence({
    ...runIn(scope, edited),
    known: templatesOf(isWhole ? linked.units.filter((one) => !concerned.has(one)) : []),
  });
}

function templatesOf(units: readonly LinkedUnit[]): EvidenceInput["known"] {
  return new Map(units.map(({ template, unit }) => [unit.path, template]));
}

function runIn({ changed, isWhole }: Scope, run: OpenRun): Pick<EvidenceInput, "changed" | "run"> {
  const own = changed.map(({ unit }) => unit);
  return { changed: own, run: isWhole ? run : { ...run, units: own } };
}

/** The texts after the edits, by path. */
export function textsAfter(edits: readonly TextEdit[]): ReadonlyMap<string, string> {
  const byPath = groupBy(unitedEdits(edits), ({ location }) => location.file.path);
  return new Map(
    [...byPath].flatMap(([path, [first, ...others]]) =>
      first ? [[path, applyEdits(first.location.file.text, [first, ...others])] as const] : [],
    ),
  );
}

/** A reader that gives the changed texts instead of the files. */
export function readerOver(reader: FileReader, changed: ReadonlyMap<string, string>): FileReader {
  return {
    read: (path) => changed.get(path) ?? reader.read(path),
    isFile: (path) => reader.isFile?.(path),
    unreadReason: (path) => reader.unreadReason?.(path),
    list: (folder) => reader.list(folder),
  };
}

/** Trees of texts that are only tried are kept apart from the trees of the run. */
function treesOver(trees: FileTreeCache, changed: ReadonlyMap<string, string>): FileTreeCache {
  const tried = createFileTreeCache();
  return { tree: (path, text) => (changed.has(path) ? tried : trees).tree(path, text) };
}
