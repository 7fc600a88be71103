import type { ServiceAuthorization } from "../knowledge/index.js";
import type { ModelNode, NodeKind, Project, Template } from "../model/index.js";
import type { Location } from "../source/index.js";
import type { Text } from "../tree/index.js";
import type { Fixer, IamEdit } from "./fixer.js";

/** A check: what it is about, what it says, and the visitors that find it. */
export interface Rule {
  readonly name: string;
  readonly meta: RuleMeta;
  create(context: RuleContext): Visitor;
}

export interface RuleMeta {
  readonly type: "problem" | "suggestion";
  readonly docs: { readonly description: string; readonly url?: string };
  /** Whether `--fix` may mend its findings. */
  readonly fixable?: boolean;
  readonly hasSuggestions?: boolean;
  /** Whether its fixes put misspellings right, so that what was written for nothing counts; no other fix changes grants. */
  readonly repairsSpelling?: boolean;
  /** Rules that tell what is left of a danger once a finding of this rule is mended, and leave it to this one before. */
  readonly standsFor?: readonly string[];
  /** What following a suggestion changes of who is granted what, by the suggestion's message id. */
  readonly directions?: Readonly<Record<string, Direction>>;
  /** JSON Schema of the rule's options object. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly defaultOptions?: Readonly<Record<string, unknown>>;
  /** Sentences by id; `{{name}}` stands for an item of `data`. */
  readonly messages: Readonly<Record<string, string>>;
  /**
   * Names of the `data` items that tell two findings of one message and address apart; they go into the fingerprint.
   * Never counts, lines or resolved values.
   */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

/** More is granted, less is granted, or something is renamed or replaced. */
export type Direction = "grants" | "narrows" | "renames";

/** The type of the nodes of a kind: one type may have several kinds. */
type NodeOf<Kind, Of = ModelNode> = Of extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Of
    : never
  : never;

/** Called once for each node of a kind, outer nodes before inner ones. */
export type Visitor = { readonly [Kind in NodeKind]?: (node: NodeOf<Kind>) => void } & {
  /** Called last, when every node has been visited. */
  readonly "Template:exit"?: (template: Template) => void;
};

export interface RuleContext {
  readonly template: Template;
  readonly project: Project;
  /** What is known of the services that the run's policies name, by action prefix: `dms`. */
  readonly services: ReadonlyMap<string, ServiceAuthorization>;
  readonly settings: Settings;
  readonly options: Readonly<Record<string, unknown>>;
  report(report: Report): void;
  /** Says that something was not judged, and why. */
  skip(node: Placed, reason: string): void;
}

/** What a finding or a skip can stand at. */
export interface Placed {
  readonly location: Location;
  readonly address?: string;
}

/** What fills a placeholder. Of a text, the sentence shows the value, and the fingerprint holds how it is written. */
export type MessageItem = string | Text | Phrase;

/** Words with lists in them: `s3:GetObject and s3:PutObject on arn:aws:s3:::data/*`. A message cuts these lists too. */
export interface Phrase {
  readonly kind: "phrase";
  readonly words: readonly (MessageItem | readonly MessageItem[])[];
}

export type MessageData = Readonly<Record<string, MessageItem | readonly MessageItem[]>>;

export interface Report {
  readonly node: { readonly location: Location };
  /** Logical address of the resource or statement the finding is about. */
  readonly address: string;
  readonly messageId: string;
  readonly data?: MessageData;
  readonly related?: readonly RelatedPlace[];
  readonly fix?: (fixer: Fixer) => IamEdit | readonly IamEdit[];
  readonly suggest?: readonly Suggestion[];
}

export interface RelatedPlace {
  readonly location: Location;
  /** A few words: `the role`, `the statement that almost grants it`. */
  readonly message: string;
}

export interface Suggestion {
  readonly messageId: string;
  readonly data?: MessageData;
  readonly fix: (fixer: Fixer) => IamEdit | readonly IamEdit[];
  /** Other ways, the first of them taken where the text that `fix` changes belongs to others too. */
  readonly otherwise?: readonly Suggestion["fix"][];
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
  /** Globs of bare policies that are not all their holder has. */
  readonly partialPolicies: readonly string[];
}
