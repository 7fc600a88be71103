import { format, formatNames, type FormatContext } from "../../src/formatters/index.js";
import { lint, type LintOutcome, type LintResult, type LintRun } from "../../src/linter/index.js";
import { createFileTreeCache } from "../../src/parsers/index.js";
import { complaint } from "../corpus/second-parser.js";
import { readerOf } from "./case.js";
import { offeredEdits, textsWith, type OfferedEdit } from "./edits.js";
import { failed, thrown, type Failure } from "./failure.js";

/** What a case is checked for beside one lint. Each takes as long as several lints, so that few mutants have one. */
export const extraNames = ["again", "edits", "fixes", "suggestions", "formats"] as const;

export type ExtraName = (typeof extraNames)[number];

type Extra = (run: LintRun, first: LintOutcome) => Promise<readonly Failure[]>;

/** Findings of one case whose edits are proved and applied. */
const triedFindings = 3;

export const extraChecks: Readonly<Record<ExtraName, Extra>> = {
  again: async (run, first) => {
    const again = await freshLint(run);
    const isSame = JSON.stringify(again.results) === JSON.stringify(first.results);
    return isSame ? [] : [failed("not stable", "a second lint differs")];
  },
  edits: async (run) => {
    let tried = 0;
    const isTried = (hasEdits: boolean): boolean => hasEdits && tried++ < triedFindings;
    const proved = new Set<string>();
    const outcome = await freshLint(run, {
      editProof: ({ fingerprint, fix, suggestions }) => {
        const isProved = isTried(fix !== undefined || suggestions.length > 0);
        if (isProved) proved.add(fingerprint);
        return isProved;
      },
    });
    const failures: Failure[] = [];
    for (const edit of offeredEdits(outcome.results)) {
      const isSole = countOf(outcome.results, edit) === 1;
      if (proved.has(edit.message.fingerprint) && isSole)
        failures.push(...(await editFailures(run, outcome.results, edit)));
    }
    return failures;
  },
  fixes: (run, first) => fixFailures(run, first, "fixes"),
  suggestions: (run, first) => fixFailures(run, first, "suggestions"),
  formats: async (_run, { results }) => {
    const failures: Failure[] = [];
    for (const name of formatNames) {
      try {
        await format(name, results, context);
      } catch (error) {
        failures.push(thrown("format fails", error));
      }
    }
    return failures;
  },
};

const context: FormatContext = {
  cwd: ".",
  root: ".",
  width: 80,
  color: false,
  hyperlinks: false,
  listNotJudged: true,
  version: "0",
  rulesMeta: {},
  sourceOf: () => undefined,
};

function freshLint(run: LintRun, options: Partial<LintRun> = {}): Promise<LintOutcome> {
  return lint({ ...run, trees: createFileTreeCache(), ...options });
}

async function fixFailures(
  run: LintRun,
  first: LintOutcome,
  fix: "fixes" | "suggestions",
): Promise<readonly Failure[]> {
  const { results, unsettled } = await freshLint(run, { fix });
  const failures: Failure[] = unsettled.map(() => failed("fix without end", `of ${fix}`));
  const fatal = newFatal(first.results, results);
  if (fatal !== undefined) failures.push(failed("edit breaks", `fixing ${fix} leaves a syntax error`, fatal));
  return failures;
}

/** Applies an edit that was proved, and lints and reads what comes of it by other means than the proof. */
async function editFailures(
  run: LintRun,
  before: readonly LintResult[],
  { edits, message, name }: OfferedEdit,
): Promise<readonly Failure[]> {
  const texts = textsWith(edits, run.reader);
  const { results } = await freshLint(run, { reader: readerOf({ texts }, run.reader) });
  const failures: Failure[] = [];
  const broken = (what: string, detail: string): number =>
    failures.push(failed("edit breaks", `${name}: ${what}`, detail));
  const fatal = newFatal(before, results);
  if (fatal !== undefined) broken("the text cannot be read after it", fatal);
  if (countOf(results, { message }) > 0) broken("its finding is still there", JSON.stringify(edits));
  for (const [path, text] of Object.entries(texts)) {
    const old = run.reader.read(path) ?? "";
    if ((await complaint(path, old)) !== undefined) continue;
    const problem = await complaint(path, text, old);
    if (problem !== undefined) broken(`a second parser: ${problem}`, JSON.stringify(edits));
  }
  return failures;
}

/** A syntax error that was not there before. */
function newFatal(before: readonly LintResult[], after: readonly LintResult[]): string | undefined {
  const [old, fresh] = [before, after].map((results) =>
    results.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal).map(({ message }) => message)),
  );
  return fresh?.length === old?.length ? undefined : fresh?.find((message) => !old?.includes(message));
}

function countOf(results: readonly LintResult[], { message }: Pick<OfferedEdit, "message">): number {
  const all = results.flatMap(({ messages }) => messages);
  return all.filter(({ fingerprint, ruleId }) => fingerprint === message.fingerprint && ruleId === message.ruleId)
    .length;
}
