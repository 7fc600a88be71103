import { getHeapStatistics } from "node:v8";
import { lint, rules as builtIn, type LintOutcome, type LintRun, type Rule } from "../../src/linter/index.js";
import { createFileTreeCache, recognise, type FileReader } from "../../src/parsers/index.js";
import { garbageCollector } from "../../src/v8/index.js";
import { loadWasm } from "../../src/workspace/files/wasm.js";
import { lintUnits, readerOf, type Case } from "./case.js";
import { editRangeFailures } from "./edits.js";
import { extraChecks } from "./extra-checks.js";
import { failed, thrown, type Failure } from "./failure.js";
import { observedRules } from "./observed-rules.js";
import { modelFailures, placeFailure, positionFailures } from "./ranges.js";

/** What one lint of a mutant may take. */
export interface Limits {
  readonly milliseconds: number;
  readonly bytes: number;
}

export const usualLimits: Limits = { milliseconds: 2000, bytes: 200_000_000 };

const collectGarbage = garbageCollector();

export interface Subject {
  /** The texts that cases are changed from. */
  readonly sources?: FileReader;
  readonly rules?: readonly Rule[];
  readonly limits?: Limits;
}

export interface Verdict {
  readonly failures: readonly Failure[];
  /** How long one lint took. */
  readonly milliseconds: number;
}

/** Lints a case and says what fails. */
export async function checkCase(one: Case, subject: Subject = {}): Promise<Verdict> {
  const reader = readerOf(one, subject.sources);
  const failures: Failure[] = [];
  const rules = observedRules(subject.rules ?? builtIn, (error) => failures.push(thrown("rule fails", error)));
  const trees = createFileTreeCache();
  const run: LintRun = { units: lintUnits(one, reader), reader, loadWasm, rules, trees };
  let milliseconds = 0;
  try {
    for (const [path, text] of Object.entries(one.texts)) if (text !== null) recognise(path, text, trees);
    const first = await measured(() => lintSeeingPlaces(run, failures), clock);
    milliseconds = first.milliseconds;
    failures.push(...outcomeFailures(first.outcome, reader));
    failures.push(...(await costFailures(first, run, subject.limits ?? usualLimits)));
    if (one.extra) failures.push(...(await extraChecks[one.extra](run, first.outcome)));
  } catch (error) {
    failures.push(thrown("throws", error));
  }
  const bySignature = new Map(failures.map((failure) => [failure.signature, failure]));
  return { failures: [...bySignature.values()], milliseconds };
}

/** A lint that looks at the places of findings as rules gave them: results have them moved into their texts. */
function lintSeeingPlaces(run: LintRun, failures: Failure[]): Promise<LintOutcome> {
  return lint({
    ...run,
    editProof: (finding) => {
      const name = finding.ruleId ?? "a syntax error";
      const places = [finding.location, ...finding.related.map(({ location }) => location)];
      failures.push(...places.flatMap((place) => placeFailure(name, place, run.reader) ?? []));
      return false;
    },
  });
}

function outcomeFailures({ model, results }: LintOutcome, reader: FileReader): readonly Failure[] {
  const fatal = results.flatMap(({ messages }) => messages.filter((message) => message.fatal));
  const faults = fatal.filter(({ message }) => message.startsWith("dmslint failed"));
  return [
    ...faults.map(({ message }) => failed("reader fails", message)),
    ...positionFailures(results, reader),
    ...modelFailures(model, reader),
    ...editRangeFailures(results, reader),
  ];
}

interface Measured {
  readonly outcome: LintOutcome;
  readonly milliseconds: number;
  readonly bytes: number;
}

async function measured(run: () => Promise<LintOutcome>, milliseconds: () => number): Promise<Measured> {
  const [heap, start] = [heapUsed(), milliseconds()];
  const outcome = await run();
  return { outcome, milliseconds: milliseconds() - start, bytes: heapUsed() - heap };
}

function clock(): number {
  return performance.now();
}

/** Other programs run too. To ask for it takes a part of a small lint. */
function processorTime(): number {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1000;
}

function heapUsed(): number {
  return getHeapStatistics().used_heap_size;
}

/**
 * What takes too much is tried again, by the time of the processor: the first time pays for what is loaded, for garbage
 * of others, and for other programs.
 */
async function costFailures(first: Measured, run: LintRun, limits: Limits): Promise<readonly Failure[]> {
  const isOver = ({ bytes, milliseconds }: Measured): boolean =>
    bytes > limits.bytes || milliseconds > limits.milliseconds;
  if (!isOver(first)) return [];
  collectGarbage();
  const again = (): Promise<LintOutcome> => lint({ ...run, clock, trees: createFileTreeCache() });
  const { bytes, milliseconds, outcome } = await measured(again, processorTime);
  const slowest = Object.entries(outcome.stats.rules).sort(([, one], [, other]) => other - one)[0];
  const { judge, link, parse } = outcome.stats;
  const where = judge > parse + link ? `the rule ${slowest?.[0] ?? ""}` : parse > link ? "the parser" : "linking";
  const failures: Failure[] = [];
  if (milliseconds > limits.milliseconds)
    failures.push(failed("slow", where, `${milliseconds.toFixed(0)} ms in ${where}`));
  if (bytes > limits.bytes) failures.push(failed("memory", where, `${(bytes / 1e6).toFixed(0)} MB in ${where}`));
  return failures;
}
