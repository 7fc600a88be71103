import type { Direction, Report } from "../rule-kit/index.js";
import type { Location, TextEdit } from "../source/index.js";
import type { LintMessage } from "./result.js";
import type { LintUnit } from "./run.js";

/** A report of a rule, or a problem of a file, with its message and its location. */
export interface Finding {
  readonly unit: LintUnit;
  /** The paths of all units that have the finding, if there are several: roots that call one module. */
  readonly units?: readonly string[];
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly messageId?: string;
  readonly message: string;
  /** The message with all items of its lists. Only findings of rules have it. */
  readonly wholeMessage?: string;
  readonly data?: NonNullable<LintMessage["data"]>;
  readonly fatal?: true;
  /** Where a rule threw, if the finding is about that. */
  readonly stack?: readonly string[];
  readonly location: Location;
  readonly addresses: readonly string[];
  readonly fingerprint: string;
  /**
   * The keys that a baseline stores for the finding. The baseline suppresses the finding only if it has all of them.
   */
  readonly baselineKeys: readonly string[];
  /**
   * All findings that this one is shown for, if there are several. How many are shown as one can change with an edit of
   * one of them, so the law of edits counts each.
   */
  readonly counted?: readonly CountedFinding[];
  readonly related: NonNullable<Report["related"]>;
  readonly fix?: Proposal;
  readonly suggestions: readonly FindingSuggestion[];
}

/** What the law of edits compares of a finding. */
export type CountedFinding = Pick<Finding, "addresses" | "baselineKeys" | "fingerprint">;

/** An edit that a rule proposes. */
export interface Proposal {
  /**
   * What the edit may change in the grants. `same`: nothing. `spelling`: a corrected misspelling may give elements an
   * effect that they did not have before.
   */
  readonly direction: Direction | "same" | "spelling";
  /** The text edits. They are made at the first call and then kept. `undefined`: the syntax cannot express the edit. */
  readonly edits: () => readonly TextEdit[] | undefined;
}

/** An edit that a person chooses, with the sentence that says what it does. */
export interface FindingSuggestion extends Proposal {
  readonly messageId: string;
  readonly message: string;
}

/** Something that a rule could not judge. */
export interface Skip {
  /** `null`: no rule could judge it, for example because a file was not read. */
  readonly ruleId: string | null;
  readonly address: string;
  readonly reason: string;
  readonly location: Location;
}
