import type { LintResult } from "../linter/index.js";

/** What a formatter may know beside the results. */
export interface FormatContext {
  /** Paths are shown from here. */
  readonly cwd: string;
  /** Columns that a line may have. */
  readonly width: number;
  readonly color: boolean;
  /** Whether to list what could not be judged. */
  readonly listNotJudged: boolean;
  /** Description and page of each rule, by name. */
  readonly rulesMeta: Readonly<Record<string, { readonly description: string; readonly url?: string }>>;
}

export type Formatter = (results: readonly LintResult[], context: FormatContext) => string | Promise<string>;
