import type { FileEdit, LintMessage, LintResult } from "../../src/linter/index.js";
import type { FileReader } from "../../src/parsers/index.js";
import { textAfter } from "../corpus/edits.js";
import { failed, type Failure } from "./failure.js";

/** An edit that a finding offers. */
export interface OfferedEdit {
  readonly message: LintMessage;
  /** The fix, or the id of the suggestion. */
  readonly name: string;
  readonly edits: readonly FileEdit[];
}

export function offeredEdits(results: readonly LintResult[]): readonly OfferedEdit[] {
  return results.flatMap(({ messages }) =>
    messages.flatMap((message) => {
      const { fixes, ruleId, suggestions = [] } = message;
      const name = (edit: string): string => `${ruleId ?? ""} ${edit}`;
      return [
        ...(fixes ? [{ message, name: name("fix"), edits: fixes }] : []),
        ...suggestions.map((one) => ({ message, name: name(one.messageId), edits: one.fixes })),
      ];
    }),
  );
}

/** Edits that lie outside of their texts, overlap, or change a file that is not there. */
export function editRangeFailures(results: readonly LintResult[], reader: FileReader): readonly Failure[] {
  return offeredEdits(results).flatMap(({ edits, name }) => {
    const problem = edits.map((edit) => rangeProblem(edit, reader)).find((one) => one !== undefined);
    const what = problem ?? (doOverlap(edits) ? "overlaps another edit of the same finding" : undefined);
    return what === undefined ? [] : [failed("edit range", `${name} ${what}`, JSON.stringify(edits))];
  });
}

function rangeProblem({ filePath, range: [start, end] }: FileEdit, reader: FileReader): string | undefined {
  const text = reader.read(filePath);
  if (text === undefined) return "changes a file that is not there";
  if (start > end) return "ends before it starts";
  return start < 0 || end > text.length ? "is outside of its text" : undefined;
}

function doOverlap(edits: readonly FileEdit[]): boolean {
  return edits.some((one, index) =>
    edits.slice(index + 1).some((other) => {
      if (one.filePath !== other.filePath) return false;
      const [first, second] = one.range[0] <= other.range[0] ? [one, other] : [other, one];
      return second.range[0] < first.range[1] || second.range[0] === first.range[0];
    }),
  );
}

/** The texts after edits, by path. */
export function textsWith(edits: readonly FileEdit[], reader: FileReader): Readonly<Record<string, string>> {
  const paths = [...new Set(edits.map(({ filePath }) => filePath))];
  return Object.fromEntries(paths.map((path) => [path, textAfter(reader.read(path) ?? "", edits, path)]));
}
