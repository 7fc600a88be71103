import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { FileEdit, LintMessage, LintResult } from "../../src/linter/index.js";
import type { CorpusRun } from "./lint-folder.js";

/** What identifies a finding or a skip, and separately its text. */
interface Saved {
  readonly identity: string;
  readonly words: string;
}

/** Saves the findings of a run, to compare them with a later run after the code changed. */
export function saveFindings(run: CorpusRun, file: string): void {
  writeFileSync(
    file,
    run.results.flatMap((result) => savedOf(run, result).map((each) => JSON.stringify(each) + "\n")).join(""),
  );
}

/**
 * Prints the differences from a saved run and returns their number. Everything except the text is compared: rule,
 * place, address, fingerprint, edits.
 */
export function compareFindings(run: CorpusRun, file: string): number {
  const before = countsOf(
    readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line): Saved => JSON.parse(line) as Saved),
  );
  const after = countsOf(run.results.flatMap((result) => savedOf(run, result)));
  const differences = [...changes("- ", before, after), ...changes("+ ", after, before)];
  for (const difference of differences) console.log(difference);
  const reworded = new Set([...after].filter(([identity, now]) => before.get(identity)?.words !== now.words));
  console.log(`\n${after.size} findings and skips: ${differences.length} differences, ${reworded.size} in other words`);
  return differences.length;
}

function* changes(sign: string, from: Counts, to: Counts): Generator<string> {
  for (const [identity, { count, words }] of from) {
    if (to.get(identity)?.count !== count) yield `${sign}${identity}\n    ${words}`;
  }
}

type Counts = ReadonlyMap<string, { readonly count: number; readonly words: string }>;

function countsOf(all: readonly Saved[]): Counts {
  const counts = new Map<string, { count: number; words: string }>();
  for (const { identity, words } of all) {
    counts.set(identity, { count: (counts.get(identity)?.count ?? 0) + 1, words });
  }
  return counts;
}

function savedOf(run: CorpusRun, result: LintResult): Saved[] {
  const path = relative(run.folder, result.filePath);
  const told = result.messages.map((message) => savedFinding(run, path, message));
  const suppressed = result.suppressedMessages.map((message) => savedFinding(run, `${path} (suppressed)`, message));
  const skipped = result.notJudged.map(({ reason, ...skip }) => ({
    identity: JSON.stringify([path, "not judged", skip]),
    words: reason,
  }));
  return [...told, ...suppressed, ...skipped];
}

function savedFinding(run: CorpusRun, path: string, finding: LintMessage): Saved {
  const { ruleId, severity, messageId, line, column, endLine, endColumn, address, fingerprint } = finding;
  const at = [ruleId, severity, messageId, line, column, endLine, endColumn, address, fingerprint];
  const suggestions = (finding.suggestions ?? []).map((each) => [each.messageId, editsOf(run, each.fixes)]);
  const related = finding.related.map((each) => [relative(run.folder, each.filePath), each.line, each.column]);
  return {
    identity: JSON.stringify([path, ...at, editsOf(run, finding.fixes ?? []), suggestions, related]),
    words: [finding.message, ...(finding.suggestions ?? []).map(({ desc }) => desc)].join(" | "),
  };
}

const editsOf = (run: CorpusRun, edits: readonly FileEdit[]): unknown =>
  edits.map(({ filePath, range, text }) => [relative(run.folder, filePath), range, text]);
