import type { PolicyType, Project, TemplateFormat } from "../model/index.js";
import type { FileReader, FileTreeCache, LoadWasm, Values } from "../parsers/index.js";
import type { Rule, Settings } from "../rule-kit/index.js";
import type { Finding } from "./finding.js";
import type { FileEdit, LintResult, RuleSetting } from "./result.js";
import type { DirectiveOptions } from "./suppress.js";

/** What is linted together: templates of one run can see each other. */
export interface LintRun {
  readonly units: readonly LintUnit[];
  readonly reader: FileReader;
  readonly loadWasm: LoadWasm;
  readonly rules: readonly Rule[];
  /** `fixes`: apply what is safe; `suggestions`: also each suggestion that is the only one of its finding. */
  readonly fix?: "none" | "fixes" | "suggestions";
  /** Which edits that results hold are proved by the law of edits; what `fix` writes always is. */
  readonly editProof?: "unproved" | "proved" | ((finding: Finding) => boolean);
  /** Whose fixes are wanted as one edit; they are proved together, as `fix` does it in one pass. */
  readonly isCombined?: (finding: Finding) => boolean;
  /** Of bare policies; guessed from the content otherwise. */
  readonly policyType?: PolicyType;
  /** Findings that are known and left alone. */
  readonly baseline?: Baseline;
  /** By default directives hold, and unused ones are not reported. */
  readonly directives?: Partial<DirectiveOptions>;
  /** Of which units findings are wanted, with the files each is read from; the others are there to be seen by these. */
  readonly isWanted?: (unit: LintUnit, files: readonly string[]) => boolean;
  /** Told before each unit is parsed or judged, for long runs. */
  readonly onProgress?: (phase: "parse" | "judge", done: number, of: number) => void;
  /** Files and folders that could not be read, with the reason, by path: results list them as not judged. */
  readonly unreadable?: ReadonlyMap<string, string>;
  /** Trees of files that were read already, to find the units. */
  readonly trees?: FileTreeCache;
}

/** One template, module or policy file, with the rules and settings that hold for it. */
export interface LintUnit {
  readonly kind: TemplateFormat;
  readonly path: string;
  readonly files: readonly string[];
  /** The folder of the module that a plan was made from, where it is known. */
  readonly module?: string;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly settings: Settings;
  readonly values: Values;
}

/** Findings by unit, rule and part of a fingerprint. */
export interface Baseline {
  has(unitPath: string, ruleId: string, part: string): boolean;
}

/** What a baseline knows a finding by. */
export interface FindingIdentity {
  readonly unitPath: string;
  readonly ruleId: string;
  readonly baselineKeys: readonly string[];
}

export interface LintOutcome {
  readonly results: readonly LintResult[];
  /** What makes the fixes that are wanted as one. */
  readonly combinedFixes: readonly FileEdit[];
  /** Files that one edit of `fix` changed, group by group: they are to be written together or not at all. */
  readonly joined: readonly (readonly string[])[];
  /** Files of which the fixes came to no end: they have no `output`. */
  readonly unsettled: readonly string[];
  /** Of all findings that no directive suppresses, with those on the baseline. */
  readonly identities: readonly FindingIdentity[];
  /** Paths of the units that were judged. */
  readonly judged: readonly string[];
  /** What was judged, for questions that no rule asks (an editor's hover). */
  readonly model: Project;
  /** Edits that the law forbids: they are neither made nor offered. */
  readonly refused: readonly RefusedEdit[];
  readonly stats: LintStats;
}

/** An edit that the law of edits forbids, at the place of its finding. */
export interface RefusedEdit {
  readonly filePath: string;
  readonly line: number;
  readonly column: number;
  readonly ruleId: string;
  readonly edit: "fix" | "suggestion";
  readonly reason: string;
}

/** Where the time went, in milliseconds; `rules` by rule name. */
export interface LintStats {
  readonly parse: number;
  readonly link: number;
  readonly judge: number;
  readonly rules: Readonly<Record<string, number>>;
  readonly units: number;
  readonly fixPasses: number;
}
