import type { LintResult } from "../linter/index.js";
import type { SourceText } from "./excerpt.js";

/** What a formatter gets in addition to the results. */
export interface FormatContext {
  /** The folder that shown paths are relative to. */
  readonly cwd: string;
  /**
   * The folder that paths for other programs are relative to: the git top level of the working folder, else the working
   * folder.
   */
  readonly root: string;
  /** The maximum length of a line, in columns. `Infinity`: lines are not wrapped, because no terminal shows them. */
  readonly width: number;
  readonly color: boolean;
  /** Whether the terminal shows links (OSC 8). */
  readonly hyperlinks: boolean;
  /** Whether to list what could not be judged. */
  readonly listNotJudged: boolean;
  /** The version of dmslint. */
  readonly version: string;
  /** The graph of the DMS resources, for formats that can show it. Absent if there are none. */
  readonly graph?: ReportGraph;
  /** The address of dmslint's site, if it has one. */
  readonly homepage?: string;
  /** The description and page of each rule, by name. */
  readonly rulesMeta: Readonly<Record<string, RuleInfo>>;
  /** The text of a file that the findings are about. `undefined`: there is none. */
  readonly sourceOf: (path: string) => SourceText | undefined;
}

/** The parts of a page that show the graph. */
export interface ReportGraph {
  readonly style: string;
  readonly markup: string;
  readonly script: string;
  /** The content security policy of a page with the script and this style. */
  readonly contentPolicy: (style: string) => string;
}

/** What a report says of a rule beside its findings. */
export interface RuleInfo {
  readonly description: string;
  /** The type of the rule: it finds mistakes, or what could be better. */
  readonly type?: "problem" | "suggestion";
  /** The severity that the smallest preset with the rule gives it. Absent: no preset turns it on. */
  readonly severity?: "warn" | "error";
  /** The URL of the rule's page. */
  readonly url?: string;
  /** The rule's page in Markdown. It is read when this is called. */
  readonly page?: () => string | undefined;
}

/** A format: results as a text. A module of the user has such a function as its default export. */
export type Formatter = (results: readonly LintResult[], context: FormatContext) => string | Promise<string>;
