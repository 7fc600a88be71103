import { createFileTreeCache } from "../parsers/index.js";
import { startOf } from "../source/index.js";
import type { Finding } from "./finding.js";
import { judge, type Judgement } from "./judge.js";
import { fixedTexts, type Refusal } from "./law/fix.js";
import { provedFindings } from "./law/proved-findings.js";
import { proverOf, readerOver, type Prover } from "./law/prove.js";
import { link, type LinkedRun } from "./link.js";
import { fileEdit, resultsOf } from "./results.js";
import type { FindingIdentity, LintOutcome, LintRun, LintStats, RefusedEdit } from "./run.js";
import { suppress, withoutBaseline, type SuppressedFinding } from "./suppress.js";

/** Passes after which fixing stops although edits are left: two fixes undo each other. */
const maximumPasses = 10;

/**
 * Lints units together, in memory: parse, link, judge; with `fix`, repeated on the mended texts until nothing changes.
 * The findings are those of the last texts; `output` of a result is the text that fixing gave.
 */
export async function lint(wanted: LintRun): Promise<LintOutcome> {
  const changed = new Map<string, string>();
  const { fix = "none", editProof = "unproved", trees = createFileTreeCache() } = wanted;
  const run: LintRun = { ...wanted, trees, reader: readerOver(wanted.reader, changed) };
  let pass = await lintOnce(run);
  let passes = 0;
  const refused: Refusal[] = [];
  const proverNow = (isForOffer = false): Prover =>
    proverOf({ run, units: pass.linked.units, reader: run.reader, trees, isForOffer });
  while (fix !== "none" && passes < maximumPasses) {
    const fixed = await fixedTexts(pass.findings, fix, proverNow());
    refused.splice(0, refused.length, ...fixed.refused);
    if (fixed.texts.size === 0) break;
    for (const [path, text] of fixed.texts) changed.set(path, text);
    passes++;
    pass = await lintOnce(run);
  }
  if (editProof !== "unproved") {
    const proved = await provedFindings(
      pass.findings,
      editProof === "proved" ? () => true : editProof,
      proverNow(true),
    );
    pass = { ...pass, findings: proved.findings };
    refused.push(...proved.refused);
  }
  const own = wanted.isCombined && (await fixedTexts(pass.findings.filter(wanted.isCombined), "fixes", proverNow()));
  if (own) refused.push(...own.refused);
  return {
    results: resultsOf(pass, changed),
    combinedFixes: own?.edits.map(fileEdit) ?? [],
    identities: pass.identities,
    judged: pass.units.map(({ unit }) => unit.path),
    model: pass.linked.project,
    refused: refused.map(refusedEdit),
    stats: { ...pass.stats, fixPasses: passes },
  };
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

/** One pass over all units. */
export interface LintPass extends Judgement {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly identities: readonly FindingIdentity[];
  readonly linked: LinkedRun;
  readonly stats: LintStats;
}

async function lintOnce(run: LintRun): Promise<LintPass> {
  const start = performance.now();
  const linked = await link(run);
  const judging = performance.now();
  const judgement = judge(run, linked);
  const today = new Date().toISOString().slice(0, 10);
  const directives = { isOn: true, reportUnused: false, today, ...run.directives };
  const sorted = suppress(judgement.findings, judgement.units, directives);
  const fresh = withoutBaseline(sorted.findings, run.baseline);
  const stats: LintStats = {
    parse: linked.parsed - start,
    link: judging - linked.parsed,
    judge: performance.now() - judging,
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

function identityOf({ baselineKeys, ruleId, unit }: Finding): FindingIdentity[] {
  return ruleId === null || baselineKeys.length === 0 ? [] : [{ unitPath: unit.path, ruleId, baselineKeys }];
}
