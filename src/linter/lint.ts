import { extended, groupBy, startOf, uniqueBy } from "../source/index.js";
import type { Finding } from "./finding.js";
import { fixUntilDone, type Fixed, type FixInput } from "./fix-passes.js";
import { chooseEdits, type ChosenEdits } from "./law/choose-edits.js";
import type { Refusal } from "./law/proposed-edit.js";
import { provedFindings, proveGroups, withoutEdits, type ProvedFindings } from "./law/proved-findings.js";
import { repeatedEdits } from "./law/repeated-edits.js";
import { overBudget } from "./law/proof-budget.js";
import { proverOf, readerOver } from "./law/prove.js";
import type { LinkedRun } from "./linking/link.js";
import { lintOnce, takenBy, type LintPass } from "./lint-pass.js";
import { openRun, type OpenRun } from "./linking/open-run.js";
import { resultsOf } from "./results/results.js";
import { withEditFailures } from "./judging/rule-failure.js";
import type { Baseline, LintOutcome, LintRun, RefusedEdit } from "./run.js";
import { proveInThreads } from "./threads/in-threads.js";
import { withWritableEdits } from "./law/writable.js";

/**
 * Lints units together, in memory: parses, links and judges them. With `fix`, it repeats this on the corrected texts
 * until nothing changes. The findings are those of the last texts. `output` of a result is the text after the fixes.
 */
export async function lint(wanted: LintRun): Promise<LintOutcome> {
  const changed = new Map<string, string>();
  const run = openRun({ ...wanted, reader: readerOver(wanted.reader, changed) });
  const fixed = await fixedBeforeTaken(run, changed);
  const { linked } = fixed.pass;
  const left = withWritableEdits(leftFindings(fixed, run), run);
  const offered = await withProvedEdits(left, linked, run);
  const pass = { ...fixed.pass, findings: withEditFailures(offered.findings, fixed.pass.editFailures) };
  return {
    results: resultsOf(pass, changed, run.namesConstructs),
    joined: fixed.joined,
    unsettled: fixed.unsettled,
    unproved: unprovedIn(fixed),
    unwritable: fixed.unwritable,
    identities: pass.identities,
    judged: pass.units.map(({ unit }) => unit.path),
    model: linked.project,
    services: linked.services,
    secretPlaces: secretPlacesIn(fixed.first),
    refused: [...fixed.refused, ...offered.refused].map(refusedEdit),
    ruleFailures: failuresIn(pass.findings),
    stats: { ...pass.stats, fixPasses: fixed.passes },
  };
}

/** A baseline takes in what fixes leave, as in ESLint: `--fix --suppress-all` fixes what can be fixed, and suppresses the rest. */
async function fixedBeforeTaken(run: OpenRun, changed: Map<string, string>): Promise<Fixed> {
  const { baseline, fix = "none" } = run;
  const isTaken = baseline?.takeIn !== undefined && fix !== "none";
  const fixing = isTaken ? extended(run, { baseline: knownOf(baseline) }) : run;
  const fixed = await fixUntilDone({ changed, lint: () => lintOnce(fixing), choose: chooserOf(fixing) });
  return isTaken ? extended(fixed, { pass: takenBy(baseline, fixed.pass) }) : fixed;
}

/** A baseline that is only asked. */
function knownOf(baseline: Baseline): Baseline {
  return { has: (...asked) => baseline.has(...asked) };
}

const nothingChosen: ChosenEdits = { made: [], refused: [], offered: 0, unwritable: [] };

/** Chooses what each pass fixes. */
function chooserOf(run: OpenRun): FixInput["choose"] {
  const { fix = "none", fixTypes: types, isFixed = () => true, isWritable } = run;
  if (fix === "none") return () => nothingChosen;
  const passes = { repeated: repeatedEdits(), read: new Map<string, number>() };
  return ({ findings, linked }) =>
    chooseEdits(findings.filter(isFixed), { mode: fix, types, isWritable }, proverOf({ run, linked }), passes);
}

/** What the passes of fixes left, they would leave again: all fixes that were tried, and the suggestions they refused. */
function leftFindings({ pass, refused }: Fixed, { fix = "none", fixTypes }: LintRun): readonly Finding[] {
  if (fix === "none") return pass.findings;
  const tried = (fixTypes?.has("fix") ?? true) ? pass.findings.flatMap((finding) => finding.fix ?? []) : [];
  const notOffered = new Set([...refused.map(({ proposal }) => proposal), ...tried]);
  return pass.findings.map((finding) => withoutEdits(finding, notOffered));
}

/** The findings with the edits that the law of edits allows, as far as the run asks for proofs. */
async function withProvedEdits(findings: readonly Finding[], linked: LinkedRun, run: OpenRun): Promise<ProvedFindings> {
  const { editProof = "unproved", threads } = run;
  if (editProof === "unproved") return { findings, refused: [] };
  const prover = proverOf({ run, linked, isForOffer: true });
  return provedFindings(findings, editProof === "proved" ? () => true : editProof, {
    sizeOf: prover.sizeOf,
    prove: (groups) => (threads ? proveInThreads(groups, prover, threads) : proveGroups(groups, prover)),
  });
}

function unprovedIn({ refused }: Fixed): readonly string[] {
  const unproved = refused.filter(({ reason }) => reason === overBudget.reason);
  return [...new Set(unproved.map(({ finding }) => finding.location.file.path))];
}

function failuresIn(findings: readonly Finding[]): LintOutcome["ruleFailures"] {
  const failed = findings.flatMap(({ ruleId, stack }) => (stack && ruleId !== null ? [{ ruleId, stack }] : []));
  return uniqueBy(failed, (one) => one.stack.join("\n"));
}

function secretPlacesIn({ linked }: LintPass): LintOutcome["secretPlaces"] {
  const places = linked.project.templates.flatMap((template) => template.secretPlaces ?? []);
  return groupBy(places, ({ file }) => file.path);
}

function refusedEdit({ finding, proposal, reason }: Refusal): RefusedEdit {
  return {
    filePath: finding.location.file.path,
    ...startOf(finding.location),
    ruleId: finding.ruleId ?? "",
    edit: proposal === finding.fix ? "fix" : "suggestion",
    reason,
  };
}
