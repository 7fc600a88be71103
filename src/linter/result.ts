/** What a run says of one file: ESLint's shape, with additions (see docs/json.md). */
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
  /** The text after fixes, when fixes were applied and changed it. */
  readonly output?: string;
}

export interface LintMessage {
  /** `null`: a syntax error. */
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly messageId?: string;
  /** A list in it that is longer than three is cut; it is whole in `data`. */
  readonly message: string;
  /** What fills the placeholders of the message. */
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
  readonly fatal?: true;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly address: string;
  /** All addresses, where the finding is about several: instances of one block. */
  readonly addresses?: readonly string[];
  readonly fingerprint: string;
  readonly related: readonly RelatedMessage[];
  /** The fix as ESLint has it, when it is one edit of this file. */
  readonly fix?: { readonly range: readonly [number, number]; readonly text: string };
  readonly fixes?: readonly FileEdit[];
  readonly suggestions?: readonly LintSuggestion[];
}

export interface RelatedMessage {
  readonly filePath: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

export interface FileEdit {
  readonly filePath: string;
  readonly range: readonly [number, number];
  readonly text: string;
}

export interface LintSuggestion {
  readonly messageId: string;
  readonly desc: string;
  readonly fixes: readonly FileEdit[];
}

export type SuppressedMessage = LintMessage & {
  readonly suppressions: readonly {
    readonly kind: "directive" | "file" | "metadata";
    readonly justification: string;
  }[];
};

export interface NotJudged {
  /** `null`: no rule could judge it. */
  readonly ruleId: string | null;
  readonly address: string;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = "off" | "warn" | "error";

/** A rule switched on: how loud, and with which options. */
export interface RuleSetting {
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}
