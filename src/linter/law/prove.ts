import { createFileTreeCache, type FileReader, type FileTreeCache } from "../../parsers/index.js";
import { applyEdits, type TextEdit } from "../../source/index.js";
import type { LinkedUnit } from "../link.js";
import type { LintRun } from "../run.js";
import { violationOf, type ProposedEdit } from "./violation.js";
import { gatherEvidence, type Evidence } from "./evidence.js";

/** Tries edits of a run out, in memory. */
export interface Prover {
  /** What forbids edits that are made together; `undefined`: nothing. They must not overlap. */
  violation(proposed: readonly ProposedEdit[]): Promise<string | undefined>;
}

export interface ProverInput {
  readonly run: LintRun;
  /** What was parsed of the run, its texts as they are before the edits. */
  readonly units: readonly LinkedUnit[];
  readonly reader: FileReader;
  readonly trees: FileTreeCache;
  /** Whether an edit is tried out in the units that it concerns alone, if its finding stands there without the others. */
  readonly isForOffer?: boolean;
}

/** A run of more units is too much to judge again for every edit that is only offered. */
const few = 40;

export function proverOf(input: ProverInput): Prover {
  // Edits come unit by unit: what was gathered of one unit is asked for again until the next one's turn.
  const last = new Map<boolean, { readonly key: string; readonly evidence: Promise<Evidence> }>();
  const before = (scope: Scope): Promise<Evidence> => {
    const key = JSON.stringify(scope.changed.map(({ unit }) => unit.path));
    const known = last.get(scope.isWhole);
    const asked = known?.key === key ? known : { key, evidence: evidenceIn(scope, input, new Map()) };
    last.set(scope.isWhole, asked);
    return asked.evidence;
  };
  return {
    async violation(proposed) {
      const edits = proposed.flatMap(({ proposal }) => proposal.edits() ?? []);
      const texts = textsAfter(edits);
      const scope = await scopeOf(proposed, unitsOf(proposed, texts, input), input, before);
      return violationOf(await before(scope), await evidenceIn(scope, input, texts), proposed);
    },
  };
}

/** What is read to judge edits: the units that they concern, alone or with the others of the run. */
interface Scope {
  readonly changed: readonly LinkedUnit[];
  readonly isWhole: boolean;
}

/**
 * Where nothing is taken away, no other unit can miss anything: then the changed units are enough, if the findings stand
 * there without the others.
 */
async function scopeOf(
  proposed: readonly ProposedEdit[],
  changed: readonly LinkedUnit[],
  { isForOffer = false, units }: ProverInput,
  before: (scope: Scope) => Promise<Evidence>,
): Promise<Scope> {
  const whole = { changed, isWhole: true };
  const takes = proposed.some(({ proposal }) => proposal.direction === "narrows" || proposal.direction === "renames");
  const isInReach = !takes || (isForOffer && units.length > few);
  if (!isInReach || proposed.length > 1 || changed.length === units.length) return whole;
  const alone = { changed, isWhole: false };
  const { findings } = await before(alone);
  const stands = proposed.every(({ finding }) =>
    findings.some(({ fingerprint, ruleId }) => ruleId === finding.ruleId && fingerprint === finding.fingerprint),
  );
  return stands ? alone : whole;
}

/** The units whose texts change, and those that have the findings. */
function unitsOf(
  proposed: readonly ProposedEdit[],
  texts: ReadonlyMap<string, string>,
  { units }: ProverInput,
): readonly LinkedUnit[] {
  const concerned = new Set(proposed.map(({ finding }) => finding.unit.path));
  return units.filter(
    ({ template, unit }) =>
      concerned.has(unit.path) ||
      [...unit.files, ...template.files.map(({ path }) => path)].some((path) => texts.has(path)),
  );
}

function evidenceIn(
  { changed, isWhole }: Scope,
  { reader, run, trees, units }: ProverInput,
  texts: ReadonlyMap<string, string>,
): Promise<Evidence> {
  const kept = new Map(
    units.filter((one) => !changed.includes(one)).map(({ template, unit }) => [unit.path, template]),
  );
  const own = changed.map(({ unit }) => unit);
  return gatherEvidence({
    run: isWhole ? run : { ...run, units: run.units.filter((unit) => own.includes(unit)) },
    changed: own,
    kept,
    reader: readerOver(reader, texts),
    trees: treesOver(trees, texts),
  });
}

/** The texts after edits, by path. */
export function textsAfter(edits: readonly TextEdit[]): ReadonlyMap<string, string> {
  const files = new Map(edits.map(({ location: { file } }) => [file.path, file]));
  return new Map(
    [...files.values()].map(({ path, text }) => [
      path,
      applyEdits(
        text,
        edits.filter(({ location }) => location.file.path === path),
      ),
    ]),
  );
}

/** Reads changed texts first. */
export function readerOver(reader: FileReader, changed: ReadonlyMap<string, string>): FileReader {
  return {
    read: (path) => changed.get(path) ?? reader.read(path),
    list: (folder) => reader.list(folder),
  };
}

/** The trees of texts that are only tried out are not kept with those of the run. */
function treesOver(trees: FileTreeCache, changed: ReadonlyMap<string, string>): FileTreeCache {
  const tried = createFileTreeCache();
  return { tree: (path, text) => (changed.has(path) ? tried : trees).tree(path, text) };
}
