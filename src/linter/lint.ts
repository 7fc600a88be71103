import type { Project } from "../model/index.js";
import type { FileReader } from "../parsers/index.js";
import { fixesOf } from "./fix.js";
import { judge, type Finding, type Judgement } from "./judge.js";
import { link } from "./link.js";
import { resultsOf } from "./results.js";
import type { FindingIdentity, LintOutcome, LintRun, LintStats } from "./run.js";
import { suppress, withoutKnown, type SuppressedFinding } from "./suppress.js";

/** Passes after which fixing stops although edits are left: two fixes undo each other. */
const maximumPasses = 10;

/**
 * Lints units together, in memory: parse, link, judge; with `fix`, repeated on the mended texts until nothing changes.
 * The findings are those of the last texts; `output` of a result is the text that fixing gave.
 */
export async function lint(run: LintRun): Promise<LintOutcome> {
  const changed = new Map<string, string>();
  const reader = overlay(run.reader, changed);
  let pass = await lintOnce({ ...run, reader });
  let passes = 0;
  while (run.fix !== undefined && run.fix !== "none" && passes < maximumPasses) {
    const texts = fixesOf(pass.findings, run.fix);
    if (texts.size === 0) break;
    for (const [path, text] of texts) changed.set(path, text);
    passes++;
    pass = await lintOnce({ ...run, reader });
  }
  return {
    results: resultsOf(pass, changed),
    identities: pass.identities,
    judged: pass.units.map(({ unit }) => unit.path),
    model: pass.project,
    stats: { ...pass.stats, fixPasses: passes },
  };
}

/** One pass over all units. */
export interface LintPass extends Judgement {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly identities: readonly FindingIdentity[];
  readonly project: Project;
  readonly stats: LintStats;
}

async function lintOnce(run: LintRun): Promise<LintPass> {
  const start = performance.now();
  const linked = await link(run);
  const judging = performance.now();
  const judgement = judge(run, linked);
  const today = new Date().toISOString().slice(0, 10);
  const directives = { isOn: true, reportUnused: false, today, ...run.directives };
  const told = suppress(judgement.findings, judgement.units, directives);
  const fresh = withoutKnown(told.findings, run.baseline);
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
    suppressed: [...told.suppressed, ...fresh.suppressed],
    identities: told.findings.flatMap(identityOf),
    project: linked.project,
    stats,
  };
}

function identityOf({ parts, ruleId, unit }: Finding): FindingIdentity[] {
  return ruleId === null || parts.length === 0 ? [] : [{ unitPath: unit.path, ruleId, parts }];
}

/** Reads changed texts first, so that the next pass sees what fixing wrote. */
function overlay(reader: FileReader, changed: ReadonlyMap<string, string>): FileReader {
  return {
    read: (path) => changed.get(path) ?? reader.read(path),
    list: (folder) => reader.list(folder),
  };
}
