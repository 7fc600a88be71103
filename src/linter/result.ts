/** The result of one file. It has the shape of ESLint's results, with additions (see docs/json.md). */
export interface LintResult {
  readonly filePath: string;
  readonly messages: readonly LintMessage[];
  readonly suppressedMessages: readonly SuppressedMessage[];
  readonly notJudged: readonly NotJudged[];
  readonly errorCount: number;
  readonly fatalErrorCount: number;
  readonly warningCount: number;
  readonly fixableErrorCount: number;
  readonly fixableWarningCount: number;
  /** The text after the fixes. It exists only if fixes changed the file. */
  readonly output?: string;
}

/** A finding, with its place, its message and the edits for it. */
export interface LintMessage {
  /** `null`: the message is not from a rule, for example a syntax error. */
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly messageId?: string;
  /**
   * The message, on one line and safe to show (see `visible`). It shows three items of a longer list; `data` has all of
   * them, as the template writes them.
   */
  readonly message: string;
  /** The values of the placeholders in the message. */
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
  readonly fatal?: true;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly address: string;
  /** All addresses, if the finding is about several instances of one block. */
  readonly addresses?: readonly string[];
  readonly fingerprint: string;
  readonly related: readonly RelatedMessage[];
  /** The fix in ESLint's form, if it is a single edit of this file. */
  readonly fix?: { readonly range: readonly [number, number]; readonly text: string };
  readonly fixes?: readonly FileEdit[];
  readonly suggestions?: readonly LintSuggestion[];
  /** What suggestions say. Only findings in CDK templates have it: they have no edits, because the program is to be edited. */
  readonly advice?: readonly string[];
  /** The page of the rule on the web, if it has one. */
  readonly docsUrl?: string;
}

/** Another place that a finding is about, with a few words about it. */
export interface RelatedMessage {
  readonly filePath: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

/** An edit of a file: the offsets of what is replaced, and the text that replaces it. */
export interface FileEdit {
  readonly filePath: string;
  readonly range: readonly [number, number];
  readonly text: string;
}

/** An edit that `--fix` does not apply, with what it does. */
export interface LintSuggestion {
  readonly messageId: string;
  readonly desc: string;
  readonly fixes: readonly FileEdit[];
}

/** A finding that a comment, metadata or the baseline switches off. */
export type SuppressedMessage = LintMessage & {
  readonly suppressions: readonly {
    readonly kind: "directive" | "file" | "metadata";
    readonly justification: string;
  }[];
};

/** What a rule could not decide, and why. */
export interface NotJudged {
  /** `null`: no rule could judge it. */
  readonly ruleId: string | null;
  readonly address: string;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** How a config turns a rule on or off. */
export type Severity = "off" | "warn" | "error";

/** The severity and the options of a rule that a config turns on or off. */
export interface RuleSetting {
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}
