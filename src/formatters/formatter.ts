import type { LintResult } from "../linter/index.js";

/** What a formatter may use in addition to the results. */
export interface FormatContext {
  /** Paths are shown to people from here. */
  readonly cwd: string;
  /** Top of the sources, for paths that machines read: the git top level of the working folder, else that folder. */
  readonly root: string;
  /** Columns that a line may have. */
  readonly width: number;
  readonly color: boolean;
  /** Whether to list what could not be judged. */
  readonly listNotJudged: boolean;
  /** The version of dmslint. */
  readonly version: string;
  /** Description and page of each rule, by name. */
  readonly rulesMeta: Readonly<Record<string, RuleInfo>>;
}

export interface RuleInfo {
  readonly description: string;
  /** Address of the rule's page. */
  readonly url?: string;
  /** The rule's page, in Markdown; read when it is asked for. */
  readonly page?: () => string | undefined;
}

export type Formatter = (results: readonly LintResult[], context: FormatContext) => string | Promise<string>;
