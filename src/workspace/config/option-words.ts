/** What messages call the options that several callers give in their own ways. */
export interface OptionWords {
  readonly rule: string;
  readonly region: string;
  readonly partition: string;
  /** What is wrong if the name of a value is missing. */
  readonly nameless: string;
  /** What to do for a text whose format is not known. */
  readonly nameText: string;
}

export const commandWords: OptionWords = {
  rule: "--rule",
  region: "--region",
  partition: "--partition",
  nameless: "--var needs NAME=VALUE, with the name before an equals sign.",
  nameText: "Name the text with --stdin-filename NAME, such as main.tf or stack.yaml.",
};

export const libraryWords: OptionWords = {
  rule: "rules",
  region: "region",
  partition: "partition",
  nameless: "parameters has a value without a name.",
  nameText: 'Name the text with the option "filePath", such as "main.tf" or "stack.yaml".',
};
