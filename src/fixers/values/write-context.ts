import type { Template } from "../../model/index.js";
import type { Location, SourceFile } from "../../source/index.js";
import type { Embedding } from "../../tree/index.js";
import { moduleOf } from "../scope/module-of.js";

/** The language of a file. Files that a Terraform module reads as text are policies. */
export type Language = "cloudformation" | "terraform" | "policy";

/** How YAML and JSON contain references in a language: as functions, inside texts, or not at all. */
const referencesIn: Readonly<Record<Language, "functions" | "in-texts" | "none">> = {
  cloudformation: "functions",
  terraform: "in-texts",
  policy: "none",
};

/** The place where a text is written. It decides how a hole can be written. */
export interface WriteContext {
  readonly template: Template;
  readonly file: SourceFile;
  /** What is written belongs to the block of this place, and so it has the names of that block. */
  readonly at: Location;
  readonly language: Language;
  readonly references: (typeof referencesIn)[Language];
  readonly within: readonly Embedding[];
  /** How the objects around write their keys, if that is not `key = value`. */
  readonly colons?: ColonStyle;
  /** How far YAML is indented from the key above it, if not as in most of the file. */
  readonly step?: number;
  /** Only the references in the text are new. The rest of it stays as it was. */
  readonly isRewritten?: true;
  /** Somebody pastes it, and knows under which conditions it may stand there. */
  readonly isPasted?: true;
}

/** Keys of HCL objects as in JSON: `"key": value` or `key : value`. */
export interface ColonStyle {
  readonly sign: ": " | " : ";
  readonly isQuoted: boolean;
  /** What stands between entries, beside the new line. */
  readonly separator: "," | "";
}

/** If a place is in the text of an `Fn::Sub`: the names that this function has values for itself. */
export function variablesAround({ within }: WriteContext): readonly string[] | undefined {
  return within.find(({ variables }) => variables)?.variables;
}

export function writeContextOf(template: Template, at: Location, within: readonly Embedding[] = []): WriteContext {
  const { file } = at;
  const language = languageOf(template, file);
  return { template, file, at, language, references: referencesIn[language], within };
}

/** A new text in another language than the file's. It can refer to the region and its like, but not to what is in the file. */
export function inLanguage(context: WriteContext, language: Language): WriteContext {
  return { ...context, language, references: referencesIn[language] };
}

/** A place outside of all blocks of a file. */
export function outsideOfBlocks(file: SourceFile): Location {
  return { file, start: file.text.length, end: file.text.length };
}

/** The references of a module are valid in its own files, but not in files that it reads as text. */
function languageOf(template: Template, file: SourceFile): Language {
  switch (template.dialect.format) {
    case "cloudformation":
      return "cloudformation";
    case "terraform":
    case "plan":
      return moduleOf(template, file) ? "terraform" : "policy";
    case "policy":
      return "policy";
  }
}
