import type { Services } from "../knowledge/index.js";
import type { PolicyType, Project, TemplateFormat } from "../model/index.js";
import type { AccountFile, FileReader, FileTreeCache, LoadWasm, Values } from "../parsers/index.js";
import type { Direction, Rule, Settings } from "../rule-kit/index.js";
import type { Location } from "../source/index.js";
import type { Finding } from "./finding.js";
import type { LintResult, RuleSetting } from "./result.js";
import type { DirectiveOptions } from "./suppression/directives.js";
import type { Threads } from "./threads/orders.js";

/** A kind of edits: those that `--fix` makes, or suggestions that grant, narrow or rename something. */
export type FixType = "fix" | Direction;

/** The units that are linted together, and how. Templates of one run can see each other. */
export interface LintRun {
  readonly units: readonly LintUnit[];
  readonly reader: FileReader;
  readonly loadWasm: LoadWasm;
  readonly rules: readonly Rule[];
  /** `fixes`: apply all fixes. `suggestions`: also apply a suggestion if it is the only one of its finding. */
  readonly fix?: "none" | "fixes" | "suggestions";
  /** Which edits `fix` makes: fixes, and suggestions by what they change. By default, all. */
  readonly fixTypes?: ReadonlySet<FixType>;
  /** Which edits in the results are proved by the law of edits. The edits that `fix` writes are always proved. */
  readonly editProof?: "unproved" | "proved" | ((finding: Finding) => boolean);
  /** Selects the findings that `fix` corrects. By default, all. The results offer no fix for the others. */
  readonly isFixed?: (finding: Finding) => boolean;
  /** The type of bare policy files. Without it, the type is guessed from the content. */
  readonly policyType?: PolicyType;
  /** Known findings. They are suppressed. */
  readonly baseline?: Baseline;
  /** By default, directives have an effect, and unused directives are not reported. */
  readonly directives?: Partial<DirectiveOptions>;
  /**
   * Selects the units whose findings are wanted; `files` are all files that were read for the unit. All other units are
   * only context. By default, all units are wanted.
   */
  readonly isWanted?: (unit: LintUnit, files: readonly string[]) => boolean;
  /** Is called before each unit is parsed or judged, to show the progress of a long run. */
  readonly onProgress?: (phase: "parse" | "judge", done: number, of: number) => void;
  /** Tells the time in milliseconds, for the stats. By default, no time is taken: Node has to load its clock. */
  readonly clock?: () => number;
  /** Files and folders that could not be read, by path, with the reason. The results list them as not judged. */
  readonly unreadable?: ReadonlyMap<string, string>;
  /** What the account has already. */
  readonly accounts?: readonly AccountFile[];
  /** Whether the text of a file can be written back without a loss. Other files are not edited. By default, all can. */
  readonly isWritable?: (path: string) => boolean;
  /** Trees of files that were already parsed while units were searched. */
  readonly trees?: FileTreeCache;
  /** False: a message about one construct of CDK does not name it, because who shows the message does. By default, it does. */
  readonly namesConstructs?: boolean;
  /** Other threads that have read the same run, for a run that fixes nothing. By default, this thread does all. */
  readonly threads?: Threads;
}

/** One unit, with its rules and settings. */
export interface LintUnit {
  readonly kind: TemplateFormat;
  readonly path: string;
  readonly files: readonly string[];
  /** The folder of the module that a plan was made from, if it is known. */
  readonly module?: string;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly settings: Settings;
  readonly values: Values;
}

/** The known findings, by unit, rule and baseline key. */
export interface Baseline {
  has(unitPath: string, ruleId: string, part: string): boolean;
  /** Is told the findings of the texts that all fixes leave, before it is asked for them: a baseline may take them in. */
  takeIn?(identities: readonly FindingIdentity[]): void;
}

/** What a baseline stores of a finding. */
export interface FindingIdentity {
  readonly unitPath: string;
  readonly ruleId: string;
  readonly baselineKeys: readonly string[];
}

/** What a run found and changed. Nothing is written to the disk. */
export interface LintOutcome {
  readonly results: readonly LintResult[];
  /** Groups of files that one edit of `fix` changed. The files of a group must be written together or not at all. */
  readonly joined: readonly (readonly string[])[];
  /** Files whose fixes did not end. They have no `output`. */
  readonly unsettled: readonly string[];
  /** Files of which `fix` left edits because it would have had to prove too many: another run goes on. */
  readonly unproved: readonly string[];
  /** Files that `fix` did not change because they cannot be written as they were read. */
  readonly unwritable: readonly string[];
  /** The identities of all findings that no directive suppresses, including those that the baseline suppresses. */
  readonly identities: readonly FindingIdentity[];
  /** Paths of the units that were judged. */
  readonly judged: readonly string[];
  /** The model of all templates, for other uses than rules, for example an editor's hover. */
  readonly model: Project;
  /** The data about the services that the policies of the model name. */
  readonly services: Services;
  /** The places of secret values in the texts before the fixes, by path. */
  readonly secretPlaces: ReadonlyMap<string, readonly Location[]>;
  /** Edits that the law of edits forbids. They are neither made nor offered. */
  readonly refused: readonly RefusedEdit[];
  /** The rules that threw, each place in their code once. */
  readonly ruleFailures: readonly { readonly ruleId: string; readonly stack: readonly string[] }[];
  readonly stats: LintStats;
}

/** An edit that the law of edits forbids, with the position of its finding. */
export interface RefusedEdit {
  readonly filePath: string;
  readonly line: number;
  readonly column: number;
  readonly ruleId: string;
  readonly edit: "fix" | "suggestion";
  readonly reason: string;
}

/** The time of each phase in milliseconds; `rules` has the time by rule name. */
export interface LintStats {
  readonly parse: number;
  readonly link: number;
  readonly judge: number;
  readonly rules: Readonly<Record<string, number>>;
  readonly units: number;
  readonly fixPasses: number;
}
