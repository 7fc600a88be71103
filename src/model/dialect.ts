/** The format in which a template is written. */
export type TemplateFormat = "cloudformation" | "terraform" | "plan" | "policy";

/**
 * The differences between formats that matter to the analysis, the rules and the messages, which do not know the
 * format. Each format has one such object: a new format does not compile without it.
 */
export interface Dialect {
  readonly format: TemplateFormat;
  /** A bare policy: nothing else is declared in the file, and nothing can be referred to. */
  readonly isBarePolicy: boolean;
  /** The usual style of declared names. */
  readonly nameCase: "PascalCase" | "snake_case";
  /** What makes a resource conditional: its name in messages, and its keys. */
  readonly guard: { readonly name: string; readonly keys: readonly string[] };
  /** Whether references to partition, region and account are built in, must be declared, or do not exist. */
  readonly placeReferences: "built-in" | "declared" | "none";
  /** Which resources the unseen parts of a template can change: all, or only those that are passed to them. */
  readonly unseenPartsReach: "everything" | "what-they-are-given";
  /** A key policy is always a part of its key, so a key without one has the default policy of KMS. */
  readonly keyPolicyIsProperty: boolean;
  /** A number is accepted as a text. */
  readonly takesNumbersAsTexts: boolean;
  /** Resources can disable rules in their metadata: `Metadata: { dmslint: { disable: … } }`. */
  readonly hasDirectivesInMetadata: boolean;
  /** Sentences and words for messages. */
  readonly words: DialectWords;
}

/** What messages say in the words of a format. */
export interface DialectWords {
  /** How to write the partition of the deployment, as a sentence. */
  readonly partition: string;
  /** The same for a file whose text a function reads, if that has no references. */
  readonly partitionOfFile?: string;
  /** The region of the deployment, as it is written inside a text. */
  readonly region: string;
  /** What is missing around a text with a variable, as a sentence; empty if nothing can be missing. */
  readonly missingSubstitution: string;
  /** How a policy variable begins inside a text that has references of the format. */
  readonly variableStart: string;
}

/** Values of the deployment (partition, region, account) that a template can refer to. */
export type ArnPlaceholder = "Partition" | "Region" | "Account";
