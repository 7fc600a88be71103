import type { ServiceAuthorization } from "../knowledge/index.js";
import type { DmsResource, ModelNode, NodeKind, Project, Template, UseOf } from "../model/index.js";
import type { Location } from "../source/index.js";

/**
 * A check: what it is about, what it says, and the visitors that find it. This is any rule; what one of them reports and
 * which options it has, `defineRule` knows.
 */
export interface Rule {
  readonly name: string;
  readonly meta: RuleMeta;
  create(context: RuleContext): Visitor;
}

export interface RuleMeta {
  readonly type: "problem" | "suggestion";
  readonly docs: { readonly description: string; readonly url?: string };
  /** Whether `--fix` may correct its findings. */
  readonly fixable?: boolean;
  readonly hasSuggestions?: boolean;
  /** Whether its fixes correct misspellings, so that a statement begins to count. No other fix changes what is granted. */
  readonly repairsSpelling?: boolean;
  /** Rules that report what is left of the same danger after an edit of this rule. Before the edit only this rule reports. */
  readonly standsFor?: readonly string[];
  /** What following a suggestion changes of who is granted what, by the suggestion's message id. */
  readonly directions?: Readonly<Record<string, Direction>>;
  /** JSON Schema of the rule's options object. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly defaultOptions?: OptionValues;
  /** Sentences by id; `{{name}}` stands for an item of `data`. */
  readonly messages: Readonly<Record<string, string>>;
  /**
   * Names of the `data` items that tell two findings of one message and address apart; they go into the fingerprint.
   * Never counts, lines or resolved values.
   */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

/** The options of any rule. */
export type OptionValues = Readonly<Record<string, unknown>>;

/** More is granted, less is granted, or something is renamed or replaced. */
export type Direction = "grants" | "narrows" | "renames";

/** The type of the nodes of a kind: one type may have several kinds. */
type NodeOf<Kind, Of = ModelNode> = Of extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Of & { readonly kind: Kind }
    : never
  : never;

/**
 * Called once for each node of a kind, outer nodes before inner ones. A node of a policy comes with its use: the document,
 * who holds that, and for a statement and what is in it the statement and the address of a finding.
 */
export type Visitor = { readonly [Kind in NodeKind]?: (node: NodeOf<Kind>, use: UseOf<Kind>) => void } & {
  /** Called for each DMS resource, whatever its kind. */
  readonly DmsResource?: (resource: DmsResource) => void;
  /** Called last, when every node has been visited. */
  readonly "Template:exit"?: (template: Template) => void;
};

/**
 * What a rule is given: what it looks at, and what it reports to. A function that is given a `RuleContext` as such only
 * looks; one that reports says what: `RuleContext<Report<"unused", "role" | "actions">>`.
 */
export interface RuleContext<Reported = never, Options = unknown> {
  readonly template: Template;
  readonly project: Project;
  /** What is known of the services that the run's policies name, by action prefix: `dms`. */
  readonly services: ReadonlyMap<string, ServiceAuthorization>;
  readonly settings: Settings;
  readonly options: Options;
  readonly report: (report: Reported) => void;
  /** Says that something was not judged, and why. */
  skip(node: Placed, reason: string): void;
}

/** What a finding or a skip can stand at. */
export interface Placed {
  readonly location: Location;
  readonly address?: string;
}

/** The settings of a run that rules may read. */
export interface Settings {
  /** Names of account roles that exist already. */
  readonly existingRoles: readonly string[];
  readonly caller?: "iac" | "console" | "operator";
  readonly callerPolicies: readonly string[];
  readonly partition?: string;
  readonly regions: readonly string[];
  readonly account?: string;
  /** Engine names that a bare policy is for. */
  readonly targets?: readonly string[];
  readonly sources?: readonly string[];
  /** Globs of policy files whose holder also has other policies. */
  readonly partialPolicies: readonly string[];
}
