import type { LintRun, LintUnit } from "../linter/index.js";

/** The cases of one rule, whose messages have these ids. */
export interface RuleCases<Id extends string = string> {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase<Id>[];
}

/** A template in which the rule finds nothing. */
export interface ValidCase {
  readonly name: string;
  /** The text of the file under test. */
  readonly template: string;
  /** Name of that file; its ending says the format: `stack.yaml` when absent. */
  readonly filename?: string;
  /** Texts of the other files of the run, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Partial<LintUnit["settings"]>;
  /** Values of parameters and variables, region and account, as the settings give them. */
  readonly values?: Partial<LintUnit["values"]>;
  readonly options?: Readonly<Record<string, unknown>>;
  /** What a bare policy is used as; guessed from its content when absent. */
  readonly policyType?: NonNullable<LintRun["policyType"]>;
  /** How many nodes the rule says it could not judge; 0 when absent. */
  readonly skipped?: number;
  /** Runs this case alone, where the test framework can. */
  readonly only?: boolean;
}

/** A template in which the rule finds exactly these errors. */
export interface InvalidCase<Id extends string = string> extends ValidCase {
  /** How many edits of its findings the law of edits forbids, so that they are not offered; 0 when absent. */
  readonly refused?: number;
  /** In the order of line and column. */
  readonly errors: readonly ExpectedError<Id>[];
  /** The text of the file under test after `--fix`; required when a finding has a fix, else forbidden. */
  readonly output?: string;
  /** Texts of other files that `--fix` changes. */
  readonly outputs?: Readonly<Record<string, string>>;
}

/** A range as people count, from 1; the end is the place after the last unit. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ExpectedError<Id extends string = string> extends Place {
  readonly messageId: Id;
  /** The file of the finding, where it is another one than the file under test. */
  readonly filename?: string;
  /** The whole sentence, or the data that fills its placeholders. */
  readonly message?: string;
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
  readonly address?: string;
  readonly related?: readonly (Partial<Place> & { readonly filename?: string; readonly message?: string })[];
  /** Every suggestion of the finding, in order; required when it has some. */
  readonly suggestions?: readonly ExpectedSuggestion<Id>[];
}

export interface ExpectedSuggestion<Id extends string = string> {
  readonly messageId: Id;
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
  /** The text of the file under test after this suggestion alone. */
  readonly output?: string;
  /** Texts of other files that it changes. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** It mends a part: a finding of the same message is left, with less in it. */
  readonly isPartial?: true;
}
