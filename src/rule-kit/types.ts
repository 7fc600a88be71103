import type { OwnRequirements, Services } from "../knowledge/index.js";
import type { DmsResource, ModelNode, NodeKind, Project, Template, WhereOf } from "../model/index.js";
import type { Location } from "../source/index.js";

/**
 * A rule: its name, its metadata, and the visitor that finds what it reports. This is the type of any rule.
 * `defineRule` returns a type that also says what the rule reports and which options it has.
 */
export interface Rule {
  readonly name: string;
  readonly meta: RuleMeta;
  create(context: RuleContext): Visitor;
}

/** What a rule says of itself: what it finds, its messages, options and edits. */
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
  /** How a suggestion changes what is granted to whom, by the message id of the suggestion. */
  readonly directions?: Readonly<Record<string, Direction>>;
  /** JSON Schema of the rule's options object. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly defaultOptions?: OptionValues;
  /** The sentences by id. `{{name}}` stands for an item of `data`. */
  readonly messages: Readonly<Record<string, string>>;
  /**
   * The names of the `data` items that distinguish two findings with the same message and address. They go into the
   * fingerprint, so they must not be counts, lines or resolved values.
   */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

/** The options of any rule. */
export type OptionValues = Readonly<Record<string, unknown>>;

/** A suggestion grants more, grants less, or renames or replaces something. */
export type Direction = "grants" | "narrows" | "renames";

/** The type of the nodes of a kind. One type may have several kinds. */
type NodeOf<Kind, Of = ModelNode> = Of extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Of & { readonly kind: Kind }
    : never
  : never;

/**
 * The functions that are called for each node of a kind: once for each node, outer nodes before inner ones. For a node
 * in a policy there is a second argument. It has the document and its holder. For a statement and its parts it also has
 * the statement and the address of a finding.
 */
export type Visitor = { readonly [Kind in NodeKind]?: (node: NodeOf<Kind>, where: WhereOf<Kind>) => void } & {
  /** Called for each DMS resource, whatever its kind. */
  readonly DmsResource?: (resource: DmsResource) => void;
  /** Called last, when every node has been visited. */
  readonly "Template:exit"?: (template: Template) => void;
};

/**
 * What a rule gets: the template and run that it judges, and the functions with which it reports. A function with a
 * parameter of type `RuleContext` cannot report findings. A function that reports says what:
 * `RuleContext<Report<"unused", "role" | "actions">>`.
 */
export interface RuleContext<Reported = never, Options = unknown> {
  /** What is judged: one CloudFormation template, Terraform module, plan or policy file. */
  readonly template: Template;
  /** All templates of the run, for what another one declares. */
  readonly project: Project;
  /** The facts about the services that the policies of the run name, by action prefix: `dms`. */
  readonly services: Services;
  readonly settings: Settings;
  /** The options of the rule: those of the config over its `defaultOptions`. */
  readonly options: Options;
  /** Reports a finding. */
  readonly report: (report: Reported) => void;
  /** Says that something was not judged, and why. */
  skip(node: Placed, reason: string): void;
}

/** A place for a finding or a skip. */
export interface Placed {
  readonly location: Location;
  readonly address?: string;
}

/** The settings of a run that rules may read. */
export interface Settings {
  /** Names of account roles that exist already. */
  readonly existingRoles: readonly string[];
  readonly caller?: "iac" | "console" | "operator";
  /** The ARN of the role or user that deploys. The account data has its policies. */
  readonly callerArn?: string;
  readonly callerPolicies: readonly string[];
  readonly partition?: string;
  readonly regions: readonly string[];
  readonly account?: string;
  /** The names of the engines for which a bare policy is written. */
  readonly targets?: readonly string[];
  readonly sources?: readonly string[];
  /** Globs of policy files whose holder also has other policies. */
  readonly partialPolicies: readonly string[];
  /** What the files of the setting `requirements` ask beyond the facts of dmslint. */
  readonly requirements?: OwnRequirements;
}
