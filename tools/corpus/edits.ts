import { relative } from "node:path";
import type { FileEdit, LintResult } from "../../src/linter/index.js";
import type { CorpusRun } from "./lint-folder.js";
import { complaint } from "./second-parser.js";

/** The results of all edits of all findings. */
export interface EditReport {
  readonly offered: number;
  readonly files: number;
  /** The number of refused edits by reason. */
  readonly refused: ReadonlyMap<string, number>;
  /** Offered edits that break a file, according to another parser. There must be none. */
  readonly broken: readonly string[];
}

interface Offer {
  readonly edit: string;
  readonly edits: readonly FileEdit[];
}

/**
 * Applies every offered edit on its own, and parses the text with a parser that dmslint does not use for that format.
 */
export async function checkEdits(run: CorpusRun, read: (path: string) => string | undefined): Promise<EditReport> {
  const offers = run.results.flatMap(offersOf);
  const broken: string[] = [];
  const before = new Map<string, string | undefined>();
  const files = new Set<string>();
  for (const { edit, edits } of offers) {
    for (const path of new Set(edits.map(({ filePath }) => filePath))) {
      files.add(path);
      const text = read(path) ?? "";
      if (!before.has(path)) before.set(path, await complaint(path, text));
      if (before.get(path) !== undefined) continue;
      const after = await complaint(path, textAfter(text, edits, path), text);
      if (after !== undefined) broken.push(`${relative(run.folder, path)}: ${edit}: ${after}`);
    }
  }
  return { offered: offers.length, files: files.size, refused: reasonsOf(run), broken };
}

export function printEdits({ broken, files, offered, refused }: EditReport): void {
  const total = [...refused.values()].reduce((sum, count) => sum + count, 0);
  console.log(`\nedits: ${offered + total} tried, ${offered} offered in ${files} files, ${total} refused`);
  for (const [reason, count] of [...refused].sort(([, one], [, other]) => other - one))
    console.log(`  ${count} ${reason}`);
  console.log(`  ${broken.length} offered ones break the law by a second parser`);
  for (const line of broken) console.log(`  BROKEN ${line}`);
}

function offersOf({ messages }: LintResult): readonly Offer[] {
  return messages.flatMap(({ fixes, line, ruleId, suggestions = [] }) => {
    const name = `${String(line)} ${ruleId ?? ""}`;
    return [
      ...(fixes ? [{ edit: `${name} fix`, edits: fixes }] : []),
      ...suggestions.map((one) => ({ edit: `${name} ${one.desc}`, edits: one.fixes })),
    ];
  });
}

/** The reasons without names, so that similar reasons are counted together. */
function reasonsOf({ refused }: CorpusRun): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { edit, reason, ruleId } of refused) {
    const kind = reason.replace(/: .*/s, "").replace(/(?:the policy of )?\S*[.\[]\S*/g, "…");
    const key = `${ruleId} ${edit}: ${kind}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function textAfter(text: string, edits: readonly FileEdit[], path: string): string {
  const own = edits.filter(({ filePath }) => filePath === path).sort((one, other) => other.range[0] - one.range[0]);
  return own.reduce(
    (now, { range: [start, end], text: written }) => now.slice(0, start) + written + now.slice(end),
    text,
  );
}
