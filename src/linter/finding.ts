import type { Direction, Report } from "../rule-kit/index.js";
import type { Location, TextEdit } from "../source/index.js";
import type { LintMessage } from "./result.js";
import type { LintUnit } from "./run.js";

/** A report with its sentence and its place. */
export interface Finding {
  readonly unit: LintUnit;
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly messageId?: string;
  readonly message: string;
  /** The message with whole lists, where it is a rule's. */
  readonly wholeMessage?: string;
  readonly data?: NonNullable<LintMessage["data"]>;
  readonly fatal?: true;
  readonly location: Location;
  readonly addresses: readonly string[];
  readonly fingerprint: string;
  /** What a baseline knows it by; it is suppressed when all are there. */
  readonly baselineKeys: readonly string[];
  readonly related: NonNullable<Report["related"]>;
  readonly fix?: Proposal;
  readonly suggestions: readonly FindingSuggestion[];
}

/** An edit that a rule proposes. */
export interface Proposal {
  /** What it may change of who is granted what; `same`: nothing, `spelling`: what a misspelling kept from counting. */
  readonly direction: Direction | "same" | "spelling";
  /** Its text, made when it is asked for and then kept; `undefined`: the syntax cannot say it. */
  readonly edits: () => readonly TextEdit[] | undefined;
}

export interface FindingSuggestion extends Proposal {
  readonly messageId: string;
  readonly message: string;
}

/** Something that could not be judged. */
export interface Skip {
  /** `null`: no rule could judge it. */
  readonly ruleId: string | null;
  readonly address: string;
  readonly reason: string;
  readonly location: Location;
}

/** What is made when it is asked for, and once. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
