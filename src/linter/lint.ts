import { createFileTreeCache } from "../parsers/index.js";
import { distinctEdits, sourceFile, startOf } from "../source/index.js";
import type { Finding, Skip } from "./finding.js";
import { judge, type Judgement } from "./judge.js";
import { fixUntilDone, type Fixed } from "./fix-passes.js";
import { chooseEdits, type ChosenEdits, type Refusal } from "./law/choose-edits.js";
import { provedFindings, proveGroups, type Proving } from "./law/proved-findings.js";
import { repeatedEdits } from "./law/repeated-edits.js";
import { proverOf, readerOver, type Prover } from "./law/prove.js";
import { link, type LinkedRun } from "./link.js";
import { fileEdit, resultsOf } from "./results.js";
import { withEditFailures } from "./rule-failure.js";
import type { FindingIdentity, LintOutcome, LintRun, LintStats, RefusedEdit } from "./run.js";
import { suppress, withoutBaseline, type SuppressedFinding } from "./suppress.js";
import { withWritableEdits } from "./writable.js";
import { judgeInThreads, proveInThreads } from "./threads/in-threads.js";

/**
 * Lints units together, in memory: parses, links and judges them. With `fix`, it repeats this on the corrected texts
 * until nothing changes. The findings are those of the last texts. `output` of a result is the text after the fixes.
 */
export async function lint(wanted: LintRun): Promise<LintOutcome> {
  const { fix = "none", fixTypes, editProof = "unproved", trees = createFileTreeCache() } = wanted;
  const changed = new Map<string, string>();
  const run: LintRun = { ...wanted, trees, reader: readerOver(wanted.reader, changed) };
  const proverFor = ({ linked }: LintPass, isForOffer = false): Prover =>
    proverOf({ run, linked, reader: run.reader, trees, isForOffer });
  const repeated = repeatedEdits();
  const mode = fix === "none" ? undefined : { mode: fix, types: fixTypes, isWritable: run.isWritable };
  const fixed = await fixUntilDone({
    changed,
    lint: () => lintOnce(run),
    choose: (pass) => (mode ? chooseEdits(pass.findings, mode, proverFor(pass), repeated) : nothingChosen),
  });
  const refused = [...fixed.refused];
  let pass = mode ? withoutLeftEdits(fixed.pass, refused, fixTypes?.has("fix") ?? true) : fixed.pass;
  pass = { ...pass, findings: withWritableEdits(pass.findings, run) };
  if (editProof !== "unproved") {
    const isProved = editProof === "proved" ? () => true : editProof;
    const proved = await provedFindings(pass.findings, isProved, provingWith(proverFor(pass, true), run));
    pass = { ...pass, findings: proved.findings };
    refused.push(...proved.refused);
  }
  const own =
    wanted.isCombined &&
    (await chooseEdits(pass.findings.filter(wanted.isCombined), { mode: "fixes" }, proverFor(pass)));
  if (own) refused.push(...own.refused);
  pass = { ...pass, findings: withEditFailures(pass.findings, pass.editFailures) };
  return {
    results: resultsOf(pass, changed, wanted.namesConstructs),
    combinedFixes: distinctEdits(own?.made.flat() ?? []).map(fileEdit),
    ...fixedFilesOf(fixed),
    identities: pass.identities,
    judged: pass.units.map(({ unit }) => unit.path),
    ...modelOf(pass),
    secretPlaces: secretPlacesIn(fixed.first),
    refused: refused.map(refusedEdit),
    ruleFailures: failuresIn(pass.findings),
    stats: { ...pass.stats, fixPasses: fixed.passes },
  };
}

function provingWith(prover: Prover, { threads }: LintRun): Proving {
  return {
    sizeOf: prover.sizeOf,
    prove: (groups) => (threads ? proveInThreads(groups, prover, threads) : proveGroups(groups, prover)),
  };
}

function modelOf({ linked: { project, services } }: LintPass): Pick<LintOutcome, "model" | "services"> {
  return { model: project, services };
}

function fixedFilesOf({ joined, unsettled, unwritable }: Fixed): Pick<Fixed, "joined" | "unsettled" | "unwritable"> {
  return { joined, unsettled, unwritable };
}

/** What the passes of fixes left, they would leave again: all fixes that were tried, and the suggestions they refused. */
function withoutLeftEdits(pass: LintPass, refused: readonly Refusal[], hasFixes: boolean): LintPass {
  const left = new Set(refused.map(({ proposal }) => proposal));
  const findings = pass.findings.map((finding) => {
    const { fix, ...rest } = finding;
    const suggestions = finding.suggestions.filter((one) => !left.has(one));
    if (suggestions.length === finding.suggestions.length && !(fix && hasFixes)) return finding;
    return { ...rest, ...(fix && !hasFixes && { fix }), suggestions };
  });
  return { ...pass, findings };
}

function failuresIn(findings: readonly Finding[]): LintOutcome["ruleFailures"] {
  const failed = findings.flatMap(({ ruleId, stack }) => (stack && ruleId !== null ? [{ ruleId, stack }] : []));
  return [...new Map(failed.map((one) => [one.stack.join("\n"), one])).values()];
}

function secretPlacesIn({ linked }: LintPass): LintOutcome["secretPlaces"] {
  const places = linked.project.templates.flatMap((template) => template.secretPlaces ?? []);
  const paths = new Set(places.map(({ file }) => file.path));
  return new Map([...paths].map((path) => [path, places.filter(({ file }) => file.path === path)]));
}

const nothingChosen: ChosenEdits = { made: [], refused: [], offered: 0, unwritable: [] };

function refusedEdit({ finding, proposal, reason }: Refusal): RefusedEdit {
  return {
    filePath: finding.location.file.path,
    ...startOf(finding.location),
    ruleId: finding.ruleId ?? "",
    edit: proposal === finding.fix ? "fix" : "suggestion",
    reason,
  };
}

/** The result of linting all units once. */
export interface LintPass extends Judgement {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly identities: readonly FindingIdentity[];
  readonly linked: LinkedRun;
  readonly stats: LintStats;
}

async function lintOnce(run: LintRun): Promise<LintPass> {
  const { clock = () => 0 } = run;
  const start = clock();
  const linked = await link(run);
  const judging = clock();
  const judged = run.threads ? await judgeInThreads(run, linked, run.threads) : judge(run, linked);
  const judgement = { ...judged, skips: [...judged.skips, ...unreadSkips(run)] };
  const directives = {
    isOn: true,
    reportUnused: false,
    today: () => new Date().toISOString().slice(0, 10),
    rules: run.rules.map(({ name }) => name),
    ...run.directives,
  };
  const sorted = suppress(judgement.findings, judgement.units, directives);
  const fresh = withoutBaseline(sorted.findings, run.baseline);
  const stats: LintStats = {
    parse: linked.parsed - start,
    link: judging - linked.parsed,
    judge: clock() - judging,
    rules: judgement.ruleTimes,
    units: run.units.length,
    fixPasses: 0,
  };
  return {
    ...judgement,
    findings: fresh.findings,
    suppressed: [...sorted.suppressed, ...fresh.suppressed],
    identities: sorted.findings.flatMap(identityOf),
    linked,
    stats,
  };
}

/** A file that could not be read may contain anything, so it is listed as not judged. */
function unreadSkips({ unreadable = new Map() }: LintRun): Skip[] {
  return [...unreadable].map(([path, reason]) => ({
    ruleId: null,
    address: "",
    reason: `the file cannot be read: ${reason}`,
    location: { file: sourceFile(path, ""), start: 0, end: 0 },
  }));
}

function identityOf({ baselineKeys, ruleId, unit }: Finding): FindingIdentity[] {
  return ruleId === null || baselineKeys.length === 0 ? [] : [{ unitPath: unit.path, ruleId, baselineKeys }];
}
