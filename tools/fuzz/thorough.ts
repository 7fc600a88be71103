import { format, formatNames, type FormatContext } from "../../src/formatters/index.js";
import { lint, type LintOutcome, type LintResult, type LintRun } from "../../src/linter/index.js";
import { createFileTreeCache } from "../../src/parsers/index.js";
import { complaint } from "../corpus/second-parser.js";
import { readerOf } from "./case.js";
import { offeredEdits, textsWith, type OfferedEdit } from "./edits.js";
import { failed, thrown, type Failure } from "./failure.js";

/** Edits of one case that are applied. */
const triedEdits = 4;

/** What fails in more than one lint: the edits, what comes after them, a second lint, the formatters. */
export async function thoroughFailures(run: LintRun, first: LintOutcome): Promise<readonly Failure[]> {
  const again = await freshLint(run);
  const failures: Failure[] = sameResults(first, again) ? [] : [failed("not stable", "a second lint differs")];
  const proved = await freshLint(run, { editProof: "proved" });
  const isReadable = proved.results.every(({ fatalErrorCount }) => fatalErrorCount === 0);
  for (const edit of offeredEdits(proved.results).slice(0, triedEdits))
    failures.push(...(await editFailures(run, proved, edit)));
  for (const fix of ["fixes", "suggestions"] as const) {
    const fixed = await freshLint(run, { fix });
    failures.push(...fixed.unsettled.map(() => failed("fix without end", `of ${fix}`)));
    const fatal = fixed.results.flatMap(({ messages }) => messages).find((message) => message.fatal);
    if (isReadable && fatal) failures.push(failed("edit breaks", `fixing ${fix} leaves a syntax error`, fatal.message));
  }
  return [...failures, ...(await formatFailures(proved.results))];
}

function freshLint(run: LintRun, options: Partial<LintRun> = {}): Promise<LintOutcome> {
  return lint({ ...run, trees: createFileTreeCache(), ...options });
}

function sameResults(one: LintOutcome, other: LintOutcome): boolean {
  return JSON.stringify(one.results) === JSON.stringify(other.results);
}

/** Applies an edit that was proved, and lints and reads what comes of it by other means than the proof. */
async function editFailures(
  run: LintRun,
  before: LintOutcome,
  { edits, message, name }: OfferedEdit,
): Promise<readonly Failure[]> {
  const texts = textsWith(edits, run.reader);
  const reader = readerOf({ texts }, run.reader);
  const after = await freshLint(run, { reader });
  const failures: Failure[] = [];
  const fatal = after.results.flatMap(({ messages }) => messages).find((one) => one.fatal);
  if (fatal) failures.push(failed("edit breaks", `${name}: the text cannot be read after it`, fatal.message));
  const count = (results: readonly LintResult[]): number =>
    results
      .flatMap(({ messages }) => messages)
      .filter((one) => one.fingerprint === message.fingerprint && one.ruleId === message.ruleId).length;
  if (count(after.results) >= count(before.results))
    failures.push(failed("edit breaks", `${name}: its finding is still there`, JSON.stringify(edits)));
  for (const [path, text] of Object.entries(texts)) {
    const old = run.reader.read(path) ?? "";
    if ((await complaint(path, old)) !== undefined) continue;
    const problem = await complaint(path, text, old);
    if (problem !== undefined)
      failures.push(failed("edit breaks", `${name}: a second parser: ${problem}`, JSON.stringify(edits)));
  }
  return failures;
}

const context: FormatContext = {
  cwd: ".",
  root: ".",
  width: 80,
  color: false,
  listNotJudged: true,
  version: "0",
  rulesMeta: {},
};

async function formatFailures(results: readonly LintResult[]): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (const name of formatNames) {
    try {
      await format(name, results, context);
    } catch (error) {
      failures.push(thrown("format fails", error));
    }
  }
  return failures;
}
