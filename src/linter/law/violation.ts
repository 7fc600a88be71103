import { countBy } from "../../source/index.js";
import { findingsByEdit, findingsSharing, type FindingsByEdit } from "./shared-edits.js";
import type { Finding, Proposal } from "../finding.js";
import { correctnessNames, standsFor, type EditEvidence } from "./evidence.js";
import type { Flaws } from "./flaws.js";
import { copiesSecret, givenValueIn } from "./given-values.js";
import { changedHolders, type ChangedHolder } from "./holders.js";
import { isSuggestion, keepsGrants, type ProposedEdit } from "./proposed-edit.js";
import { otherVerbIn } from "./respelling.js";

/** Why the law of edits forbids edits. */
export interface Violation {
  /** `new finding`: a rule of correctness would report something that it did not report before. */
  readonly kind: "new finding" | "other";
  /** As `--debug` prints it. */
  readonly reason: string;
}

/**
 * Why the law of edits forbids edits that were made together. `undefined`: the law allows them.
 * The checks are listed in `docs/architecture.md` under "The law of edits".
 */
export function violationOf(
  before: EditEvidence,
  after: EditEvidence,
  proposed: readonly ProposedEdit[],
): Violation | undefined {
  const written = unwantedText(proposed);
  if (written !== undefined) return { kind: "other", reason: written };
  const own = rulesOf(proposed);
  const fresh = after.findingsOf(new Set([...correctnessNames, ...own]));
  const old = before.findingsOf(new Set([...own, ...fresh.flatMap(({ ruleId }) => ruleId ?? [])]));
  const first = syntaxError(old, fresh) ?? newFlaw(before, after) ?? unresolved(old, fresh, proposed);
  if (first !== undefined) return { kind: "other", reason: first };
  const added = newFinding(old, fresh, proposed);
  if (added) return { kind: "new finding", reason: `${added.ruleId ?? ""} would then report: ${added.message}` };
  const change = changeOfGrants(before, after, proposed);
  return change === undefined ? undefined : { kind: "other", reason: change };
}

/** Checks that no value of this run alone and no secret is written. */
function unwantedText(proposed: readonly ProposedEdit[]): string | undefined {
  const given = proposed.flatMap((one) => givenValueIn(one) ?? [])[0];
  if (given !== undefined) return `it writes the value of ${given}, which is given to this run only`;
  return proposed.some(copiesSecret) ? "it copies a sensitive value" : undefined;
}

/** The rules that propose edits. */
export function rulesOf(proposed: readonly ProposedEdit[]): ReadonlySet<string> {
  return new Set(proposed.flatMap(({ finding }) => finding.ruleId ?? []));
}

type Findings = readonly Finding[];

/** Checks that the texts can be parsed. */
function syntaxError(before: Findings, after: Findings): string | undefined {
  if (before.some(({ fatal }) => fatal)) return "a file of the same unit has a syntax error";
  const error = after.find(({ fatal }) => fatal);
  return error && `the text cannot be parsed after it: ${error.message}`;
}

/** Checks that no value is missing, that no mapping has a key twice and no module a block, and that no resource waits for itself. */
function newFlaw(before: EditEvidence, after: EditEvidence): string | undefined {
  const sum = ({ flaws }: EditEvidence, count: keyof Flaws): number =>
    flaws.reduce((total, one) => total + one[count], 0);
  const isNew = (count: keyof Flaws): boolean => sum(after, count) > sum(before, count);
  if (isNew("nulls")) return "it leaves a key or an item without a value";
  if (isNew("repeatedKeys")) return "it writes a key twice";
  if (isNew("repeatedBlocks")) return "it declares a block twice in a module";
  return isNew("waitingForever") ? "it makes resources wait for each other" : undefined;
}

/** Checks that the findings are gone. A finding can exist several times: each edit must remove one. */
function unresolved(before: Findings, after: Findings, proposed: readonly ProposedEdit[]): string | undefined {
  const [old, fresh] = [countBy(before, identityOf), countBy(after, identityOf)];
  const edits = countBy(
    proposed.map(({ finding }) => finding),
    identityOf,
  );
  for (const [identity, count] of edits) {
    if ((fresh.get(identity) ?? 0) > (old.get(identity) ?? 0) - count) return "its finding is still there after it";
  }
  return undefined;
}

function identityOf({ fingerprint, ruleId, unit }: Finding): string {
  return [unit.path, ruleId, fingerprint].join("\n");
}

/**
 * Checks that there is no new finding of correctness. If a finding lists several things, each of them is compared. The
 * edited rule's own findings are compared item by item. Findings of other rules are counted by message id and address,
 * because their text can change with the corrected name. If the corrected rule stands for another one, findings of that
 * other rule are allowed: they report what is left of the same danger.
 */
function newFinding(before: Findings, after: Findings, proposed: readonly ProposedEdit[]): Finding | undefined {
  const own = rulesOf(proposed);
  const keyOf = ({ address, finding, part }: FindingPart): string => {
    const { messageId, ruleId, unit } = finding;
    const what = own.has(ruleId ?? "") ? part : [messageId, address?.replace(/\[\d+\]/g, "")].join("\n");
    return [unit.path, ruleId, what].join("\n");
  };
  const old = countBy(correctnessParts(before), keyOf);
  const fresh = correctnessParts(after);
  const counts = countBy(fresh, keyOf);
  const isLeft = ({ ruleId }: Finding): boolean => proposed.some(({ finding }) => standsFor(finding.ruleId, ruleId));
  const isNew = (one: FindingPart): boolean => (counts.get(keyOf(one)) ?? 0) > (old.get(keyOf(one)) ?? 0);
  return fresh.find((one) => isNew(one) && !isLeft(one.finding))?.finding;
}

interface FindingPart {
  readonly finding: Finding;
  readonly address: string | undefined;
  readonly part: string;
}

function correctnessParts(findings: Findings): readonly FindingPart[] {
  return findings
    .filter(({ ruleId }) => ruleId !== null && correctnessNames.has(ruleId))
    .flatMap((finding) =>
      (finding.counted ?? [finding]).flatMap(({ addresses: [address], baselineKeys, fingerprint }) =>
        (baselineKeys.length > 0 ? baselineKeys : [fingerprint]).map((part) => ({ finding, address, part })),
      ),
    );
}

/**
 * Checks the change of grants. A fix must not change what anybody is granted. A suggestion may change it only for those
 * that its finding is about, and only in the direction that its rule declares.
 */
function changeOfGrants(
  before: EditEvidence,
  after: EditEvidence,
  proposed: readonly ProposedEdit[],
): string | undefined {
  const changed = changedHolders(before.holders, after.holders);
  if (changed.length === 0) return undefined;
  const directions = new Set(proposed.map(({ proposal }) => proposal.direction));
  const mayChange = [...directions].some((direction) => direction !== "same");
  const [first] = changed;
  if (first && !mayChange) return `it changes what ${nameOf(first)} grants`;
  const other = directions.has("spelling") ? changed.flatMap((one) => verbChange(one) ?? [])[0] : undefined;
  if (other !== undefined) return `it changes an action to ${other}`;
  return wrongDirection(changed, directions) ?? tooMany(changed, proposed, before);
}

function wrongDirection(
  changed: readonly ChangedHolder[],
  directions: ReadonlySet<Proposal["direction"]>,
): string | undefined {
  if (directions.has("renames") || directions.has("spelling")) return undefined;
  const lost = directions.has("narrows") ? undefined : changed.find(({ less }) => less);
  if (lost) return `it removes a permission that ${nameOf(lost)} grants`;
  const widened = directions.has("grants") ? undefined : changed.find(({ more }) => more);
  return widened && `${nameOf(widened)} grants more after it`;
}

function verbChange({ after: holder, before }: ChangedHolder): string | undefined {
  return holder && before && otherVerbIn(before, holder);
}

/**
 * Checks that suggestions change no more holders than they are for. One finding can be about several instances of a
 * block, which change together, and several findings can ask for one edit. A changed policy also changes all principals that
 * have it. In every other case, an edit is for one principal or one document.
 */
function tooMany(
  changed: readonly ChangedHolder[],
  proposed: readonly ProposedEdit[],
  before: EditEvidence,
): string | undefined {
  if (!proposed.some(isSuggestion)) return undefined;
  // Corrected misspellings change holders as well.
  const changing = proposed.filter((one) => !keepsGrants(one));
  return (
    crowdIn(changed, findingsByEdit(changing), changing.length) &&
    crowdIn(changed, findingsSharing(changing, before.findingsOf(rulesOf(changing))), changing.length)
  );
}

/** The holders that change without being meant. There may be as many as there are edits, or addresses or units of each edit. */
function crowdIn(changed: readonly ChangedHolder[], asking: FindingsByEdit, edits: number): string | undefined {
  const addresses = new Set(asking.flatMap(addressesOf));
  const most = Math.max(
    edits,
    asking.reduce((sum, findings) => sum + ownersOf(findings), 0),
  );
  const ofKind = (kind: ChangedHolder["kind"]): readonly ChangedHolder[] => changed.filter((one) => one.kind === kind);
  const intended = new Set([...addresses].flatMap((address) => [address, ...startsAtDots(address)]));
  const isIntended = ({ address }: ChangedHolder): boolean => intended.has(address);
  if (ofKind("document").every(isIntended)) return undefined;
  const crowd = [ofKind("document"), ofKind("principal")].find(({ length }) => length > most);
  const [one, two] = crowd ?? [];
  return one && two && `it changes ${nameOf(one)} and ${nameOf(two)} as well`;
}

/** How many holders one edit may change that these findings ask for. */
function ownersOf(findings: Findings): number {
  // Roots that call one module have the same addresses in it.
  const units = new Set(findings.flatMap(({ unit, units: all = [unit.path] }) => all));
  return Math.max(new Set(addressesOf(findings)).size, units.size);
}

function addressesOf(findings: Findings): readonly string[] {
  return findings.flatMap(({ addresses }) => addresses);
}

/** What stands before each dot of an address: also of a policy in a role, and of a role in a module. */
function startsAtDots(address: string): readonly string[] {
  return [...address.matchAll(/\./g)].map(({ index }) => address.slice(0, index));
}

function nameOf({ address, kind }: ChangedHolder): string {
  return address === "" ? "the policy" : kind === "document" ? `the policy of ${address}` : address;
}
