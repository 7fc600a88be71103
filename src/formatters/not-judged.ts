import type { LintResult } from "../linter/index.js";
import { groupBy } from "../source/index.js";

/** What could not be judged for one reason. */
export interface OpenReason {
  readonly reason: string;
  readonly places: readonly OpenPlace[];
}

/** The rules that could not judge one place, and its address. */
export interface OpenPlace {
  readonly filePath: string;
  readonly line: number;
  readonly column: number;
  /** Empty: the file as a whole. */
  readonly address: string;
  /** `every rule`, or the names of some. */
  readonly rules: readonly string[];
}

/** Groups what could not be judged by reason: usually one value is missing, and many rules want it at many places. */
export function openReasons(results: readonly LintResult[]): readonly OpenReason[] {
  const open = results.flatMap(({ filePath, notJudged }) => notJudged.map((one) => ({ filePath, ...one })));
  return [...groupBy(open, ({ reason }) => reason)].map(([reason, ofReason]) => ({
    reason,
    places: [...groupBy(ofReason, (one) => [one.filePath, one.line, one.column, one.address].join("\n"))].flatMap(
      ([, [first, ...others]]) => {
        if (!first) return [];
        const rules = [first, ...others].map(({ ruleId }) => ruleId ?? "every rule");
        const { address, column, filePath, line } = first;
        return [{ filePath, line, column, address, rules: [...new Set(rules)] }];
      },
    ),
  }));
}
