import { extended, sourceFile } from "../source/index.js";
import type { Finding, Skip } from "./finding.js";
import { judge, type Judgement } from "./judging/judge.js";
import { link, type LinkedRun } from "./linking/link.js";
import type { OpenRun } from "./linking/open-run.js";
import type { Baseline, FindingIdentity, LintRun, LintStats } from "./run.js";
import { withoutBaseline } from "./suppression/baseline.js";
import { suppress, type SuppressedFinding } from "./suppression/suppress.js";
import { judgeInThreads } from "./threads/in-threads.js";

/** The result of linting all units once. */
export interface LintPass extends Judgement {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly identities: readonly FindingIdentity[];
  readonly linked: LinkedRun;
  readonly stats: LintStats;
}

/** Parses, links and judges all units, and takes out the findings that a directive or the baseline suppresses. */
export async function lintOnce(run: OpenRun): Promise<LintPass> {
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
  const byDirectives = suppress(judgement.findings, judgement.units, directives);
  const identities = byDirectives.findings.flatMap(identityOf);
  const stats: LintStats = {
    parse: linked.parsedAt - start,
    link: judging - linked.parsedAt,
    judge: clock() - judging,
    rules: judgement.ruleTimes,
    units: run.units.length,
    fixPasses: 0,
  };
  return takenBy(run.baseline, { ...judgement, ...byDirectives, identities, linked, stats });
}

/** A pass after the baseline has taken in its findings, without those that the baseline suppresses. */
export function takenBy(baseline: Baseline | undefined, pass: LintPass): LintPass {
  baseline?.takeIn?.(pass.identities);
  const { findings, suppressed } = withoutBaseline(pass.findings, baseline);
  return extended(pass, { findings, suppressed: [...pass.suppressed, ...suppressed] });
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
