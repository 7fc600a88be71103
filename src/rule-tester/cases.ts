import type { LintRun, LintUnit } from "../linter/index.js";

/** The cases of a rule whose messages have these ids. */
export interface RuleCases<Id extends string = string> {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase<Id>[];
}

/** A template in which the rule finds nothing. */
export interface ValidCase {
  readonly name: string;
  /** The text of the file under test. */
  readonly template: string;
  /** The name of that file. Its extension says the format. Default: `stack.yaml`. */
  readonly filename?: string;
  /** Texts of the other files of the run, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Partial<LintUnit["settings"]>;
  /** The values of parameters, variables, region and account, as the settings give them. */
  readonly values?: Partial<LintUnit["values"]>;
  /** What the account has: a value that one of the commands for account data prints. */
  readonly account?: unknown;
  readonly options?: Readonly<Record<string, unknown>>;
  /** What a bare policy is used as. By default this is guessed from its content. */
  readonly policyType?: NonNullable<LintRun["policyType"]>;
  /** How many nodes the rule says it could not judge. Default: 0. */
  readonly skipped?: number;
  /** Runs only this case, if the test framework can do this. */
  readonly only?: boolean;
}

/** A template in which the rule finds exactly these errors. */
export interface InvalidCase<Id extends string = string> extends ValidCase {
  /** How many edits of its findings the law of edits forbids, so that they are not offered. Default: 0. */
  readonly refused?: number;
  /** The expected findings, sorted by line and column. */
  readonly errors: readonly ExpectedError<Id>[];
  /**
   * The text of the file under test after `--fix`. It is required if a finding has a fix, and otherwise not allowed.
   */
  readonly output?: string;
  /** The texts of other files that `--fix` changes. */
  readonly outputs?: Readonly<Record<string, string>>;
}

/** A range. Lines and columns start at 1. The end is the position after the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding that a case expects: its message and its whole place. */
export interface ExpectedError<Id extends string = string> extends Place {
  readonly messageId: Id;
  /** The file of the finding, if it is not the file under test. */
  readonly filename?: string;
  /** The whole message, or in `data` the values of its placeholders. */
  readonly message?: string;
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
  readonly address?: string;
  readonly related?: readonly (Partial<Place> & { readonly filename?: string; readonly message?: string })[];
  /** All suggestions of the finding, in order. They are required if it has any. */
  readonly suggestions?: readonly ExpectedSuggestion<Id>[];
}

/** A suggestion of an expected finding, and the texts after it. */
export interface ExpectedSuggestion<Id extends string = string> {
  readonly messageId: Id;
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
  /** The text of the file under test after this suggestion alone is applied. */
  readonly output?: string;
  /** The texts of other files that this suggestion changes. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** The suggestion corrects only a part: a finding with the same message remains, and reports less. */
  readonly isPartial?: true;
}
