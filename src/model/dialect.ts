/** What a template is written in. */
export type TemplateFormat = "cloudformation" | "terraform" | "plan" | "policy";

/**
 * What differs between formats and matters to analysis, rules and messages, which know no format. Every format has one
 * such object beside its parser: a new format does not compile without it.
 */
export interface Dialect {
  readonly format: TemplateFormat;
  /** A policy by itself: nothing is declared beside it, and nothing can be referred to. */
  readonly isBarePolicy: boolean;
  /** How people write the names of what they declare. */
  readonly nameCase: "PascalCase" | "snake_case";
  /** What makes a resource only in some deployments: how messages call it, and the keys it stands under. */
  readonly guard: { readonly name: string; readonly keys: readonly string[] };
  /** Whether references to partition, region and account are built in, have to be declared, or do not exist. */
  readonly placeReferences: "built-in" | "declared" | "none";
  /** Which resources the parts of a template that are not seen can change: all, or those that are passed to them. */
  readonly unseenPartsReach: "everything" | "what-they-are-given";
  /** A number in the place of a text is taken for a text. */
  readonly takesNumbersAsTexts: boolean;
  /** Resources have metadata that switch rules off: `Metadata: { dmslint: { disable: … } }`. */
  readonly hasDirectivesInMetadata: boolean;
  /** Sentences and words for messages. */
  readonly words: DialectWords;
}

export interface DialectWords {
  /** How to write the partition of the deployment, as a sentence. */
  readonly partition: string;
  /** The region of the deployment, as it stands in a text. */
  readonly region: string;
  /** What a text with a variable lacks, as a sentence; empty where nothing can be missing. */
  readonly missingSubstitution: string;
}

/** Values of the place of deployment that a template can refer to. */
export type ArnPlaceholder = "Partition" | "Region" | "Account";
